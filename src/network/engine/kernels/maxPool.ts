import { type TensorInfo, util } from "@tensorflow/tfjs-core";
import { allFloat, type KernelCall, makeTensor, valuesOf } from "../kernel.js";
import { type PoolAttributes, poolSizes, poolWindows } from "../poolWindows.js";

/** tfjs's MaxPool. */
export function maxPool({
  inputs: { x },
  attrs,
  backend,
}: KernelCall<{ x: TensorInfo }, PoolAttributes>): TensorInfo | undefined {
  if (!allFloat(x)) return undefined;
  const sizes = poolSizes(x.shape, attrs);
  const xs = valuesOf(backend, x);
  const out = new Float32Array(util.sizeFromShape(sizes.outShape)).fill(Number.NEGATIVE_INFINITY);
  poolWindows(sizes, (outAt, inputAt, count) => {
    for (let i = 0; i < count; i++) {
      const from = inputAt[i];
      for (let c = 0; c < sizes.inChannels; c++) if (xs[from + c] > out[outAt + c]) out[outAt + c] = xs[from + c];
    }
  });
  return makeTensor(backend, sizes.outShape, out);
}
