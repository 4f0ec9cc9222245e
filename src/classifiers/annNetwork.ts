import { type AdamMoments, adamMoments } from "../network/engine/adamStep.js";
import { gemm } from "../network/engine/gemm.js";
import { featureStatistics, type Statistics, softmax } from "../network/train/head.js";
import type { Stream } from "../random/stream.js";
import { annLayers } from "./annLayers.js";
import type { Matrix } from "./classifier.js";

/** Numbers that are trained, with Adam's moments. */
export interface Weights {
  readonly values: Float32Array;
  readonly moments: AdamMoments;
}

export interface Dense {
  readonly inputs: number;
  readonly outputs: number;
  /** inputs × outputs. */
  readonly kernel: Weights;
  readonly bias: Weights;
}

export interface Norm {
  readonly gamma: Weights;
  readonly beta: Weights;
  /** Moving statistics. */
  readonly mean: Float32Array;
  readonly variance: Float32Array;
}

/** Hidden layers, each Dense, activation and BatchNorm, and the Dense layer whose softmax gives the classes. */
export interface AnnNetwork {
  readonly hidden: readonly { readonly dense: Dense; readonly norm: Norm }[];
  readonly output: Dense;
  readonly activation: Activation;
}

export type Activation = "relu" | "linear";

/** Keras's default. */
export const EPSILON = 1e-3;

/** Rows that are computed at once. */
const BATCH = 256;

/** The layers of `annLayers` with Glorot-uniform kernels, as Keras begins. */
export function createAnn(
  inputs: number,
  classes: number,
  hidden: readonly number[],
  activation: Activation,
  stream: Stream,
): AnnNetwork {
  const dense = annLayers(inputs, classes, hidden)
    .filter(({ kind }) => kind === "dense")
    .map(({ name, inputs, outputs }) => ({
      inputs,
      outputs,
      kernel: withMoments(glorot(inputs, outputs, stream.substream(name))),
      bias: withMoments(new Float32Array(outputs)),
    }));
  const norm = (units: number): Norm => ({
    gamma: withMoments(new Float32Array(units).fill(1)),
    beta: withMoments(new Float32Array(units)),
    mean: new Float32Array(units),
    variance: new Float32Array(units).fill(1),
  });
  return {
    hidden: dense.slice(0, -1).map((layer) => ({ dense: layer, norm: norm(layer.outputs) })),
    output: dense[dense.length - 1],
    activation,
  };
}

/** The moving statistics of the norms. */
export function movingStatistics({ hidden }: AnnNetwork): Statistics[] {
  return hidden.map(({ norm: { mean, variance } }) => ({ mean, variance }));
}

/** The statistics that the norms have on these rows under the weights as they are. */
export function statisticsOn(network: AnnNetwork, features: Matrix): Statistics[] {
  const statistics: Statistics[] = [];
  let at = features;
  for (const { dense, norm } of network.hidden) {
    at = activated(dense, at, network.activation);
    const own = featureStatistics(at.data, dense.outputs);
    statistics.push(own);
    normalize(at, norm, own);
  }
  return statistics;
}

/** Class probabilities, rows × classes, under given statistics. */
export function annProbabilities(network: AnnNetwork, features: Matrix, statistics: readonly Statistics[]): Float64Array {
  const { outputs: classes } = network.output;
  const probabilities = new Float64Array(features.rows * classes);
  let at = features;
  network.hidden.forEach(({ dense, norm }, i) => {
    at = activated(dense, at, network.activation);
    normalize(at, norm, statistics[i]);
  });
  probabilities.set(applyDense(network.output, at).data);
  for (let row = 0; row < features.rows; row++) softmax(probabilities.subarray(row * classes, (row + 1) * classes));
  return probabilities;
}

/** rows · kernel + bias, without the activation. */
export function applyDense({ inputs, outputs, kernel, bias }: Dense, { rows, data }: Matrix): Matrix {
  const out = new Float32Array(rows * outputs);
  for (let from = 0; from < rows; from += BATCH) {
    const count = Math.min(BATCH, rows - from);
    const some = data.subarray(from * inputs, (from + count) * inputs);
    gemm(some, kernel.values, out.subarray(from * outputs, (from + count) * outputs), [count, inputs, outputs], {
      plus: bias.values,
    });
  }
  return { rows, columns: outputs, data: out };
}

export function activated(dense: Dense, features: Matrix, activation: Activation): Matrix {
  const out = applyDense(dense, features);
  if (activation === "relu") for (let i = 0; i < out.data.length; i++) if (out.data[i] < 0) out.data[i] = 0;
  return out;
}

function normalize({ rows, columns, data }: Matrix, { gamma, beta }: Norm, { mean, variance }: Statistics): void {
  const scale = Float64Array.from(gamma.values, (g, c) => g / Math.sqrt(variance[c] + EPSILON));
  for (let row = 0; row < rows; row++) {
    for (let c = 0; c < columns; c++) {
      const i = row * columns + c;
      data[i] = (data[i] - mean[c]) * scale[c] + beta.values[c];
    }
  }
}

function withMoments(values: Float32Array): Weights {
  return { values, moments: adamMoments(values.length) };
}

function glorot(inputs: number, outputs: number, stream: Stream): Float32Array {
  const limit = Math.sqrt(6 / (inputs + outputs));
  const values = new Float32Array(inputs * outputs);
  const block = new Float64Array(Math.min(values.length, 1 << 16));
  for (let from = 0; from < values.length; from += block.length) {
    const some = block.subarray(0, Math.min(block.length, values.length - from));
    stream.fillUniformOpen(some);
    for (let i = 0; i < some.length; i++) values[from + i] = limit * (2 * some[i] - 1);
  }
  return values;
}
