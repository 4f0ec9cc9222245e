import { backend_util, type TensorInfo, util } from "@tensorflow/tfjs-core";
import { allFloat, type KernelCall, makeTensor, valuesOf } from "./kernel.js";

export interface ReduceAttributes {
  axis: number | number[];
  keepDims: boolean;
}

/**
 * Sums over neighbouring axes, in float64, each divided by the number of its terms if `average`; `undefined` when the axes lie apart.
 */
export function reduceSum(
  { inputs: { x }, attrs: { axis, keepDims }, backend }: KernelCall<{ x: TensorInfo }, ReduceAttributes>,
  average: boolean,
): TensorInfo | undefined {
  const axes = util.parseAxisParam(axis, x.shape).sort((p, q) => p - q);
  const apart = axes.some((value, i) => i > 0 && value !== axes[i - 1] + 1);
  if (apart || axes.length === 0 || !allFloat(x)) return undefined;
  const outer = util.sizeFromShape(x.shape.slice(0, axes[0]));
  const inner = util.sizeFromShape(x.shape.slice(axes[axes.length - 1] + 1));
  const terms = util.sizeFromShape(axes.map((i) => x.shape[i]));
  const [kept] = backend_util.computeOutAndReduceShapes(x.shape, axes);
  const out = new Float32Array(outer * inner);
  const sum = inner === 1 ? sumLast : sumMiddle;
  sum(valuesOf(backend, x), out, [outer, terms, inner], average ? terms : 1);
  return makeTensor(backend, keepDims ? backend_util.expandShapeToKeepDim(kept, axes) : kept, out);
}

type Sizes = readonly [outer: number, terms: number, inner: number];

function sumLast(x: Float32Array, out: Float32Array, [outer, terms]: Sizes, divisor: number): void {
  for (let i = 0, at = 0; i < outer; i++) {
    let sum = 0;
    for (let end = at + terms; at < end; at++) sum += x[at];
    out[i] = sum / divisor;
  }
}

function sumMiddle(x: Float32Array, out: Float32Array, [outer, terms, inner]: Sizes, divisor: number): void {
  const sums = new Float64Array(inner);
  for (let i = 0, at = 0; i < outer; i++) {
    sums.fill(0);
    for (let term = 0; term < terms; term++) for (let j = 0; j < inner; j++) sums[j] += x[at++];
    for (let j = 0; j < inner; j++) out[i * inner + j] = sums[j] / divisor;
  }
}
