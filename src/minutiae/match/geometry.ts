/** The turn from direction `b` to direction `a` in radians, [−π, π]. */
export function turnBetween(a: number, b: number): number {
  const turn = a - b;
  return turn - 2 * Math.PI * Math.round(turn / (2 * Math.PI));
}

/** The logistic function with its middle at `middle`: falls from 1 to 0 where `steepness` is negative. */
export function sigmoid(value: number, middle: number, steepness: number): number {
  return 1 / (1 + Math.exp(-steepness * (value - middle)));
}
