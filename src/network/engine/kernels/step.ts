import type { TensorInfo } from "@tensorflow/tfjs-core";
import { allFloat, type KernelCall, makeTensor, valuesOf } from "../kernel.js";

/** tfjs's Step without a slope: 1 for a positive value, else 0, not-a-number for itself. The gradient of Relu is made of it. */
export function step({
  inputs: { x },
  attrs: { alpha },
  backend,
}: KernelCall<{ x: TensorInfo }, { alpha?: number }>): TensorInfo | undefined {
  if (!allFloat(x) || alpha) return undefined;
  const xs = valuesOf(backend, x);
  const out = new Float32Array(xs.length);
  for (let i = 0; i < xs.length; i++) {
    const value = xs[i];
    // A comparison turned into a number takes no branch, which real activations would mispredict half the time.
    out[i] = Number.isNaN(value) ? value : +(value > 0);
  }
  return makeTensor(backend, x.shape, out);
}
