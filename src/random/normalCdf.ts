// biome-ignore-all lint/correctness/noPrecisionLoss: the coefficients are as printed in the source, to be compared with it
const A = [0.065682337918207449113, 2.2352520354606839287, 161.02823106855587881, 1067.6894854603709582, 18154.981253343561249];
const B = [1, 47.20258190468824187, 976.09855173777669322, 10260.932208618978205, 45507.789335026729956];
const C = [
  1.0765576773720192317e-8, 0.39894151208813466764, 8.8831497943883759412, 93.506656132177855979, 597.27027639480026226,
  2494.5375852903726711, 6848.1904505362823326, 11602.651437647350124, 9842.7148383839780218,
];
const D = [
  1, 22.266688044328115691, 235.38790178262499861, 1519.377599407554805, 6485.558298266760755, 18615.571640885098091,
  34900.952721145977266, 38912.003286093271411, 19685.429676859990727,
];
const P = [
  0.02307344176494017303, 0.21589853405795699, 0.1274011611602473639, 0.022235277870649807, 0.001421619193227893466,
  2.9112874951168792e-5,
];
const Q = [1, 1.28426009614491121, 0.468238212480865118, 0.0659881378689285515, 0.00378239633202758244, 7.29751555083966205e-5];
const INVERSE_ROOT_2PI = 0.3989422804014326779;

/**
 * The distribution function of the standard normal law, P(X < x) (paper B, equations 2 and 5), with full relative accuracy in
 * the lower tail; the upper tail P(X > x) is `normalCdf(-x)`. Cody, "Algorithm 715: SPECFUN", ACM Transactions on
 * Mathematical Software 19(1), 1993, routine ANORM: three rational functions, as polynomials with the highest power first.
 *
 * @example
 * import { normalCdf } from "ridgelab/random";
 * normalCdf(1.96); // 0.9750
 * normalCdf(-8); // 6.22e-16
 */
export function normalCdf(x: number): number {
  const y = Math.abs(x);
  if (y <= 0.66291) {
    const square = x * x;
    return 0.5 + (x * polynomial(A, square)) / polynomial(B, square);
  }
  const tail = y <= Math.sqrt(32) ? gauss(y) * (polynomial(C, y) / polynomial(D, y)) : farTail(y);
  return x < 0 ? tail : 1 - tail;
}

/** The third interval, y > √32. */
function farTail(y: number): number {
  if (y > 40) return 0;
  const inverse = 1 / (y * y);
  return (gauss(y) * (INVERSE_ROOT_2PI - (inverse * polynomial(P, inverse)) / polynomial(Q, inverse))) / y;
}

/** exp(−y²/2), the square split in an exact part and a small one so that its rounding is not magnified. */
export function gauss(y: number): number {
  const coarse = Math.trunc(y * 16) / 16;
  return Math.exp(-0.5 * coarse * coarse) * Math.exp(-0.5 * (y - coarse) * (y + coarse));
}

function polynomial(coefficients: readonly number[], x: number): number {
  let sum = coefficients[0];
  for (let k = 1; k < coefficients.length; k++) sum = sum * x + coefficients[k];
  return sum;
}
