import type { Interval } from "../../src/metrics/interval.js";
import { mcnemar } from "../../src/metrics/mcnemar.js";
import { rateByFinger } from "../../src/metrics/rateByFinger.js";
import { wilson } from "../../src/metrics/wilson.js";
import type { Stream } from "../../src/random/stream.js";
import type { FeatureSpaces } from "./featureSpaces.js";

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

export function summariseSpaces({ spaces }: FeatureSpaces, stream: Stream): SpaceSummary[] {
  const all = spaces[0].right.flat();
  return spaces.map(({ threshold, chosen, right }, index) => {
    const flat = right.flat();
    const hits = flat.reduce((sum, one) => sum + one, 0);
    const mean = (items: number[]): number => items.reduce((sum, one) => sum + one, 0) / items.length;
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
