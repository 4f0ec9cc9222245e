import type { TensorInfo } from "@tensorflow/tfjs-core";
import { convolveBack } from "../convolveBack.js";
import { type ConvAttributes, convSizes } from "../convSizes.js";
import { foldBack } from "../foldBack.js";
import { allFloat, type KernelCall, makeTensor, valuesOf } from "../kernel.js";

/** tfjs's Conv2DBackpropInput. */
export function conv2dBackpropInput({
  inputs: { dy, filter },
  attrs,
  backend,
}: KernelCall<{ dy: TensorInfo; filter: TensorInfo }, ConvAttributes & { inputShape: number[] }>): TensorInfo | undefined {
  const sizes = convSizes(attrs.inputShape, filter.shape, attrs);
  if (!sizes || !allFloat(dy, filter)) return undefined;
  const dys = valuesOf(backend, dy);
  const weights = valuesOf(backend, filter);
  return makeTensor(backend, sizes.inShape, convolveBack(dys, weights, sizes) ?? foldBack(dys, weights, sizes));
}
