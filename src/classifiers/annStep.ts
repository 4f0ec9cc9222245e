import type { AdamSettings } from "../network/engine/adamStep.js";
import { gemm } from "../network/engine/gemm.js";
import { scratch } from "../network/engine/scratch.js";
import { featureStatistics, lossAndAccuracy, softmax } from "../network/train/head.js";
import type { Stream } from "../random/stream.js";
import { type AnnNetwork, activated, applyDense, type Dense, EPSILON, type Norm, type Weights } from "./annNetwork.js";
import type { Matrix } from "./classifier.js";

/** Of Keras's moving statistics. */
const MOMENTUM = 0.99;

/** Gradient values that exist at once: that of the first layer, 1.6 GB at 100,352 inputs, is made and applied in blocks of rows. */
const BLOCK = 1 << 20;

/** What a step does beside the network's own shape. */
export interface StepOptions {
  /** Share of each hidden layer's outputs that is set to 0. */
  readonly dropout: number;
  readonly adam: AdamSettings;
}

/** What the forward pass keeps of a hidden layer. */
interface Kept {
  readonly input: Matrix;
  /** After the activation. */
  readonly active: Matrix;
  /** Standardised by the batch's statistics. */
  readonly standard: Float32Array;
  readonly deviation: Float64Array;
  /** What dropout multiplied each output by. */
  readonly mask: Float32Array | undefined;
}

/**
 * One step of training on a batch: forward with the batch's statistics, cross-entropy, backward, and Adam on every layer in place. A layer's
 * weights change as soon as the gradient below them is known.
 *
 * @param stream draws what dropout leaves out
 * @returns the mean loss and the accuracy before the step
 */
export function annStep(
  network: AnnNetwork,
  batch: Matrix,
  labels: Int32Array,
  { dropout, adam }: StepOptions,
  stream: Stream,
): { loss: number; accuracy: number } {
  let at = batch;
  const kept = network.hidden.map(({ dense, norm }) => {
    const active = activated(dense, at, network.activation);
    const passed = batchNorm(active, norm);
    const mask =
      dropout > 0 ? Float32Array.from(active.data, () => (stream.uniform() < dropout ? 0 : 1 / (1 - dropout))) : undefined;
    const layer: Kept = { input: at, active, ...passed, mask };
    at = { ...active, data: mask ? passed.output.map((v, i) => v * mask[i]) : passed.output };
    return layer;
  });
  const scores = applyDense(network.output, at);
  const classes = scores.columns;
  const probabilities = Float64Array.from(scores.data);
  for (let row = 0; row < batch.rows; row++) softmax(probabilities.subarray(row * classes, (row + 1) * classes));

  let gradient: Float32Array = Float32Array.from(probabilities, (p, i) => {
    return (p - (labels[Math.floor(i / classes)] === i % classes ? 1 : 0)) / batch.rows;
  });
  let below = descend(network.output, at, gradient, adam, true);
  for (let layer = network.hidden.length - 1; layer >= 0; layer--) {
    const { dense, norm } = network.hidden[layer];
    const { input, active, standard, deviation, mask } = kept[layer];
    if (mask) for (let i = 0; i < below.length; i++) below[i] *= mask[i];
    gradient = batchNormGradient(below, standard, deviation, norm, adam);
    if (network.activation === "relu") {
      for (let i = 0; i < gradient.length; i++) if (active.data[i] === 0) gradient[i] = 0;
    }
    below = descend(dense, input, gradient, adam, layer > 0);
  }
  return lossAndAccuracy(probabilities, labels);
}

/** Standardises by the batch's mean and (biased) variance, which also move the moving ones. */
function batchNorm({ rows, columns, data }: Matrix, norm: Norm) {
  const { mean, variance } = featureStatistics(data, columns);
  const deviation = Float64Array.from({ length: columns }, (_, c) => Math.sqrt(variance[c] + EPSILON));
  const standard = new Float32Array(data.length);
  const output = new Float32Array(data.length);
  for (let row = 0; row < rows; row++) {
    for (let c = 0; c < columns; c++) {
      const i = row * columns + c;
      standard[i] = (data[i] - mean[c]) / deviation[c];
      output[i] = standard[i] * norm.gamma.values[c] + norm.beta.values[c];
    }
  }
  for (let c = 0; c < columns; c++) {
    norm.mean[c] = MOMENTUM * norm.mean[c] + (1 - MOMENTUM) * mean[c];
    norm.variance[c] = MOMENTUM * norm.variance[c] + (1 - MOMENTUM) * variance[c];
  }
  return { standard, deviation, output };
}

/** The gradient before the norm from that after it (Ioffe and Szegedy 2015, section 3); γ and β take their step. */
function batchNormGradient(
  after: Float32Array,
  standard: Float32Array,
  deviation: Float64Array,
  { gamma, beta }: Norm,
  adam: AdamSettings,
): Float32Array {
  const columns = deviation.length;
  const rows = after.length / columns;
  const ofGamma = new Float32Array(columns);
  const ofBeta = new Float32Array(columns);
  for (let i = 0; i < after.length; i++) {
    ofGamma[i % columns] += after[i] * standard[i];
    ofBeta[i % columns] += after[i];
  }
  const before = new Float32Array(after.length);
  for (let i = 0; i < after.length; i++) {
    const c = i % columns;
    before[i] = (gamma.values[c] / deviation[c]) * (after[i] - ofBeta[c] / rows - (standard[i] * ofGamma[c]) / rows);
  }
  update(gamma, ofGamma, adam);
  update(beta, ofBeta, adam);
  return before;
}

/** Takes a Dense layer's step; gives the gradient of its input, or nothing where nobody asks. */
function descend(
  { inputs, outputs, kernel, bias }: Dense,
  input: Matrix,
  gradient: Float32Array,
  adam: AdamSettings,
  wanted: boolean,
): Float32Array {
  const { rows } = input;
  const below = new Float32Array(wanted ? rows * inputs : 0);
  if (wanted) gemm(gradient, kernel.values, below, [rows, outputs, inputs], { transB: true });
  const height = Math.max(1, Math.floor(BLOCK / outputs));
  for (let from = 0; from < inputs; from += height) {
    const count = Math.min(height, inputs - from);
    const some = scratch("annStep input", rows * count);
    for (let row = 0; row < rows; row++) {
      some.set(input.data.subarray(row * inputs + from, row * inputs + from + count), row * count);
    }
    const block = scratch("annStep gradient", count * outputs);
    gemm(some, gradient, block, [count, rows, outputs], { transA: true });
    update(kernel, block, adam, from * outputs);
  }
  const ofBias = new Float32Array(outputs);
  for (let i = 0; i < gradient.length; i++) ofBias[i % outputs] += gradient[i];
  update(bias, ofBias, adam);
  return below;
}

function update({ values, moments }: Weights, gradient: Float32Array, adam: AdamSettings, from = 0): void {
  const own = values.subarray(from, from + gradient.length);
  moments.step(own, gradient, adam, own, from);
}
