import { type TensorInfo, util } from "@tensorflow/tfjs-core";
import { type BroadcastWalk, broadcastWalk } from "./broadcastWalk.js";
import { allFloat, type KernelCall, makeTensor, valuesOf } from "./kernel.js";

/** The loops of one operator. Each operator has its own: a function handed in for the operator itself would not be compiled into them. */
export type PairLoop = (a: Float32Array, b: Float32Array, out: Float32Array, walk: BroadcastWalk) => void;

/** Runs an element-wise operator of two float32 tensors. */
export function elementwise(
  { inputs: { a, b }, backend }: KernelCall<{ a: TensorInfo; b: TensorInfo }>,
  loop: PairLoop,
): TensorInfo | undefined {
  if (!allFloat(a, b)) return undefined;
  const walk = broadcastWalk(a.shape, b.shape);
  const out = new Float32Array(util.sizeFromShape(walk.shape));
  loop(valuesOf(backend, a), valuesOf(backend, b), out, walk);
  return makeTensor(backend, walk.shape, out);
}
