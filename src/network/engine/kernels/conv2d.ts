import type { TensorInfo } from "@tensorflow/tfjs-core";
import { convolve } from "../convolve.js";
import { type ConvAttributes, convSizes } from "../convSizes.js";
import { allFloat, type KernelCall, makeTensor, valuesOf } from "../kernel.js";

/** tfjs's Conv2D. */
export function conv2d({
  inputs: { x, filter },
  attrs,
  backend,
}: KernelCall<{ x: TensorInfo; filter: TensorInfo }, ConvAttributes>): TensorInfo | undefined {
  const sizes = convSizes(x.shape, filter.shape, attrs);
  if (!sizes || !allFloat(x, filter)) return undefined;
  return makeTensor(backend, sizes.outShape, convolve(valuesOf(backend, x), valuesOf(backend, filter), sizes));
}
