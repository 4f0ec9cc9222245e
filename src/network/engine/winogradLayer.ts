import { borrow } from "./loans.js";
import type { OnnxGraph } from "./onnxModel.js";
import { type OrtSession, type OrtTensor, ortTensor } from "./ort.js";
import { scratch } from "./scratch.js";
import {
  backGraph,
  factorsGraph,
  forwardGraph,
  type ProductBatch,
  productBatches,
  type ReluLayer,
  windowCount,
} from "./winograd/layerGraphs.js";
import { blocks, sessionFor } from "./winogradConvolution.js";

/** A layer, and of how many prints. */
export interface ReluBatch extends ReluLayer {
  readonly prints: number;
}

/** What the gradients of a layer are made of. */
export interface ReluKept {
  /** What was multiplied, block by block of prints: one batch of products after the other (`forwardGraph`). */
  readonly values: Float32Array;
  /** What it was multiplied by. */
  readonly factors: Float32Array;
  /** With a maximum: which corner each value stands in. */
  readonly corners: Uint8Array;
}

/** What a layer computes: prints × pixels × outputs. */
export interface ReluResult {
  readonly y: Float32Array;
  readonly kept?: ReluKept;
}

/** Gradients of what a layer is made of and of what it is given. */
export interface ReluGradients {
  /** 3 × 3 × inputs × outputs, in memory that is borrowed */
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
  const { height, width, inputs, outputs, pool, prints } = batch;
  const { pixels, results, values, pairs } = sizesOf(batch);
  const y = new Float32Array(prints * results * outputs);
  const length = pairs * inputs * outputs;
  const factors = keep ? borrow(length) : scratch("Winograd factors", length);
  transformFilter(batch, filter, factors, false);
  const kept = keep
    ? { values: borrow(prints * values), factors, corners: new Uint8Array(pool ? prints * results * outputs : 0) }
    : undefined;
  const session = sessionOf("forward", batch, () => forwardGraph(batch));
  for (const [first, end] of blocks(batch)) {
    const n = end - first;
    const given = {
      x: ortTensor(part(x, first, end, pixels * inputs), [n, height, width * inputs]),
      ...factorTensors("factors", factors, batch),
      bias: ortTensor(bias, [outputs]),
    };
    session.run(given, {
      y: ortTensor(part(y, first, end, results * outputs), [n, results, outputs]),
      ...(kept ? { ...valueTensors(kept, batch, first, end), ...cornerTensor(kept, batch, first, end) } : {}),
    });
  }
  return { y, kept };
}

/**
 * The layer's gradients, from that of its result, `dy`.
 * @param toInput whether the input's is among them, which takes a third of the time
 */
export function reluBack(
  { y, dy, kept }: Readonly<Record<"y" | "dy", Float32Array>> & { readonly kept: ReluKept },
  batch: ReluBatch,
  toInput: boolean,
): ReluGradients {
  const { height, width, inputs, outputs, pool, prints } = batch;
  const { pixels, results, pairs } = sizesOf(batch);
  const x = toInput ? new Float32Array(prints * pixels * inputs) : undefined;
  const bias = new Float64Array(outputs);
  const sum = new Float64Array(outputs);
  const factorsBack = scratch("Winograd factors", pairs * inputs * outputs);
  const ofFilter = borrow(9 * inputs * outputs);
  const session = sessionOf(`back ${toInput}`, batch, () => backGraph(batch, toInput));
  for (const [first, end] of blocks(batch)) {
    const n = end - first;
    const shape = pool ? [n, results, outputs] : [n, height, width * outputs];
    session.run(
      {
        ...valueTensors(kept, batch, first, end),
        dy: ortTensor(part(dy, first, end, results * outputs), shape),
        ...(pool ? cornerTensor(kept, batch, first, end) : { y: ortTensor(part(y, first, end, results * outputs), shape) }),
        ...(toInput ? factorTensors("factors", kept.factors, batch) : {}),
      },
      {
        ...factorTensors("factorsBack", factorsBack, batch),
        biasBack: ortTensor(sum, [outputs]),
        ...(x ? { xBack: ortTensor(part(x, first, end, pixels * inputs), [n, pixels, inputs]) } : {}),
      },
    );
    for (let i = 0; i < outputs; i++) bias[i] += sum[i];
    if (first === 0) transformFilter(batch, ofFilter, factorsBack, true);
    else {
      const more = new Float32Array(ofFilter.length);
      transformFilter(batch, more, factorsBack, true);
      for (let i = 0; i < more.length; i++) ofFilter[i] += more[i];
    }
  }
  return { filter: ofFilter, bias: Float32Array.from(bias), x };
}

/** Writes a filter's factors, or with `back` from the gradient of these that of the filter. */
function transformFilter(batch: ReluBatch, filter: Float32Array, factors: Float32Array, back: boolean): void {
  const channels = batch.inputs * batch.outputs;
  const tensors = {
    filter: ortTensor(filter, [9, channels]),
    factors: ortTensor(factors, [factors.length / channels, channels]),
  };
  const [from, to] = back ? (["factors", "filter"] as const) : (["filter", "factors"] as const);
  const session = sessionOf(`factors ${back}`, batch, () => factorsGraph(batch, back));
  session.run({ [from]: tensors[from] }, { [to]: tensors[to] });
}

/** Of a print: pixels of the input, those of the result, and values that are multiplied; and all pairs of points. */
function sizesOf(layer: ReluLayer): Record<"pixels" | "results" | "values" | "pairs", number> {
  const pixels = layer.height * layer.width;
  const batches = productBatches(layer);
  return {
    pixels,
    results: layer.pool ? windowCount(layer) : pixels,
    values: total(batches, ({ filter, tiles }) => filter.length * tiles) * layer.inputs,
    pairs: total(batches, ({ filter }) => filter.length),
  };
}

/** `values ID` of the prints from `first` to before `end`. */
function valueTensors(kept: ReluKept, batch: ReluBatch, first: number, end: number): Record<string, OrtTensor> {
  const of = part(kept.values, first, end, sizesOf(batch).values);
  return tensorsOf("values", of, batch, ({ tiles }) => [tiles * (end - first), batch.inputs]);
}

/** `NAME ID`, pairs × inputs × outputs. */
function factorTensors(name: string, values: Float32Array, batch: ReluBatch): Record<string, OrtTensor> {
  return tensorsOf(name, values, batch, () => [batch.inputs, batch.outputs]);
}

/** A tensor for each batch of products, one after the other in memory. */
function tensorsOf(name: string, values: Float32Array, layer: ReluLayer, shape: (of: ProductBatch) => readonly number[]) {
  let at = 0;
  const entries = productBatches(layer).map((batch) => {
    const sizes = [batch.filter.length, ...shape(batch)];
    const length = sizes.reduce((product, size) => product * size, 1);
    at += length;
    return [`${name} ${batch.id}`, ortTensor(values.subarray(at - length, at), sizes)] as const;
  });
  return Object.fromEntries(entries);
}

/** With a maximum, `corner` of the prints from `first` to before `end`. */
function cornerTensor({ corners }: ReluKept, batch: ReluBatch, first: number, end: number): Record<string, OrtTensor> {
  const length = sizesOf(batch).results * batch.outputs;
  if (!batch.pool) return {};
  return { corner: ortTensor(corners.subarray(first * length, end * length), [1, (end - first) * length]) };
}

function sessionOf(of: string, { height, width, inputs, outputs, pool }: ReluLayer, graph: () => OnnxGraph): OrtSession {
  return sessionFor(JSON.stringify([of, height, width, inputs, outputs, pool]), graph);
}

/** The values of the prints from `first` to before `end`, so many each. */
function part(values: Float32Array, first: number, end: number, each: number): Float32Array {
  return values.subarray(first * each, end * each);
}

function total<T>(items: readonly T[], of: (item: T) => number): number {
  return items.reduce((sum, item) => sum + of(item), 0);
}
