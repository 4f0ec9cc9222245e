import type { TensorInfo } from "@tensorflow/tfjs-core";
import { allFloat, type KernelCall, makeTensor, valuesOf } from "../kernel.js";
import { rectify } from "../rectify.js";

/** tfjs's Relu. */
export function relu({ inputs: { x }, backend }: KernelCall<{ x: TensorInfo }>): TensorInfo | undefined {
  if (!allFloat(x)) return undefined;
  const values = valuesOf(backend, x);
  const out = new Float32Array(values.length);
  rectify(values, out);
  return makeTensor(backend, x.shape, out);
}
