import { util } from "@tensorflow/tfjs-core";
import { col2im } from "./col2im.js";
import { columnLength, convBlocks } from "./convBlocks.js";
import type { ConvSizes } from "./forEachRun.js";
import { gemm } from "./gemm.js";
import { scratch } from "./scratch.js";

/** The gradient of a convolution's input for any stride and padding: col2im(dy · filterᵀ). */
export function foldBack(dy: Float32Array, filter: Float32Array, sizes: ConvSizes): Float32Array {
  const { outChannels } = sizes;
  const length = columnLength(sizes);
  const gradient = new Float32Array(util.sizeFromShape(sizes.inShape));
  for (const { firstRow, rows, firstPixel, pixels } of convBlocks(sizes)) {
    const columns = scratch("columns", pixels * length);
    const block = dy.subarray(firstPixel * outChannels, (firstPixel + pixels) * outChannels);
    gemm(block, filter, columns, [pixels, outChannels, length], { transB: true });
    col2im(columns, sizes, firstRow, rows, gradient);
  }
  return gradient;
}
