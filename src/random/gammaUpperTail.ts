import { stirlingRemainder } from "./stirlingRemainder.js";

/**
 * The regularised upper incomplete gamma function Q(a, x) = Γ(a, x)/Γ(a): the upper tail of a gamma variable, and of χ² with
 * k degrees of freedom as Q(k/2, χ²/2). Power series below x = a + 1, Legendre's continued fraction above it
 * (Abramowitz and Stegun, 6.5.29 and 6.5.31; Lentz's method).
 *
 * @param a shape, greater than 0.
 * @param x at least 0.
 * @returns a probability; in the upper tail with full relative accuracy (about 1e-13).
 * @throws RangeError if a or x is out of range.
 *
 * @example
 * import { gammaUpperTail } from "ridgelab/random";
 * gammaUpperTail(1, 2); // 0.135335
 * gammaUpperTail(1 / 2, 3.841459 / 2); // 0.05000
 */
export function gammaUpperTail(a: number, x: number): number {
  if (!(a > 0 && Number.isFinite(a) && x >= 0))
    throw new RangeError(`gammaUpperTail: a is ${a} and x is ${x}, needs a > 0 and x >= 0`);
  if (x === 0) return 1;
  if (x === Number.POSITIVE_INFINITY) return 0;
  // xᵃ·e⁻ˣ/Γ(a), by Stirling's formula so that large terms cancel before they are exponentiated.
  const factor = Math.exp(a * Math.log(x / a) + a - x - stirlingRemainder(a)) * Math.sqrt(a / (2 * Math.PI));
  return x < a + 1 ? 1 - factor * lowerSeries(a, x) : factor * upperFraction(a, x);
}

function lowerSeries(a: number, x: number): number {
  let term = 1 / a;
  let sum = term;
  for (let n = 1; term > sum * Number.EPSILON * 0.1; n++) {
    term *= x / (a + n);
    sum += term;
  }
  return sum;
}

function upperFraction(a: number, x: number): number {
  let b = x + 1 - a;
  let c = Number.POSITIVE_INFINITY;
  let d = 1 / b;
  let fraction = d;
  for (let n = 1, change = 0; Math.abs(change - 1) > Number.EPSILON; n++) {
    const numerator = -n * (n - a);
    b += 2;
    d = 1 / (b + numerator * d);
    c = b + numerator / c;
    change = c * d;
    fraction *= change;
  }
  return fraction;
}
