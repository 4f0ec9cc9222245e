import { choosePrints, pick, type Received, stage, task } from "ridgelab";
import { spread } from "ridgelab/metrics";
import type { minutiaeInNoise } from "./minutiaeInNoise.js";

const count = task<typeof minutiaeInNoise>(import.meta.url, "./minutiaeInNoise.js");

interface Settings {
  readonly fingers: number;
  readonly levels: readonly number[];
}

/** Minutiae under each noise: mean over fingers, with its 95 % interval. */
export const counts = stage(
  import.meta.url,
  { data: true, config: pick("fingers", "levels"), stream: "noise/counts", cut: "items" },
  async ({ config, data, work }: Received<Settings>) => {
    const prints = choosePrints(data, config.fingers, 1);
    const images = await data.read(prints);
    const found = await work.map(count, images, (image) => [image, config.levels, work.seed]);
    return config.levels.map((level, k) => ({ level, ...spread(found.map((of) => of[k])) }));
  },
);
