import { pick, type Received, stage, task } from "../define.js";
import type { FirstPrints } from "../shared/firstPrints.js";
import type { filterUnderNoise, Noise } from "./filterUnderNoise.js";

const filterNoisy = task<typeof filterUnderNoise>(import.meta.url, "./filterUnderNoise.js");

/** Levels of each kind of noise. */
interface Settings {
  readonly window: number;
  readonly normal: readonly number[];
  readonly impulse: readonly number[];
}

/** Every filter on each print under each noise: one list a finger, all in the same order. */
export const trials = stage(
  import.meta.url,
  { config: pick("window", "normal", "impulse"), stream: "filters/trials", cut: "items" },
  ({ config: { window, normal, impulse }, inputs: { prints }, work }: Received<Settings, { prints: FirstPrints }>) => {
    const noises: Noise[] = [
      ...normal.map((level) => ({ kind: "normal" as const, level })),
      ...impulse.map((level) => ({ kind: "impulse" as const, level })),
    ];
    return work.map(filterNoisy, prints.images, (image, i) => [image, noises, window, work.seed, prints.chosen[i].finger]);
  },
);
