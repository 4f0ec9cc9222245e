import type { TensorInfo } from "@tensorflow/tfjs-core";
import { allFloat, type KernelCall, makeTensor, valuesOf } from "../kernel.js";
import { type PoolAttributes, poolSizes, poolWindows } from "../poolWindows.js";
import { positiveBits } from "../positiveBits.js";

/** tfjs's MaxPoolGrad: each output's gradient goes to the first of the greatest inputs in its window. */
export function maxPoolGrad({
  inputs: { dy, input },
  attrs,
  backend,
}: KernelCall<{ dy: TensorInfo; input: TensorInfo }, PoolAttributes>): TensorInfo | undefined {
  if (!allFloat(dy, input)) return undefined;
  const sizes = poolSizes(input.shape, attrs);
  const { inChannels: channels } = sizes;
  const xs = valuesOf(backend, input);
  const dys = valuesOf(backend, dy);
  const gradient = new Float32Array(xs.length);
  const bits = positiveBits(xs);
  /** Of each channel: the place of the greatest in the window, and its bits. */
  const places = new Int32Array(channels);
  const greatest = new Int32Array(channels);
  poolWindows(sizes, (outAt, inputAt, count) => {
    places.fill(0);
    if (bits) {
      greatest.set(bits.subarray(inputAt[0], inputAt[0] + channels));
      for (let i = 1; i < count; i++) {
        const from = inputAt[i];
        for (let c = 0; c < channels; c++) {
          const value = bits[from + c];
          const less = (greatest[c] - value) >> 31;
          greatest[c] += (value - greatest[c]) & less;
          places[c] += (i - places[c]) & less;
        }
      }
    } else {
      for (let i = 1; i < count; i++) {
        const from = inputAt[i];
        for (let c = 0; c < channels; c++) if (xs[from + c] > xs[inputAt[places[c]] + c]) places[c] = i;
      }
    }
    for (let c = 0; c < channels; c++) gradient[inputAt[places[c]] + c] += dys[outAt + c];
  });
  return makeTensor(backend, input.shape, gradient);
}
