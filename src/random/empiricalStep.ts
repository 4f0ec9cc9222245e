/** A discrete distribution function: a step of height `jumps[i]` at `values[i]`. */
export interface StepFunction {
  /** The distinct values, ascending. */
  readonly values: Float64Array;
  /** The probability of each value; they sum to 1. */
  readonly jumps: Float64Array;
  /** F(x) = P(X < x), the sum of the jumps at values below x. */
  at(x: number): number;
}

/**
 * The discrete distribution function of paper B, equation 1 and Figure 2: F(x) = Σ_{x_i < x} p_i. Of a sample it is the
 * empirical distribution function, of values with weights the discrete law itself; equal values are merged.
 *
 * @param values what the variable takes, in any order.
 * @param weights their probabilities or counts, at least 0 and not all 0; they are divided by their sum. Default: all equal.
 * @throws RangeError if there is no value, one is NaN, or the weights are not as said.
 *
 * @example
 * import { empiricalStep } from "ridgelab/random";
 * const die = empiricalStep([1, 2, 3, 4, 5, 6]);
 * die.at(3); // 0.3333
 * empiricalStep([0, 1], [3, 1]).jumps; // [0.75, 0.25]
 */
export function empiricalStep(values: ArrayLike<number>, weights?: ArrayLike<number>): StepFunction {
  if (weights !== undefined && weights.length !== values.length) {
    throw new RangeError(`empiricalStep: ${weights.length} weights for ${values.length} values, needs one each`);
  }
  const mass = new Map<number, number>();
  let total = 0;
  for (let i = 0; i < values.length; i++) {
    const weight = weights === undefined ? 1 : weights[i];
    if (Number.isNaN(values[i]) || !(weight >= 0)) {
      throw new RangeError(`empiricalStep: value ${i} is ${values[i]} with weight ${weight}, needs a number and a weight >= 0`);
    }
    mass.set(values[i], (mass.get(values[i]) ?? 0) + weight);
    total += weight;
  }
  if (!(total > 0))
    throw new RangeError(`empiricalStep: ${values.length} values of total weight ${total}, needs a weight above 0`);
  const sorted = Float64Array.from(mass.keys()).sort();
  const jumps = sorted.map((value) => mass.get(value)! / total);
  const below = new Float64Array(sorted.length + 1);
  let cumulated = 0;
  sorted.forEach((value, i) => {
    cumulated += mass.get(value)!;
    below[i + 1] = cumulated / total;
  });
  return { values: sorted, jumps, at: (x) => below[firstNotBelow(sorted, x)] };
}

/** How many of the ascending values are below x. */
function firstNotBelow(sorted: Float64Array, x: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (sorted[middle] < x) low = middle + 1;
    else high = middle;
  }
  return low;
}
