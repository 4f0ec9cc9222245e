import { type MeanOverFingers, meanOverFingers } from "../../src/metrics/meanOverFingers.js";
import type { Stream } from "../../src/random/stream.js";
import { type Received, stage } from "../define.js";
import { measuredPrints } from "../shared/measuredPrints.js";
import type { FilterName, Noise, NoiseTrial } from "./filterUnderNoise.js";

/** One filter under one noise, over the prints in which a finger is found. */
export interface NoiseSummary {
  readonly noise: Noise;
  readonly filter: FilterName;
  readonly restoration: MeanOverFingers;
  readonly stability: MeanOverFingers;
  readonly n: number;
}

/** One list a finger, all in the same order. */
type Trials = readonly (readonly NoiseTrial[])[];

/** Means over prints with their intervals, by noise and filter. */
export const summary = stage(
  import.meta.url,
  { stream: "filters/summary" },
  ({ inputs, work }: Received<unknown, { trials: Trials }>) => summariseTrials(inputs.trials, work.stream),
);

export function summariseTrials(all: Trials, stream: Stream): NoiseSummary[] {
  const trials = measuredPrints(all, ({ restoration }) => !Number.isNaN(restoration));
  return trials[0].map(({ noise, filter }, i) => {
    const over = (measure: "restoration" | "stability"): MeanOverFingers => {
      const name = `${noise.kind} ${noise.level} ${filter} ${measure}`;
      return meanOverFingers(
        trials.map((finger) => finger[i][measure]),
        stream.substream(name),
      );
    };
    return { noise, filter, restoration: over("restoration"), stability: over("stability"), n: trials.length };
  });
}

/** Every filter under the strongest normal noise; none where no normal noise was added. */
export function underStrongestNoise(summary: readonly NoiseSummary[]): NoiseSummary[] {
  const normal = summary.filter(({ noise }) => noise.kind === "normal");
  const strongest = Math.max(...normal.map(({ noise }) => noise.level));
  return normal.filter(({ noise }) => noise.level === strongest);
}
