import type { TensorInfo } from "@tensorflow/tfjs-core";
import { allFloat, type KernelCall, makeTensor, valuesOf } from "../kernel.js";

/** tfjs's AddN: the sum of tensors of one shape. */
export function addN({ inputs, backend }: KernelCall<TensorInfo[]>): TensorInfo | undefined {
  const tensors = Object.values(inputs);
  if (!allFloat(...tensors)) return undefined;
  const out = valuesOf(backend, tensors[0]).slice();
  for (const tensor of tensors.slice(1)) {
    const values = valuesOf(backend, tensor);
    for (let i = 0; i < out.length; i++) out[i] += values[i];
  }
  return makeTensor(backend, tensors[0].shape, out);
}
