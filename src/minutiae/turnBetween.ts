/** The turn from direction `b` to direction `a` in radians, [−π, π]; its absolute value is how far apart they are. */
export function turnBetween(a: number, b: number): number {
  const turn = a - b;
  return turn - 2 * Math.PI * Math.round(turn / (2 * Math.PI));
}
