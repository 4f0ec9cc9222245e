/** The numbers of the `n` candidates that lie farthest from their thresholds, the farthest first. */
export function mostReliable(margins: Float64Array, n: number): number[] {
  return Array.from(margins.keys())
    .sort((a, b) => Math.abs(margins[b]) - Math.abs(margins[a]) || a - b)
    .slice(0, n);
}
