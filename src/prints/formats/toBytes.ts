import type { GrayImage } from "../grayImage.js";

/** The intensities rounded to whole numbers and clamped to 0–255. Throws a RangeError where one is not a number. */
export function toBytes(image: GrayImage): Uint8Array {
  const bytes = new Uint8Array(image.data.length);
  for (let i = 0; i < bytes.length; i++) {
    const value = image.data[i];
    if (Number.isNaN(value)) {
      throw new RangeError(`pixel (${i % image.width}, ${Math.floor(i / image.width)}) is not a number and cannot be written`);
    }
    bytes[i] = Math.round(Math.min(255, Math.max(0, value)));
  }
  return bytes;
}
