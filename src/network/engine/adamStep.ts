export interface AdamSettings {
  learningRate: number;
  /** decay of the first moment's average */
  beta1: number;
  /** decay of the second moment's average */
  beta2: number;
  /** keeps the quotient finite; added to the root of the corrected second moment */
  epsilon: number;
  /** count of this step, from 1 */
  step: number;
}

/**
 * One step of Adam: the new weights; the moments are updated in place.
 * @param updated takes the new weights; may be `weights`. Default: a new array
 */
export function adamStep(
  weights: Float32Array,
  gradient: Float32Array,
  first: Float32Array,
  second: Float32Array,
  { learningRate, beta1, beta2, epsilon, step }: AdamSettings,
  updated: Float32Array = new Float32Array(weights.length),
): Float32Array {
  const rate = learningRate / (1 - beta1 ** step);
  const correction = 1 / (1 - beta2 ** step);
  for (let i = 0; i < weights.length; i++) {
    const g = gradient[i];
    const m = beta1 * first[i] + (1 - beta1) * g;
    const v = beta2 * second[i] + (1 - beta2) * g * g;
    first[i] = m;
    second[i] = v;
    updated[i] = weights[i] - (rate * m) / (Math.sqrt(v * correction) + epsilon);
  }
  return updated;
}
