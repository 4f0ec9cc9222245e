import { stirlingRemainder } from "../random/stirlingRemainder.js";

/**
 * The regularised incomplete beta function I_x(a, b), the distribution function of a beta variable: the continued fraction of
 * DLMF 8.17.22 (Lentz's method), on the side of the mean where it converges fast.
 *
 * @param x in [0, 1].
 * @param a shape, greater than 0.
 * @param b shape, greater than 0.
 */
export function betaCdf(x: number, a: number, b: number): number {
  if (!(x >= 0 && x <= 1 && a > 0 && b > 0)) {
    throw new RangeError(`betaCdf: x is ${x}, a is ${a}, b is ${b}, needs x in [0, 1] and shapes above 0`);
  }
  if (x === 0 || x === 1) return x;
  const y = 1 - x;
  const sum = a + b;
  // xᵃ·yᵇ/B(a, b), by Stirling's formula so that large terms cancel before they are exponentiated.
  const exponent = a * Math.log((x * sum) / a) + b * Math.log((y * sum) / b);
  const remainder = stirlingRemainder(sum) - stirlingRemainder(a) - stirlingRemainder(b);
  const factor = Math.exp(exponent + remainder) * Math.sqrt((a * b) / (2 * Math.PI * sum));
  return x < (a + 1) / (sum + 2) ? (factor / a) * fraction(x, a, b) : 1 - (factor / b) * fraction(y, b, a);
}

/** 1/(1 + d₁/(1 + d₂/(1 + …))) of DLMF 8.17.22. */
function fraction(x: number, a: number, b: number): number {
  let c = 1;
  let d = 1 / (1 - ((a + b) * x) / (a + 1));
  let value = d;
  for (let m = 1, change = 0; Math.abs(change - 1) > Number.EPSILON; m++) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    d = 1 / (1 + even * d);
    c = 1 + even / c;
    value *= c * d;
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    d = 1 / (1 + odd * d);
    c = 1 + odd / c;
    change = c * d;
    value *= change;
  }
  return value;
}
