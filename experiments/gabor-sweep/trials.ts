import { pick, type Received, stage, task } from "../define.js";
import type { FirstPrints } from "../shared/firstPrints.js";
import type { gaborPoints } from "./gaborPoints.js";
import { type GridSettings, gridPoints } from "./gridPoints.js";

const filterPoints = task<typeof gaborPoints>(import.meta.url, "./gaborPoints.js");

/** Each print filtered at every point: one list a finger, in the order of `gridPoints`. Scored against the truth where it is known. */
export const trials = stage(
  import.meta.url,
  {
    data: true,
    config: pick("base", "sigmaX", "sigmaY", "orientations", "block", "frequency", "bank", "methodBlock"),
    cut: "items",
  },
  async ({ config, inputs: { prints }, data, work }: Received<GridSettings, { prints: FirstPrints }>) => {
    const truths = await data.readTruth?.(prints.chosen);
    const points = gridPoints(config);
    return work.map(filterPoints, prints.images, (image, i) => [image, truths?.[i], points]);
  },
);
