/**
 * Groups of strongly related features: average linkage on the absolute correlation, joined as long as the mean over the pairs of two groups is
 * at least `threshold` (paper B, section 4, step ii, which names no method).
 *
 * @param correlations square and symmetric, −1 to 1
 * @param threshold 0 to 1; 1 leaves every feature that has no exact copy alone
 * @returns indices of the features of each group, ascending, the groups by their first; of equal means the earlier groups are joined
 * @throws RangeError for a threshold out of range.
 */
export function correlationGroups(correlations: readonly (readonly number[])[], threshold: number): number[][] {
  if (!(threshold >= 0 && threshold <= 1)) throw new RangeError(`threshold is ${threshold}, needs a number from 0 to 1`);
  let groups = correlations.map((_, i) => [i]);
  for (;;) {
    let best = { mean: Number.NEGATIVE_INFINITY, i: -1, j: -1 };
    for (const [j, b] of groups.entries()) {
      for (const [i, a] of groups.slice(0, j).entries()) {
        const mean = meanBetween(correlations, a, b);
        if (mean > best.mean) best = { mean, i, j };
      }
    }
    if (best.i < 0 || best.mean < threshold) return groups;
    const joined = [...groups[best.i]!, ...groups[best.j]!].sort((p, q) => p - q);
    groups = groups.map((group, k) => (k === best.i ? joined : group)).filter((_, k) => k !== best.j);
  }
}

/** The feature of each group that is most like the rest of it; of equals the first (step iii). */
export function representatives(correlations: readonly (readonly number[])[], groups: readonly (readonly number[])[]): number[] {
  return groups.map((group) => {
    const means = group.map((feature) => meanBetween(correlations, [feature], group));
    return group[means.indexOf(Math.max(...means))]!;
  });
}

function meanBetween(correlations: readonly (readonly number[])[], a: readonly number[], b: readonly number[]): number {
  return a.reduce((sum, i) => sum + b.reduce((part, j) => part + Math.abs(correlations[i]![j]!), 0), 0) / (a.length * b.length);
}
