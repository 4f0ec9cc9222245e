import type { TensorInfo } from "@tensorflow/tfjs-core";
import { allFloat, type KernelCall, makeTensor, valuesOf } from "../kernel.js";

/** The bits of minus infinity as a signed integer; above it lie, among the negative ones, only those of not-a-number. */
const MINUS_INFINITY = -0x800000;

/**
 * tfjs's Relu; not-a-number stays, so that a diverged training shows. It works on the numbers' bits: half the comparisons of a real
 * activation would be mispredicted, which made it seven times slower.
 */
export function relu({ inputs: { x }, backend }: KernelCall<{ x: TensorInfo }>): TensorInfo | undefined {
  if (!allFloat(x)) return undefined;
  const values = valuesOf(backend, x);
  const xs = new Int32Array(values.buffer, values.byteOffset, values.length);
  const out = new Int32Array(xs.length);
  for (let i = 0; i < xs.length; i++) {
    const bits = xs[i];
    out[i] = bits & (~(bits >> 31) | ((MINUS_INFINITY - bits) >> 31));
  }
  return makeTensor(backend, x.shape, new Float32Array(out.buffer));
}
