import { type TensorInfo, util } from "@tensorflow/tfjs-core";
import { allFloat, type KernelCall, makeTensor, valuesOf } from "../kernel.js";
import { type PoolAttributes, poolSizes, poolWindows } from "../poolWindows.js";
import { positiveBits } from "../positiveBits.js";

/** tfjs's MaxPool. */
export function maxPool({
  inputs: { x },
  attrs,
  backend,
}: KernelCall<{ x: TensorInfo }, PoolAttributes>): TensorInfo | undefined {
  if (!allFloat(x)) return undefined;
  const sizes = poolSizes(x.shape, attrs);
  const { inChannels: channels } = sizes;
  const xs = valuesOf(backend, x);
  const out = new Float32Array(util.sizeFromShape(sizes.outShape));
  const bits = positiveBits(xs);
  const outBits = new Int32Array(out.buffer);
  poolWindows(sizes, (outAt, inputAt, count) => {
    out.set(xs.subarray(inputAt[0], inputAt[0] + channels), outAt);
    for (let i = 1; i < count; i++) {
      const from = inputAt[i];
      if (bits) {
        for (let c = 0; c < channels; c++) {
          const less = outBits[outAt + c] - bits[from + c];
          outBits[outAt + c] -= less & (less >> 31);
        }
      } else for (let c = 0; c < channels; c++) if (xs[from + c] > out[outAt + c]) out[outAt + c] = xs[from + c];
    }
  });
  return makeTensor(backend, sizes.outShape, out);
}
