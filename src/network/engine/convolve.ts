import { blockedConvolution, isBlocked } from "./blockedConvolution.js";
import { columnLength, convBlocks } from "./convBlocks.js";
import type { ConvSizes } from "./forEachRun.js";
import { gemm } from "./gemm.js";
import { im2col } from "./im2col.js";
import { rectify } from "./rectify.js";
import { scratch } from "./scratch.js";
import { isWinograd, winogradConvolution } from "./winogradConvolution.js";

/** What follows a convolution. */
export interface AfterConvolution {
  /** a value for each output channel; default none */
  readonly bias?: Float32Array;
  /** max(0, ·) last; default false */
  readonly relu?: boolean;
}

/**
 * Convolution of an NHWC input with an HWIO filter, plus a bias for each output channel: by Winograd's method where it is faster, by ONNX
 * Runtime's own operators where the channels come in whole blocks, else by im2col and one Gemm a block.
 */
export function convolve(
  x: Float32Array,
  filter: Float32Array,
  sizes: ConvSizes,
  { bias, relu = false }: AfterConvolution = {},
): Float32Array {
  const out = new Float32Array(sizes.outShape.reduce((product, n) => product * n, 1));
  if (isWinograd(sizes)) {
    winogradConvolution(x, filter, sizes, out, { bias, relu });
    return out;
  }
  if (isBlocked(sizes)) blockedConvolution(x, filter, sizes, out, bias);
  else convolveByGemm(x, filter, sizes, out, bias);
  if (relu) rectify(out, out);
  return out;
}

function convolveByGemm(x: Float32Array, filter: Float32Array, sizes: ConvSizes, out: Float32Array, bias?: Float32Array): void {
  const length = columnLength(sizes);
  const { outChannels } = sizes;
  for (const { firstRow, rows, firstPixel, pixels } of convBlocks(sizes)) {
    const columns = scratch("columns", pixels * length);
    im2col(x, sizes, firstRow, rows, columns);
    const block = out.subarray(firstPixel * outChannels, (firstPixel + pixels) * outChannels);
    gemm(columns, filter, block, [pixels, length, outChannels], { plus: bias });
  }
}
