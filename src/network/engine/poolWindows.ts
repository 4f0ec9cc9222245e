import { backend_util } from "@tensorflow/tfjs-core";

export interface PoolAttributes {
  filterSize: number | [number, number];
  strides: number | [number, number];
  pad: "valid" | "same" | number | backend_util.ExplicitPadding;
  dimRoundingMode?: "floor" | "round" | "ceil";
}

/** Sizes of a pooling over NHWC data. */
export type PoolSizes = backend_util.Conv2DInfo;

export function poolSizes(inputShape: number[], { filterSize, strides, pad, dimRoundingMode }: PoolAttributes): PoolSizes {
  const shape = inputShape as [number, number, number, number];
  return backend_util.computePool2DInfo(shape, filterSize, strides, 1, pad, dimRoundingMode);
}

/**
 * Visits the windows of a pooling, in the order of the output's pixels.
 * @param visit takes where the output pixel's channels start, and where those of each input pixel of the window do (`count` of them; the
 * array is reused): what lies in the padding is left out
 */
export function poolWindows(sizes: PoolSizes, visit: (outAt: number, inputAt: Int32Array, count: number) => void): void {
  const { batchSize, outHeight, outWidth, inHeight, inWidth, inChannels, padInfo, strideHeight, strideWidth } = sizes;
  const inputAt = new Int32Array(sizes.filterHeight * sizes.filterWidth);
  let outAt = 0;
  for (let image = 0; image < batchSize; image++) {
    for (let row = 0; row < outHeight; row++) {
      const top = row * strideHeight - padInfo.top;
      for (let column = 0; column < outWidth; column++, outAt += inChannels) {
        const left = column * strideWidth - padInfo.left;
        let count = 0;
        for (let y = Math.max(0, top); y < Math.min(inHeight, top + sizes.filterHeight); y++)
          for (let x = Math.max(0, left); x < Math.min(inWidth, left + sizes.filterWidth); x++)
            inputAt[count++] = ((image * inHeight + y) * inWidth + x) * inChannels;
        visit(outAt, inputAt, count);
      }
    }
  }
}
