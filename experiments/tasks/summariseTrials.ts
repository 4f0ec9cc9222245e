import { bootstrapByFinger } from "../../src/metrics/bootstrapByFinger.js";
import type { Stream } from "../../src/random/stream.js";
import type { FilterName, Noise, NoiseTrial } from "./filterUnderNoise.js";

/** A mean over prints with its 95 % interval by bootstrap over fingers. */
export interface MeanOverFingers {
  readonly mean: number;
  readonly interval: { readonly low: number; readonly high: number };
}

/** One filter under one noise, over all prints. */
export interface NoiseSummary {
  readonly noise: Noise;
  readonly filter: FilterName;
  readonly restoration: MeanOverFingers;
  readonly stability: MeanOverFingers;
  readonly n: number;
}

/** Means over prints; `trials` holds one list a finger, all in the same order. */
export function summariseTrials(trials: readonly (readonly NoiseTrial[])[], stream: Stream): NoiseSummary[] {
  return trials[0]!.map(({ noise, filter }, i) => {
    const over = (measure: "restoration" | "stability"): MeanOverFingers => {
      const groups = trials.map((finger) => [finger[i]![measure]]);
      const name = `${noise.kind} ${noise.level} ${filter} ${measure}`;
      return { mean: mean(groups.flat()), interval: bootstrapByFinger(groups, mean, stream.substream(name)) };
    };
    return { noise, filter, restoration: over("restoration"), stability: over("stability"), n: trials.length };
  });
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
