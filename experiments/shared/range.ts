/** `steps` + 1 evenly spaced numbers, both ends included: the abscissae of a curve. */
export function range(from: number, to: number, steps: number): number[] {
  return Array.from({ length: steps + 1 }, (_, i) => from + ((to - from) * i) / steps);
}
