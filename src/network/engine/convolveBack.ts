import { backend_util } from "@tensorflow/tfjs-core";
import { convolve } from "./convolve.js";
import type { ConvSizes } from "./forEachRun.js";
import { scratch } from "./scratch.js";
import { transpose } from "./transpose.js";
import { isWinograd, winogradConvolution } from "./winogradConvolution.js";

/**
 * The gradient of a convolution's input as a convolution of the output's gradient, with the filter turned by 180° and its channels swapped.
 * `undefined` with a stride, or with more padding than the filter reaches over: that takes col2im, which is slower.
 */
export function convolveBack(dy: Float32Array, filter: Float32Array, sizes: ConvSizes): Float32Array | undefined {
  const { filterHeight, filterWidth, inChannels, outChannels, strideHeight, strideWidth, padInfo } = sizes;
  const top = filterHeight - 1 - padInfo.top;
  const bottom = filterHeight - 1 - padInfo.bottom;
  const left = filterWidth - 1 - padInfo.left;
  const right = filterWidth - 1 - padInfo.right;
  if (strideHeight > 1 || strideWidth > 1 || Math.min(top, bottom, left, right) < 0) return undefined;
  if (isWinograd(sizes)) {
    const out = new Float32Array(sizes.inShape.reduce((product, n) => product * n, 1));
    winogradConvolution(dy, filter, { ...sizes, inChannels: outChannels, outChannels: inChannels }, out, { turned: true });
    return out;
  }

  const taps = filterHeight * filterWidth;
  const size = inChannels * outChannels;
  const turned = scratch("turned filter", taps * size);
  for (let tap = 0; tap < taps; tap++) {
    const target = (taps - 1 - tap) * size;
    transpose(filter.subarray(tap * size, (tap + 1) * size), inChannels, outChannels, turned.subarray(target, target + size));
  }
  const back = backend_util.computeConv2DInfo(sizes.outShape, [filterHeight, filterWidth, outChannels, inChannels], 1, 1, [
    [0, 0],
    [top, bottom],
    [left, right],
    [0, 0],
  ]);
  return convolve(dy, turned, back);
}
