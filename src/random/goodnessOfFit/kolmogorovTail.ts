const EXACT_UP_TO = 1000;

/**
 * P(D_n > d) for the two-sided Kolmogorov–Smirnov statistic of n independent observations.
 *
 * Up to n = 1000 by Marsaglia, Tsang and Wang, "Evaluating Kolmogorov's Distribution", Journal of Statistical Software 8(18),
 * 2003: exact (absolute error about 1e-14), with their formula in the upper tail (2e-6). Above, Kolmogorov's limit at the
 * argument x + 1/(6√n) + (x − 1)/(4n), x = √n·d, of Vrbik, "Small-sample corrections to Kolmogorov–Smirnov test statistic",
 * Pioneer Journal of Theoretical and Applied Statistics 15, 2018: absolute error below 0.03/n.
 *
 * @example
 * import { kolmogorovTail } from "ridgelab/random";
 * kolmogorovTail(10, 0.40925); // 0.0500
 * kolmogorovTail(1, 0.75); // 0.5
 */
export function kolmogorovTail(n: number, d: number): number {
  if (d >= 1) return 0;
  if (2 * n * d <= 1) return 1;
  if (n > EXACT_UP_TO) return limitTail(n, d);
  const s = n * d * d;
  if (s > 7.24 || (s > 3.76 && n > 99)) return 2 * Math.exp(-(2.000071 + 0.331 / Math.sqrt(n) + 1.409 / n) * s);
  return 1 - exactCdf(n, d);
}

function limitTail(n: number, d: number): number {
  const root = Math.sqrt(n);
  const x = root * d + 1 / (6 * root) + (root * d - 1) / (4 * n);
  let sum = 0;
  if (x < 1) {
    // The theta function's other form, which converges fast for small x.
    for (let k = 1; k <= 9; k += 2) sum += Math.exp(-((k * Math.PI) ** 2) / (8 * x * x));
    return 1 - (Math.sqrt(2 * Math.PI) / x) * sum;
  }
  for (let k = 1; k <= 6; k++) sum += (k % 2 === 1 ? 2 : -2) * Math.exp(-2 * k * k * x * x);
  return sum;
}

/** n!/nⁿ times the middle element of Hⁿ, H the (2k − 1)-square matrix of the paper's section 2. */
function exactCdf(n: number, d: number): number {
  const k = Math.floor(n * d) + 1;
  const size = 2 * k - 1;
  const matrix = stepMatrix(size, k - n * d);
  let row: Float64Array = new Float64Array(size);
  row[k - 1] = 1;
  // The middle row alone is carried on; the factors i/n keep it in range, and their product is n!/nⁿ.
  for (let i = 1; i <= n; i++) row = rowTimes(row, matrix, i / n);
  return row[k - 1];
}

function stepMatrix(size: number, h: number): Float64Array {
  const matrix = new Float64Array(size * size);
  for (let i = 0; i < size; i++) {
    for (let j = 0; j <= Math.min(i + 1, size - 1); j++) matrix[i * size + j] = 1;
  }
  for (let i = 0; i < size; i++) {
    matrix[i * size] -= h ** (i + 1);
    matrix[(size - 1) * size + i] -= h ** (size - i);
  }
  matrix[(size - 1) * size] += Math.max(0, 2 * h - 1) ** size;
  for (let i = 0; i < size; i++) {
    let factorial = 1;
    for (let j = i; j >= 0; j--) {
      factorial *= i - j + 1;
      matrix[i * size + j] /= factorial;
    }
  }
  return matrix;
}

function rowTimes(row: Float64Array, matrix: Float64Array, factor: number): Float64Array {
  const size = row.length;
  const product = new Float64Array(size);
  for (let i = 0; i < size; i++) {
    const weight = row[i] * factor;
    for (let j = 0; j < size; j++) product[j] += weight * matrix[i * size + j];
  }
  return product;
}
