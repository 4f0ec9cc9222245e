import type { backend_util } from "@tensorflow/tfjs-core";

/** Sizes of a two-dimensional convolution on NHWC tensors with an HWIO filter, as tfjs computes them. */
export type ConvSizes = backend_util.Conv2DInfo;

/**
 * Walks the im2col matrix of a convolution: a row for every output pixel, holding the filterHeight · filterWidth · inChannels inputs under
 * the filter, in the filter's own order. Neighbouring taps are neighbours in memory, so a row is a few runs.
 * @param firstRow first output line, counted through the batch (image · outHeight + line)
 * @param rows output lines to walk; outWidth matrix rows each
 * @param inside a run of `length` values that starts at `inputAt` in the input and at `columnAt` in the matrix, which starts at firstRow
 * @param outside a run of the matrix that lies in the padding
 */
export function forEachRun(
  sizes: ConvSizes,
  firstRow: number,
  rows: number,
  inside: (inputAt: number, columnAt: number, length: number) => void,
  outside: (columnAt: number, length: number) => void,
): void {
  const { outHeight, outWidth, inHeight, inWidth, inChannels, filterHeight, filterWidth, dilationWidth } = sizes;
  const taps = dilationWidth === 1 ? filterWidth : 1;
  let at = 0;
  for (let row = firstRow; row < firstRow + rows; row++) {
    const image = Math.floor(row / outHeight);
    const top = (row % outHeight) * sizes.strideHeight - sizes.padInfo.top;
    for (let column = 0; column < outWidth; column++) {
      for (let kh = 0; kh < filterHeight; kh++) {
        const y = top + kh * sizes.dilationHeight;
        const line = (image * inHeight + y) * inWidth;
        for (let kw = 0; kw < filterWidth; kw += taps) {
          const x = column * sizes.strideWidth - sizes.padInfo.left + kw * dilationWidth;
          const from = y < 0 || y >= inHeight ? taps : Math.min(taps, Math.max(0, -x));
          const to = Math.max(from, Math.min(taps, inWidth - x));
          if (from > 0) outside(at, from * inChannels);
          if (to > from) inside((line + x + from) * inChannels, at + from * inChannels, (to - from) * inChannels);
          if (to < taps) outside(at + to * inChannels, (taps - to) * inChannels);
          at += taps * inChannels;
        }
      }
    }
  }
}
