// biome-ignore-all lint/correctness/noPrecisionLoss: the coefficients are as printed in the source, to be compared with it

const C0 = 1.42343711074968357734;
const C1 = 4.6303378461565452959;
const C2 = 5.7694972214606914055;
const C3 = 3.64784832476320460504;
const C4 = 1.27045825245236838258;
const C5 = 2.4178072517745061177e-1;
const C6 = 2.27238449892691845833e-2;
const C7 = 7.7454501427834140764e-4;
const D1 = 2.05319162663775882187;
const D2 = 1.6763848301838038494;
const D3 = 6.8976733498510000455e-1;
const D4 = 1.4810397642748007459e-1;
const D5 = 1.51986665636164571966e-2;
const D6 = 5.475938084995344946e-4;
const D7 = 1.05075007164441684324e-9;
const E0 = 6.6579046435011037772;
const E1 = 5.4637849111641143699;
const E2 = 1.7848265399172913358;
const E3 = 2.9656057182850489123e-1;
const E4 = 2.6532189526576123093e-2;
const E5 = 1.2426609473880784386e-3;
const E6 = 2.71155556874348757815e-5;
const E7 = 2.01033439929228813265e-7;
const F1 = 5.9983220655588793769e-1;
const F2 = 1.3692988092273580531e-1;
const F3 = 1.48753612908506148525e-2;
const F4 = 7.868691311456132591e-4;
const F5 = 1.8463183175100546818e-5;
const F6 = 1.4215117583164458887e-7;
const F7 = 2.04426310338993978564e-15;

/** √(−ln t) of the smaller tail t = min(p, 1 − p), the variable of AS 241's tails (see `normalQuantile`); t = 0 gives ∞. */
export function tailRoot(p: number): number {
  return Math.sqrt(-Math.log(Math.min(p, 1 - p)));
}

/**
 * The tails of AS 241 (see `normalQuantile`): the size of the quantile for |p − ½| > 0.425.
 *
 * @param root `tailRoot` of p; up to 5 (a tail of e⁻²⁵ = 1.4·10⁻¹¹) one rational function holds, beyond it another.
 */
export function tailQuantile(root: number): number {
  if (root <= 5) {
    const r = root - 1.6;
    const n = ((((((C7 * r + C6) * r + C5) * r + C4) * r + C3) * r + C2) * r + C1) * r + C0;
    const d = ((((((D7 * r + D6) * r + D5) * r + D4) * r + D3) * r + D2) * r + D1) * r + 1;
    return n / d;
  }
  if (root === Number.POSITIVE_INFINITY) return root;
  const r = root - 5;
  const n = ((((((E7 * r + E6) * r + E5) * r + E4) * r + E3) * r + E2) * r + E1) * r + E0;
  const d = ((((((F7 * r + F6) * r + F5) * r + F4) * r + F3) * r + F2) * r + F1) * r + 1;
  return n / d;
}
