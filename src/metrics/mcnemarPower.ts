import { mcnemar } from "./mcnemar.js";

/** What a comparison on the same prints can show. */
export interface McnemarDesign {
  /** Prints that both classifiers are tried on, a whole number of at least 1. */
  readonly n: number;
  /** Share of prints that only the worse one names rightly, in [0, 1). */
  readonly onlyWorse: number;
  /** Probability below which a difference counts as shown. */
  readonly level: number;
}

/**
 * The power of McNemar's exact test: the probability that it shows a difference when a share `onlyBetter` of all prints is named rightly by the
 * better classifier alone, and `onlyWorse` by the worse alone. Exact, over all divisions of n prints (Miettinen 1968, unconditional power).
 *
 * @throws RangeError for shares that are no shares, or n that is no whole number of at least 1
 *
 * @example
 * import { mcnemarPower } from "ridgelab/metrics";
 * mcnemarPower({ n: 40, onlyWorse: 0, level: 0.05 }, 0.2); // 0.839
 */
export function mcnemarPower({ n, onlyWorse, level }: McnemarDesign, onlyBetter: number): number {
  if (!(Number.isSafeInteger(n) && n >= 1)) throw new RangeError(`n must be a whole number of at least 1; got ${n}`);
  if (!(onlyBetter >= 0 && onlyWorse >= 0 && onlyBetter + onlyWorse <= 1)) {
    throw new RangeError(`onlyBetter and onlyWorse must be shares that add up to 1 at most; got ${onlyBetter} and ${onlyWorse}`);
  }
  const shares = [onlyBetter, onlyWorse, 1 - onlyBetter - onlyWorse];
  let power = 0;
  // Of `either` prints on which they differ, at most `fewest` may fall to one of them.
  for (let either = 0, fewest = -1; either <= n; either++) {
    while (2 * (fewest + 1) <= either && mcnemar(fewest + 1, either - fewest - 1) < level) fewest++;
    for (let few = 0; few <= fewest; few++) {
      const both = n - either;
      power += multinomial(n, [either - few, few, both], shares) + multinomial(n, [few, either - few, both], shares);
    }
  }
  return power;
}

/**
 * The least difference in accuracy that the test shows with the given power: `onlyBetter` less `onlyWorse`, to within 10⁻⁴. `undefined` where
 * not even the greatest possible one is shown so often.
 *
 * @example
 * import { detectableDifference } from "ridgelab/metrics";
 * detectableDifference({ n: 40, onlyWorse: 0, level: 0.05 }, 0.8); // 0.19
 */
export function detectableDifference(design: McnemarDesign, power: number): number | undefined {
  let [low, high] = [design.onlyWorse, 1 - design.onlyWorse];
  if (mcnemarPower(design, high) < power) return undefined;
  while (high - low > 1e-4) {
    const middle = (low + high) / 2;
    if (mcnemarPower(design, middle) < power) low = middle;
    else high = middle;
  }
  return high - design.onlyWorse;
}

/** Probability of these counts of n, of kinds with these probabilities. */
function multinomial(n: number, counts: readonly number[], shares: readonly number[]): number {
  let log = logFactorial(n);
  for (const [kind, count] of counts.entries()) {
    if (count === 0) continue;
    if (shares[kind] === 0) return 0;
    log += count * Math.log(shares[kind]) - logFactorial(count);
  }
  return Math.exp(log);
}

const logFactorials = [0];

function logFactorial(n: number): number {
  for (let k = logFactorials.length; k <= n; k++) logFactorials.push(logFactorials[k - 1] + Math.log(k));
  return logFactorials[n];
}
