import { choosePrints, pick, type Received, stage } from "ridgelab";

/** Mean grey level of each finger's first impression. */
export const means = stage(
  import.meta.url,
  { data: true, config: pick("fingers") },
  async ({ config, data }: Received<{ fingers: number }>) => {
    const images = await data.read(choosePrints(data, config.fingers, 1));
    return images.map(({ data: grey }) => grey.reduce((sum, level) => sum + level, 0) / grey.length);
  },
);
