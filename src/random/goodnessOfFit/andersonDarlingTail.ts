/**
 * P(A²_n > z) for the Anderson–Darling statistic of n independent observations of a fully given law: the series of Anderson and
 * Darling, Annals of Mathematical Statistics 23, 1952, for the limit (absolute error below 1e-10) with the correction for n
 * of Marsaglia and Marsaglia, "Evaluating the Anderson-Darling Distribution", Journal of Statistical Software 9(2), 2004,
 * good to about 1e-3 for a few observations, 1e-4 from ten on. (Their short form of the limit is off by up to 1.5e-5.)
 *
 * @example
 * import { andersonDarlingTail } from "ridgelab/random";
 * andersonDarlingTail(1e6, 2.492367); // 0.0500
 * andersonDarlingTail(1e6, 3.878125); // 0.0100
 */
export function andersonDarlingTail(n: number, z: number): number {
  if (z <= 0) return 1;
  // Beyond, the limit's tail (about e⁻ᶻ) is below the series' rounding.
  if (z > 30) return 0;
  const x = limitCdf(z);
  return Math.min(1, Math.max(0, 1 - x - correction(n, x)));
}

/** (√(2π)/z)·Σ C(−½, j)·(4j + 1)·e^(−c)·∫₀^∞ exp(z/(8(w² + 1)) − c·w²) dw, c = (4j + 1)²π²/(8z). */
function limitCdf(z: number): number {
  let sum = 0;
  let binomial = 1;
  for (let j = 0; j < 40; j++) {
    const c = ((4 * j + 1) * Math.PI) ** 2 / (8 * z);
    if (c > 700) break;
    sum += binomial * (4 * j + 1) * Math.exp(-c) * integral(z, c);
    binomial *= -(j + 0.5) / (j + 1);
  }
  return (Math.sqrt(2 * Math.PI) / z) * sum;
}

/** The trapezoidal rule in t = w·√c: exponentially exact for this integrand. */
function integral(z: number, c: number): number {
  const step = 0.02;
  let sum = 0.5 * Math.exp(z / 8);
  for (let t = step; t < 6.5; t += step) sum += Math.exp(z / (8 * ((t * t) / c + 1)) - t * t);
  return (sum * step) / Math.sqrt(c);
}

/** What is added to the limit's probability x for n observations: `errfix` of Marsaglia and Marsaglia. */
function correction(n: number, x: number): number {
  if (x > 0.8) {
    return (-130.2137 + (745.2337 - (1705.091 - (1950.646 - (1116.36 - 255.7844 * x) * x) * x) * x) * x) / n;
  }
  const c = 0.01265 + 0.1757 / n;
  if (x < c) {
    const t = x / c;
    return (Math.sqrt(t) * (1 - t) * (49 * t - 102) * (0.0037 / (n * n) + 0.00078 / n + 0.00006)) / n;
  }
  const t = (x - c) / (0.8 - c);
  const shape = -0.00022633 + (6.54034 - (14.6538 - (14.458 - (8.259 - 1.91864 * t) * t) * t) * t) * t;
  return (shape * (0.04213 + 0.01365 / n)) / n;
}
