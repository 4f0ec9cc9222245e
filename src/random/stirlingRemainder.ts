/**
 * δ(x) = ln Γ(x) − [(x − ½)·ln x − x + ½·ln 2π], what Stirling's formula leaves of the gamma function: small, so that ratios of
 * gamma functions of large arguments keep their digits (Abramowitz and Stegun, 6.1.40 and 6.1.15).
 *
 * @param x greater than 0.
 */
export function stirlingRemainder(x: number): number {
  let below = 0;
  let y = x;
  // Γ(y + 1) = y·Γ(y) carries small arguments to where the asymptotic series has 16 digits.
  for (; y < 12; y++) below += (y + 0.5) * Math.log1p(1 / y) - 1;
  const inverse = 1 / (y * y);
  const series =
    1 / 12 +
    inverse * (-1 / 360 + inverse * (1 / 1260 + inverse * (-1 / 1680 + inverse * (1 / 1188 - (inverse * 691) / 360360))));
  return below + series / y;
}
