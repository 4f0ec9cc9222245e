import type { TensorInfo } from "@tensorflow/tfjs-core";
import { allFloat, type KernelCall, makeTensor, valuesOf } from "../kernel.js";
import { type PoolAttributes, poolSizes, poolWindows } from "../poolWindows.js";

/** tfjs's MaxPoolGrad: each output's gradient goes to the first of the greatest inputs in its window. */
export function maxPoolGrad({
  inputs: { dy, input },
  attrs,
  backend,
}: KernelCall<{ dy: TensorInfo; input: TensorInfo }, PoolAttributes>): TensorInfo | undefined {
  if (!allFloat(dy, input)) return undefined;
  const sizes = poolSizes(input.shape, attrs);
  const xs = valuesOf(backend, input);
  const dys = valuesOf(backend, dy);
  const gradient = new Float32Array(xs.length);
  poolWindows(sizes, (outAt, inputAt, count) => {
    for (let c = 0; c < sizes.inChannels; c++) {
      let greatest = inputAt[0] + c;
      for (let i = 1; i < count; i++) if (xs[inputAt[i] + c] > xs[greatest]) greatest = inputAt[i] + c;
      gradient[greatest] += dys[outAt + c];
    }
  });
  return makeTensor(backend, input.shape, gradient);
}
