import type { OnnxGraph } from "./onnxModel.js";
import { type OrtSession, type OrtValues, ortTensor } from "./ort.js";
import { backGraph, forwardGraph, type ReluLayer, windowCount } from "./winograd/layerGraphs.js";
import { blocks, sessionFor } from "./winogradConvolution.js";

/** A layer, and of how many prints. */
export interface ReluBatch extends ReluLayer {
  readonly prints: number;
}

/** What a layer computes. */
export interface ReluResult {
  /** prints × pixels × outputs */
  readonly y: Float32Array;
  /** With a maximum: of each block of prints, which corner each value stands in (`forwardGraph`). */
  readonly corners: readonly Uint8Array[];
}

/** Gradients of what a layer is made of and of what it is given. */
export interface ReluGradients {
  /** 3 × 3 × inputs × outputs */
  readonly filter: Float32Array;
  readonly bias: Float32Array;
  /** of the input, if it was asked for */
  readonly x?: Float32Array;
}

/** A convolution with its bias, its ReLU and, with `pool`, the maximum, of NHWC data and an HWIO filter. */
export function reluForward(x: Float32Array, filter: Float32Array, bias: Float32Array, batch: ReluBatch): ReluResult {
  const { inputs, outputs, height, width, pool } = batch;
  const session = sessionOf("forward", batch, () => forwardGraph(batch));
  const results = [...blocks(batch)].map(([first, end]) =>
    session.compute(
      {
        x: part(x, first, end, [height * width, inputs]),
        filter: ortTensor(filter, [3, 3, inputs, outputs]),
        bias: ortTensor(bias, [outputs]),
      },
      pool ? ["y", "corner"] : ["y"],
    ),
  );
  return { y: joined(results.map(({ y }) => y)), corners: pool ? results.map(({ corner }) => corner as Uint8Array) : [] };
}

/**
 * The layer's gradients, from that of its result.
 * @param toInput whether the input's is among them, which takes a third of the time
 */
export function reluBack(
  { x, filter, y, corners, dy }: ReluResult & Readonly<Record<"x" | "filter" | "dy", Float32Array>>,
  batch: ReluBatch,
  toInput: boolean,
): ReluGradients {
  const { inputs, outputs, height, width, pool } = batch;
  const pixels = height * width;
  const results = pool ? windowCount(batch) : pixels;
  const session = sessionOf(`back ${toInput}`, batch, () => backGraph(batch, toInput));
  const found = [...blocks(batch)].map(([first, end], block) =>
    session.compute(
      {
        x: part(x, first, end, [pixels, inputs]),
        dy: part(dy, first, end, [results, outputs]),
        ...(pool
          ? { corner: ortTensor(corners[block], [1, results, (end - first) * outputs]) }
          : { y: part(y, first, end, [pixels, outputs]) }),
        ...(toInput ? { filter: ortTensor(filter, [3, 3, inputs, outputs]) } : {}),
      },
      ["filterBack", "biasBack", ...(toInput ? (["xBack"] as const) : [])],
    ),
  );
  return {
    filter: summed(found.map(({ filterBack }) => filterBack as Float32Array)),
    bias: Float32Array.from(summed(found.map(({ biasBack }) => biasBack as Float64Array))),
    x: toInput ? joined(found.map(({ xBack }) => xBack)) : undefined,
  };
}

function sessionOf(of: string, { height, width, inputs, outputs, pool }: ReluLayer, graph: () => OnnxGraph): OrtSession {
  return sessionFor(JSON.stringify([of, height, width, inputs, outputs, pool]), graph);
}

/** The prints from `first` to before `end`, each of the shape. */
function part(values: Float32Array, first: number, end: number, shape: readonly [number, number]) {
  const each = shape[0] * shape[1];
  return ortTensor(values.subarray(first * each, end * each), [end - first, ...shape]);
}

function joined(parts: readonly OrtValues[]): Float32Array {
  if (parts.length === 1) return parts[0] as Float32Array;
  const all = new Float32Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const values of parts) {
    all.set(values, at);
    at += values.length;
  }
  return all;
}

/** Adds arrays up, each to those before it; the first one may be changed. */
function summed<Values extends Float32Array | Float64Array>(parts: readonly Values[]): Values {
  const [sum, ...rest] = parts;
  for (const values of rest) for (let i = 0; i < sum.length; i++) sum[i] += values[i];
  return sum;
}
