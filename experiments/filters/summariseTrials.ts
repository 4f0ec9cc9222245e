import { type MeanOverFingers, meanOverFingers } from "../../src/metrics/meanOverFingers.js";
import type { Stream } from "../../src/random/stream.js";
import type { FilterName, Noise, NoiseTrial } from "./filterUnderNoise.js";

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
