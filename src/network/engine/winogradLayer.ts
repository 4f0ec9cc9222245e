import { borrow } from "./loans.js";
import type { OnnxGraph } from "./onnxModel.js";
import { type OrtSession, ortTensor } from "./ort.js";
import { backGraph, forwardGraph, type ReluLayer, windowCount } from "./winograd/layerGraphs.js";
import { tileCount } from "./winograd/tiles.js";
import { PRODUCTS } from "./winograd/transforms.js";
import { blocks, sessionFor } from "./winogradConvolution.js";

/** A layer, and of how many prints. */
export interface ReluBatch extends ReluLayer {
  readonly prints: number;
}

/** What the gradients of a layer are made of. */
export interface ReluKept {
  /** The transformed input, block by block of prints: 36 × tiles · prints · inputs each. */
  readonly transformed: Float32Array;
  /** With a maximum: which corner each value stands in, block by block (`forwardGraph`). */
  readonly corners: Uint8Array;
}

/** What a layer computes: prints × pixels × outputs. */
export interface ReluResult {
  readonly y: Float32Array;
  readonly kept?: ReluKept;
}

/** Gradients of what a layer is made of and of what it is given. */
export interface ReluGradients {
  /** 3 × 3 × inputs × outputs */
  readonly filter: Float32Array;
  readonly bias: Float32Array;
  /** of the input, if it was asked for */
  readonly x?: Float32Array;
}

/**
 * A convolution with its bias, its ReLU and, with `pool`, the maximum, of NHWC data and an HWIO filter.
 * @param keep whether what the gradients are made of is kept, in memory that is borrowed
 */
export function reluForward(
  x: Float32Array,
  filter: Float32Array,
  bias: Float32Array,
  batch: ReluBatch,
  keep: boolean,
): ReluResult {
  const { inputs, outputs, pool, prints } = batch;
  const { pixels, results, transformed } = sizesOf(batch);
  const y = new Float32Array(prints * results * outputs);
  const kept = keep
    ? { transformed: borrow(prints * transformed), corners: new Uint8Array(pool ? prints * results * outputs : 0) }
    : undefined;
  const session = sessionOf("forward", batch, () => forwardGraph(batch));
  for (const [first, end] of blocks(batch)) {
    const n = end - first;
    const given = {
      x: ortTensor(part(x, first, end, pixels * inputs), [n, pixels, inputs]),
      filter: ortTensor(filter, [3, 3, inputs, outputs]),
      bias: ortTensor(bias, [outputs]),
    };
    session.run(given, {
      y: ortTensor(part(y, first, end, results * outputs), [n, results, outputs]),
      ...(kept ? keptTensors(kept, batch, first, end) : {}),
    });
  }
  return { y, kept };
}

/**
 * The layer's gradients, from that of its result, `dy`.
 * @param toInput whether the input's is among them, which takes a third of the time
 */
export function reluBack(
  { filter, y, dy, kept }: Readonly<Record<"filter" | "y" | "dy", Float32Array>> & { readonly kept: ReluKept },
  batch: ReluBatch,
  toInput: boolean,
): ReluGradients {
  const { inputs, outputs, pool, prints } = batch;
  const { pixels, results } = sizesOf(batch);
  const x = toInput ? new Float32Array(prints * pixels * inputs) : undefined;
  const bias = new Float64Array(outputs);
  const sum = new Float64Array(outputs);
  let ofFilter: Float32Array | undefined;
  const session = sessionOf(`back ${toInput}`, batch, () => backGraph(batch, toInput));
  for (const [first, end] of blocks(batch)) {
    const n = end - first;
    const { transformed, ...corner } = keptTensors(kept, batch, first, end);
    const own = new Float32Array(9 * inputs * outputs);
    session.run(
      {
        transformed,
        dy: ortTensor(part(dy, first, end, results * outputs), [n, results, outputs]),
        ...(pool ? corner : { y: ortTensor(part(y, first, end, results * outputs), [n, results, outputs]) }),
        ...(toInput ? { filter: ortTensor(filter, [3, 3, inputs, outputs]) } : {}),
      },
      {
        filterBack: ortTensor(own, [9, inputs * outputs]),
        biasBack: ortTensor(sum, [outputs]),
        ...(x ? { xBack: ortTensor(part(x, first, end, pixels * inputs), [n, pixels, inputs]) } : {}),
      },
    );
    for (let i = 0; i < outputs; i++) bias[i] += sum[i];
    if (ofFilter) for (let i = 0; i < own.length; i++) own[i] += ofFilter[i];
    ofFilter = own;
  }
  return { filter: ofFilter ?? new Float32Array(9 * inputs * outputs), bias: Float32Array.from(bias), x };
}

/** Of a print: pixels of the input, those of the result, and values of the transformed input. */
function sizesOf(layer: ReluLayer): Record<"pixels" | "results" | "transformed", number> {
  const pixels = layer.height * layer.width;
  return {
    pixels,
    results: layer.pool ? windowCount(layer) : pixels,
    transformed: PRODUCTS * tileCount(layer) * layer.inputs,
  };
}

/** What is kept of the prints from `first` to before `end`. */
function keptTensors({ transformed, corners }: ReluKept, batch: ReluBatch, first: number, end: number) {
  const { results, transformed: each } = sizesOf(batch);
  const values = part(transformed, first, end, each);
  const length = results * batch.outputs;
  return {
    transformed: ortTensor(values, [PRODUCTS, values.length / PRODUCTS]),
    ...(batch.pool
      ? { corner: ortTensor(corners.subarray(first * length, end * length), [1, results, (end - first) * batch.outputs]) }
      : {}),
  };
}

function sessionOf(of: string, { height, width, inputs, outputs, pool }: ReluLayer, graph: () => OnnxGraph): OrtSession {
  return sessionFor(JSON.stringify([of, height, width, inputs, outputs, pool]), graph);
}

/** The values of the prints from `first` to before `end`, so many each. */
function part(values: Float32Array, first: number, end: number, each: number): Float32Array {
  return values.subarray(first * each, end * each);
}
