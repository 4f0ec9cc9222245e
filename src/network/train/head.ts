/** The head of the tail in float64: BatchNorm with given statistics, then Dense and softmax. */
export interface Head {
  readonly gamma: Float32Array;
  readonly beta: Float32Array;
  /** channels × classes. */
  readonly kernel: Float32Array;
  readonly bias: Float32Array;
}

/** Mean and variance of each channel. */
export interface Statistics {
  readonly mean: ArrayLike<number>;
  readonly variance: ArrayLike<number>;
}

/** Keras's default. */
const EPSILON = 1e-3;

/** Class probabilities, n × classes, of pooled features, n × channels. */
export function applyHead(head: Head, statistics: Statistics, features: Float32Array): Float64Array {
  const channels = head.gamma.length;
  const classes = head.bias.length;
  const n = features.length / channels;
  const out = new Float64Array(n * classes);
  const scale = Float64Array.from(head.gamma, (g, c) => g / Math.sqrt(statistics.variance[c]! + EPSILON));
  for (let i = 0; i < n; i++) {
    const row = out.subarray(i * classes, (i + 1) * classes);
    row.set(head.bias);
    for (let c = 0; c < channels; c++) {
      const x = (features[i * channels + c]! - statistics.mean[c]!) * scale[c]! + head.beta[c]!;
      for (let k = 0; k < classes; k++) row[k]! += x * head.kernel[c * classes + k]!;
    }
    softmax(row);
  }
  return out;
}

/** The mean and (biased) variance of each channel, as a batch of all features would have them. */
export function featureStatistics(features: Float32Array, channels: number): Statistics {
  const n = features.length / channels;
  const mean = new Float64Array(channels);
  const variance = new Float64Array(channels);
  for (let i = 0; i < features.length; i++) mean[i % channels]! += features[i]! / n;
  for (let i = 0; i < features.length; i++) variance[i % channels]! += (features[i]! - mean[i % channels]!) ** 2 / n;
  return { mean, variance };
}

/** Cross-entropy (natural logarithm, mean) and accuracy of probabilities against labels; the first of equal probabilities counts. */
export function lossAndAccuracy(probabilities: ArrayLike<number>, labels: ArrayLike<number>): { loss: number; accuracy: number } {
  const classes = probabilities.length / labels.length;
  const predicted = argmax(probabilities, classes);
  let loss = 0;
  let right = 0;
  for (let i = 0; i < labels.length; i++) {
    // Keras clips at 1e-7, so that one certain mistake does not make the mean infinite.
    loss -= Math.log(Math.min(1 - 1e-7, Math.max(1e-7, probabilities[i * classes + labels[i]!]!)));
    if (predicted[i] === labels[i]) right++;
  }
  return { loss: loss / labels.length, accuracy: right / labels.length };
}

/** The most probable class of each row. */
export function argmax(probabilities: ArrayLike<number>, classes: number): Int32Array {
  return Int32Array.from({ length: probabilities.length / classes }, (_, i) => {
    let best = 0;
    for (let k = 1; k < classes; k++) if (probabilities[i * classes + k]! > probabilities[i * classes + best]!) best = k;
    return best;
  });
}

/** Turns scores into probabilities, in place. */
export function softmax(row: Float64Array): void {
  const greatest = row.reduce((a, b) => Math.max(a, b));
  let sum = 0;
  for (let k = 0; k < row.length; k++) {
    row[k] = Math.exp(row[k]! - greatest);
    sum += row[k]!;
  }
  for (let k = 0; k < row.length; k++) row[k]! /= sum;
}
