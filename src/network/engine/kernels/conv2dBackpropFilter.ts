import type { TensorInfo } from "@tensorflow/tfjs-core";
import { columnLength, convBlocks } from "../convBlocks.js";
import { type ConvAttributes, convSizes } from "../convSizes.js";
import { gemm } from "../gemm.js";
import { im2col } from "../im2col.js";
import { allFloat, type KernelCall, makeTensor, valuesOf } from "../kernel.js";
import { scratch } from "../scratch.js";
import { transpose } from "../transpose.js";
import { isWinograd, winogradFilterGradient } from "../winogradConvolution.js";

/**
 * tfjs's Conv2DBackpropFilter: by Winograd's method where it is faster, else im2col(x)ᵀ · dy, summed over blocks. Gemm is a fifth slower on a transposed left side than on one turned
 * beforehand, and dy is the smaller of the two, so what is computed is dyᵀ · im2col(x), turned back at the end.
 */
export function conv2dBackpropFilter({
  inputs: { x, dy },
  attrs,
  backend,
}: KernelCall<{ x: TensorInfo; dy: TensorInfo }, ConvAttributes & { filterShape: number[] }>): TensorInfo | undefined {
  const sizes = convSizes(x.shape, attrs.filterShape, attrs);
  if (!sizes || !allFloat(x, dy)) return undefined;
  const { outChannels } = sizes;
  const length = columnLength(sizes);
  const xs = valuesOf(backend, x);
  const dys = valuesOf(backend, dy);
  if (isWinograd(sizes)) return makeTensor(backend, sizes.filterShape, winogradFilterGradient(xs, dys, sizes));
  let sum: Float32Array | undefined;
  let next = scratch("filter gradient 1", outChannels * length);
  let spare = scratch("filter gradient 2", outChannels * length);
  for (const { firstRow, rows, firstPixel, pixels } of convBlocks(sizes)) {
    const columns = scratch("columns", pixels * length);
    im2col(xs, sizes, firstRow, rows, columns);
    const turned = scratch("output gradient", outChannels * pixels);
    transpose(dys.subarray(firstPixel * outChannels, (firstPixel + pixels) * outChannels), pixels, outChannels, turned);
    gemm(turned, columns, next, [outChannels, pixels, length], { plus: sum });
    sum = next;
    [next, spare] = [spare, next];
  }
  const gradient = new Float32Array(length * outChannels);
  if (sum) transpose(sum, outChannels, length, gradient);
  return makeTensor(backend, sizes.filterShape, gradient);
}
