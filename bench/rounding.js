import { fromFloat16, toFloat16 } from "../dist/src/network/trunk/float16.js";
import { vggWeights } from "../dist/src/network/weights/vggWeights.js";

/**
 * The shipped weights as they may have been before they were rounded to float16: each kernel value drawn uniformly from those that round to
 * it. What changes is what rounding costs, up to the draw.
 * @param stream numbers in [0, 1)
 */
export function unrounded(weights, stream) {
  return withKernels(weights, "before rounding (drawn)", (kernel) => {
    const bits = toFloat16(kernel);
    const larger = fromFloat16(bits.map((half) => half + 1));
    const smaller = fromFloat16(bits.map((half) => (half & 0x7fff ? half - 1 : half)));
    return kernel.map((value, i) => {
      const at = stream.uniform() - 0.5;
      return value + Math.abs(at) * ((at > 0 ? larger : smaller)[i] - value);
    });
  });
}

/** The shipped weights in 8 bits, one step an output channel. */
export function eightBits(weights) {
  return withKernels(weights, "8 bits a value, one step a channel", (kernel, outputs) => {
    const largest = new Float32Array(outputs);
    for (let i = 0; i < kernel.length; i++) largest[i % outputs] = Math.max(largest[i % outputs], Math.abs(kernel[i]));
    return kernel.map((value, i) => {
      const step = largest[i % outputs] / 127;
      return step === 0 ? 0 : Math.round(value / step) * step;
    });
  });
}

function withKernels(weights, name, change) {
  const layers = Object.entries(weights.layers).map(([layer, { kernel, bias }]) => [
    layer,
    { kernel: change(kernel, bias.length), bias },
  ]);
  return vggWeights(name, weights.scaling, Object.fromEntries(layers));
}
