import type { Interval } from "../../src/metrics/interval.js";
import { mcnemar } from "../../src/metrics/mcnemar.js";
import { mean } from "../../src/metrics/mean.js";
import { rateByFinger } from "../../src/metrics/rateByFinger.js";
import { wilson } from "../../src/metrics/wilson.js";
import type { Stream } from "../../src/random/stream.js";
import { pick, type Received, stage } from "../define.js";
import { type FeatureSpace, type FeatureSpaces, featureSpaces } from "./featureSpaces.js";
import type { PrintFeatures } from "./features.js";

/** Accuracy of a space with its intervals, and its comparison with the space of all features. */
export interface SpaceSummary {
  readonly threshold: number;
  readonly features: number;
  readonly accuracy: number;
  readonly n: number;
  readonly wilson: Interval;
  readonly byFinger: Interval;
  /** Null for the space of all features. */
  readonly p: number | null;
}

/** Reduced spaces and how well they identify. */
export type MeasuredSpaces = FeatureSpaces & { readonly summary: readonly SpaceSummary[] };

/** The space of all features and one reduced space for each threshold, and what they are worth. */
export const spaces = stage(
  import.meta.url,
  { config: pick("thresholds"), stream: "feature-space/spaces" },
  ({ config, inputs, work }: Received<{ thresholds: number[] }, { features: PrintFeatures }>): MeasuredSpaces => {
    const made = featureSpaces(inputs.features.table, config.thresholds);
    return { ...made, summary: summariseSpaces(made.spaces, work.stream) };
  },
);

/** Accuracies, the first space's those that the others are compared with. */
export function summariseSpaces(
  spaces: readonly Pick<FeatureSpace, "threshold" | "chosen" | "right">[],
  stream: Stream,
): SpaceSummary[] {
  const all = spaces[0].right.flat();
  return spaces.map(({ threshold, chosen, right }, index) => {
    const flat = right.flat();
    const hits = flat.reduce((sum, one) => sum + one, 0);
    const only = (a: readonly number[], b: readonly number[]): number => a.filter((one, i) => one === 1 && b[i] === 0).length;
    return {
      threshold,
      features: chosen.length,
      accuracy: hits / flat.length,
      n: flat.length,
      wilson: wilson(hits, flat.length),
      byFinger: rateByFinger(right, mean, stream.substream(index)),
      p: index === 0 ? null : mcnemar(only(all, flat), only(flat, all)),
    };
  });
}
