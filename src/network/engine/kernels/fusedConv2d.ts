import type { TensorInfo } from "@tensorflow/tfjs-core";
import { activate, isSimpleActivation } from "../activate.js";
import { convolve } from "../convolve.js";
import { type ConvAttributes, convSizes } from "../convSizes.js";
import { allFloat, type KernelCall, makeTensor, valuesOf } from "../kernel.js";

/** tfjs's FusedConv2D: convolution, bias for each channel, activation. */
export function fusedConv2d({
  inputs: { x, filter, bias },
  attrs,
  backend,
}: KernelCall<{ x: TensorInfo; filter: TensorInfo; bias?: TensorInfo }, ConvAttributes & { activation?: string }>):
  | TensorInfo
  | undefined {
  const sizes = convSizes(x.shape, filter.shape, attrs);
  if (!sizes || !allFloat(x, filter) || !isSimpleActivation(attrs.activation)) return undefined;
  const biases = bias && valuesOf(backend, bias);
  if (biases && biases.length !== sizes.outChannels) return undefined;
  const relu = attrs.activation === "relu";
  const out = makeTensor(
    backend,
    sizes.outShape,
    convolve(valuesOf(backend, x), valuesOf(backend, filter), sizes, { bias: biases, relu }),
  );
  return relu ? out : activate(backend, out, attrs.activation);
}
