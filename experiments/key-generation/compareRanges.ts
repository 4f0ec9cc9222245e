import type { MagnitudeRange } from "./magnitudes.js";

/** Ranges of magnitudes beside the published one. */
export interface ComparedRanges {
  readonly published: { readonly low: number; readonly high: number };
  readonly ranges: readonly (MagnitudeRange & {
    /** Whether the published range lies within it, ends included. */
    readonly holdsPublished: boolean;
  })[];
  /** By the sum of the distances of both ends, on a logarithmic scale; of several the first. */
  readonly nearest: MagnitudeRange;
}

/**
 * Which scaling gives the magnitudes that the paper prints?
 *
 * @param ranges at least one, of numbers above 0
 * @param published the magnitudes of the paper's case
 */
export function compareRanges(ranges: readonly MagnitudeRange[], published: readonly number[]): ComparedRanges {
  const [low, high] = [Math.min(...published), Math.max(...published)];
  const distance = (range: MagnitudeRange): number => Math.abs(Math.log(range.low / low)) + Math.abs(Math.log(range.high / high));
  return {
    published: { low, high },
    ranges: ranges.map((range) => ({ ...range, holdsPublished: range.low <= low && range.high >= high })),
    nearest: ranges.reduce((best, range) => (distance(range) < distance(best) ? range : best)),
  };
}
