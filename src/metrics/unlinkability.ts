/** How well templates can be linked, from 0, not at all, to 1. */
export interface Unlinkability {
  /** The whole system's measure, D_sys. */
  readonly system: number;
  /** Middles of the bins, the local measure D(s) in each, and the two densities (shares of the scores). */
  readonly scores: readonly number[];
  readonly local: readonly number[];
  readonly mated: readonly number[];
  readonly nonMated: readonly number[];
}

/** Prior odds and bins of `unlinkability`. */
export interface UnlinkabilityOptions {
  /** Prior odds of mated against non-mated pairs. Default 1. */
  readonly odds?: number;
  /** Bins of the histograms. Default a tenth of the mated scores, at most 100, as the authors' own program has it. */
  readonly bins?: number;
}

/**
 * Linkability of protected templates (Gomez-Barrero, Galbally, Rathgeb and Busch, IEEE Transactions on Information Forensics and
 * Security 13, 2018, equations 6 to 13): where scores of mated pairs (templates of one finger under different secrets) are likelier
 * than those of non-mated ones, an attacker can tell. Histograms of few scores differ by chance, which makes D_sys too large.
 *
 * @throws RangeError without scores on a side, or where all are equal
 *
 * @example
 * import { unlinkability } from "ridgelab/metrics";
 * unlinkability([5, 6, 7, 8], [0, 1, 2, 3], { bins: 4 }).system; // 1
 * unlinkability([0, 1, 2, 3], [0, 1, 2, 3], { bins: 4 }).system; // 0
 */
export function unlinkability(
  mated: ArrayLike<number>,
  nonMated: ArrayLike<number>,
  options: UnlinkabilityOptions = {},
): Unlinkability {
  const { odds = 1, bins = Math.max(2, Math.min(100, Math.floor(mated.length / 10))) } = options;
  const all = Float64Array.from([...Array.from(mated), ...Array.from(nonMated)]).sort();
  const [low, high] = [all[0], all[all.length - 1]];
  if (mated.length === 0 || nonMated.length === 0 || !(high > low)) {
    throw new RangeError(
      `unlinkability: ${mated.length} mated and ${nonMated.length} non-mated scores from ${low} to ${high}; needs both, not all equal`,
    );
  }
  const histogram = (scores: ArrayLike<number>): number[] => {
    const shares = new Array<number>(bins).fill(0);
    for (let i = 0; i < scores.length; i++) {
      shares[Math.min(bins - 1, Math.floor(((scores[i] - low) / (high - low)) * bins))] += 1 / scores.length;
    }
    return shares;
  };
  const [m, n] = [histogram(mated), histogram(nonMated)];
  const local = m.map((share, bin) => {
    if (share === 0) return 0;
    if (n[bin] === 0) return 1;
    const ratio = (share / n[bin]) * odds;
    return ratio <= 1 ? 0 : (2 * ratio) / (1 + ratio) - 1;
  });
  return {
    system: local.reduce((sum, value, bin) => sum + value * m[bin], 0),
    scores: m.map((_, bin) => low + ((bin + 0.5) / bins) * (high - low)),
    local,
    mated: m,
    nonMated: n,
  };
}
