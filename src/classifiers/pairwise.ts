import type { PairwiseMachines } from "./libsvm.js";

/**
 * The class with the most votes of each row; of equal ones the first, as libsvm has it.
 * @param decisions rows × machines
 */
export function vote({ machines }: PairwiseMachines, decisions: Float64Array, classes: number): Int32Array {
  return Int32Array.from({ length: decisions.length / machines.length }, (_, row) => {
    const votes = new Int32Array(classes);
    machines.forEach(({ first, second }, m) => {
      votes[decisions[row * machines.length + m] > 0 ? first : second]++;
    });
    return votes.indexOf(Math.max(...votes));
  });
}

/**
 * Platt's sigmoid (1999) with one slope for all pairs and no shift: P(first | first or second) = 1 / (1 + e^(−slope · f)). With a few prints
 * a finger a sigmoid of its own for each of 190 pairs would be fitted to noise.
 *
 * @param margins decision values of rows that were left out of training, positive where they speak for the row's own class
 * @returns the slope of greatest likelihood, with Platt's targets, which keep it finite; 1 without margins
 */
export function fitSlope(margins: readonly number[]): number {
  if (margins.length === 0) return 1;
  const target = (margins.length + 1) / (margins.length + 2);
  // The derivative falls in the slope: a root by bisection on a logarithmic scale.
  const derivative = (slope: number): number =>
    margins.reduce((sum, f) => sum + f * (target - 1 / (1 + Math.exp(-slope * f))), 0);
  let [low, high] = [1e-3, 1e3];
  for (let i = 0; i < 60; i++) {
    const middle = Math.sqrt(low * high);
    if (derivative(middle) > 0) low = middle;
    else high = middle;
  }
  return Math.sqrt(low * high);
}

/**
 * Probabilities of the classes from those between pairs, p = 1 / (Σ 1/r − (k − 2)), then brought to the sum 1: Price, Knerr, Personnaz and
 * Dreyfus, "Pairwise neural network classifiers with probabilistic outputs", 1995.
 *
 * @param decisions rows × machines
 * @returns rows × classes; classes without a machine have 0
 */
export function coupled(
  { classes: known, machines }: PairwiseMachines,
  decisions: Float64Array,
  classes: number,
  slope: number,
): Float64Array {
  const rows = decisions.length / machines.length;
  const probabilities = new Float64Array(rows * classes);
  for (let row = 0; row < rows; row++) {
    const inverse = new Float64Array(classes).fill(2 - known.length);
    machines.forEach(({ first, second }, m) => {
      // 1/r is 1 + e^(−slope · f) for the first class, 1 + e^(slope · f) for the second.
      const exponent = slope * decisions[row * machines.length + m];
      inverse[first] += 1 + Math.exp(Math.min(500, -exponent));
      inverse[second] += 1 + Math.exp(Math.min(500, exponent));
    });
    const own = probabilities.subarray(row * classes, (row + 1) * classes);
    for (const c of known) own[c] = 1 / inverse[c];
    const sum = own.reduce((total, p) => total + p, 0);
    for (let c = 0; c < classes; c++) own[c] /= sum;
  }
  return probabilities;
}
