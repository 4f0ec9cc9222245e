import { type Received, stage, task } from "../define.js";
import type { routeChange } from "./routeChange.js";

const change = task<typeof routeChange>(import.meta.url, "./routeChange.js");

/** A simulated finger whose route changes with one minutia. */
export const example = stage(
  import.meta.url,
  { stream: "far-frr/example" },
  async ({ given: { minutiae }, work }: Received<unknown, unknown, { minutiae: number }>) =>
    (await work.map(change, [minutiae], (count) => [work.seed, count]))[0],
);
