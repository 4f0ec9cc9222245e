/**
 * The time window of Gabor's transform, g(t) = e^(−t²/4a) / (2√(πa)), whose integral over t is 1. Paper B, equation 14 (a > 0, fixed).
 * Throws a RangeError unless a is positive.
 */
export function gaborWindow(t: number, a: number): number {
  if (!(a > 0)) throw new RangeError(`gaborWindow: a must be positive; given ${a}`);
  return Math.exp((-t * t) / (4 * a)) / (2 * Math.sqrt(Math.PI * a));
}
