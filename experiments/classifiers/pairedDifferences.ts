import type { Interval } from "../../src/metrics/interval.js";
import { mean } from "../../src/metrics/mean.js";
import { resampledDifference } from "../../src/metrics/resampledDifference.js";
import type { SplitBy } from "../../src/network/train/trainBySplit.js";
import { type Received, stage } from "../define.js";
import { type Family, PAIRS, SOURCES, type Source } from "./families.js";
import type { Repeat } from "./splitsDrawnAgain.js";

/** Paired differences of two families over the repeats of one split and kind of vectors. */
export interface Difference {
  readonly splitBy: SplitBy;
  readonly source: Source;
  readonly first: Family;
  readonly second: Family;
  /** Mean accuracies of the two. */
  readonly means: readonly [number, number];
  /** The first's accuracy less the second's, with the interval of the corrected resampled t; `null` where the differences are all equal. */
  readonly mean: number;
  readonly interval: Interval | null;
  /** The family that is shown to be better; left out where none is. */
  readonly better?: Family;
  readonly repeats: number;
  /** Test prints of a split. */
  readonly n: number;
}

/** Width below which an interval has none but for rounding: a few splits of equal differences say nothing of the spread. */
const NO_WIDTH = 1e-12;

/** The differences over splits drawn again; none from fewer than two splits. */
export const pairedDifferences = stage(
  import.meta.url,
  {},
  ({ inputs: { image, impression } }: Received<unknown, { image: Repeat[] | undefined; impression: Repeat[] | undefined }>) => [
    ...differencesOf("image", image ?? []),
    ...differencesOf("impression", impression ?? []),
  ],
);

/** Differences of every pair of families on each kind of vectors. */
export function differencesOf(splitBy: SplitBy, repeats: readonly Repeat[]): Difference[] {
  return SOURCES.flatMap((source) => {
    const own = repeats.filter((repeat) => repeat.source === source);
    if (own.length < 2) return [];
    return PAIRS.map(([first, second]): Difference => {
      const rates = (family: Family): number[] => own.map(({ scores }) => scores[family].right / scores[family].n);
      const [a, b] = [rates(first), rates(second)];
      const { n } = own[0].scores[first];
      const differences = a.map((rate, r) => rate - b[r]);
      const found = resampledDifference(differences, n, own[0].training);
      const interval = found.interval.high - found.interval.low < NO_WIDTH ? null : found.interval;
      const better = interval ? betterBy(interval, first, second) : undefined;
      return {
        splitBy,
        source,
        first,
        second,
        means: [mean(a), mean(b)],
        mean: found.mean,
        interval,
        better,
        repeats: own.length,
        n,
      };
    });
  });
}

/** The one that is better where the whole interval of first less second lies on one side of 0. */
export function betterBy<Name>({ low, high }: Interval, first: Name, second: Name): Name | undefined {
  if (low > 0) return first;
  return high < 0 ? second : undefined;
}
