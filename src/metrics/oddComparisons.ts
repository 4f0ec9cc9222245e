import type { ScoreSet } from "./scoreSet.js";

/** Comparisons that say nothing of their own: of two prints that were compared before, in the same order, and of a print with itself. */
export interface OddComparisons {
  readonly repeated: number;
  readonly self: number;
}

/** Counts them; none where prints have no names. */
export function oddComparisons({ compared }: ScoreSet): OddComparisons {
  if (!compared || compared.unnamed) return { repeated: 0, self: 0 };
  const { probe, gallery, prints } = compared;
  const pairs = Float64Array.from(probe, (one, i) => one * prints.length + gallery[i]).sort();
  return {
    repeated: pairs.reduce((sum, pair, i) => sum + Number(i > 0 && pair === pairs[i - 1]), 0),
    self: probe.reduce((sum, one, i) => sum + Number(one === gallery[i]), 0),
  };
}
