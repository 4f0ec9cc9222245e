import type { minutiaeOf } from "../../src/minutiae/minutiaeOf.js";
import { pick, type Received, stage, task } from "../define.js";
import { choosePrints } from "../shared/choosePrints.js";

const extract = task<typeof minutiaeOf>(import.meta.url, "../../src/minutiae/minutiaeOf.js");

/** The minutiae of the first impressions of some fingers, which give positions. */
export const minutiae = stage(
  import.meta.url,
  { data: true, config: pick("fingers") },
  async ({ config: { fingers }, data, work }: Received<{ fingers: number }>) => {
    const images = await data.read(choosePrints(data, fingers, 1));
    return work.map(extract, images, (image) => [image]);
  },
);
