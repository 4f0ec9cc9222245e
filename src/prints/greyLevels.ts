import type { GrayImage } from "./grayImage.js";

/** A picture as whole grey levels 0–255: a quarter of the memory, and all that a figure shows. */
export interface GreyLevels {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array;
}

/** The same as an image, at the scanner's usual 500 dpi. */
export function fromGreyLevels({ width, height, data }: GreyLevels): GrayImage {
  return { width, height, data: Float32Array.from(data), dpi: 500 };
}

/** Rounds to whole grey levels and clips. */
export function toGreyLevels({ width, height, data }: GrayImage): GreyLevels {
  return { width, height, data: Uint8Array.from(data, (v) => Math.min(255, Math.max(0, Math.round(v)))) };
}
