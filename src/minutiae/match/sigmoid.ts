/** The logistic function with its middle at `middle`: falls from 1 to 0 where `steepness` is negative. */
export function sigmoid(value: number, middle: number, steepness: number): number {
  return 1 / (1 + Math.exp(-steepness * (value - middle)));
}
