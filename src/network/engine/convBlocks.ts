import type { ConvSizes } from "./forEachRun.js";

/** Values that are worked on at a time, unless one line or image has more: 16 MiB, where Gemm was fastest. */
const BLOCK_VALUES = 1 << 22;

/** Part of a convolution's output, small enough to be unfolded at once. */
export interface ConvBlock {
  /** output lines, counted through the batch */
  firstRow: number;
  rows: number;
  /** where its pixels start in the output, and how many they are */
  firstPixel: number;
  pixels: number;
}

/** Length of a row of the im2col matrix: inputs that one output pixel reads. */
export function columnLength({ filterHeight, filterWidth, inChannels }: ConvSizes): number {
  return filterHeight * filterWidth * inChannels;
}

/** Cuts a convolution into blocks whose im2col matrix stays small, so that memory does not grow with the batch. */
export function* convBlocks(sizes: ConvSizes): Generator<ConvBlock> {
  const { batchSize, outHeight, outWidth } = sizes;
  const total = batchSize * outHeight;
  const step = Math.max(1, Math.floor(BLOCK_VALUES / (outWidth * columnLength(sizes))));
  for (let firstRow = 0; firstRow < total; firstRow += step) {
    const rows = Math.min(step, total - firstRow);
    yield { firstRow, rows, firstPixel: firstRow * outWidth, pixels: rows * outWidth };
  }
}

/** Cuts a convolution's batch into blocks of images whose input and output stay small. */
export function* imageBlocks(sizes: ConvSizes): Generator<{ first: number; images: number }> {
  const { batchSize, inHeight, inWidth, inChannels, outHeight, outWidth, outChannels } = sizes;
  const largest = Math.max(inHeight * inWidth * inChannels, outHeight * outWidth * outChannels);
  const step = Math.max(1, Math.floor(BLOCK_VALUES / largest));
  for (let first = 0; first < batchSize; first += step) yield { first, images: Math.min(step, batchSize - first) };
}
