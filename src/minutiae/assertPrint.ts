import type { GrayImage } from "../prints/grayImage.js";

/** Throws a RangeError unless every pixel of a print is a finite number and there are as many as its size says. */
export function assertPrint({ width, height, data }: GrayImage): void {
  if (!(width >= 1 && height >= 1) || data.length !== width * height) {
    throw new RangeError(
      `a print of ${width}×${height} pixels with ${data.length} values: needs width × height values, at least one`,
    );
  }
  for (let bad = 0; bad < data.length; bad++) {
    if (Number.isFinite(data[bad])) continue;
    throw new RangeError(
      `the print's pixel (${bad % width}, ${Math.floor(bad / width)}) is ${data[bad]}; intensities must be finite numbers`,
    );
  }
}
