import type { GrayImage } from "./grayImage.js";

/** A picture as whole grey levels 0–255: a quarter of the memory, and all that a figure shows. */
export interface GreyLevels {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array;
}

/** The same as an image, at the scanner's usual 500 dpi. */
export function fromGreyLevels({ width, height, data }: GreyLevels): GrayImage {
  return { width, height, data: new Float32Array(data), dpi: 500 };
}

/** Rounds to whole grey levels and clips. */
export function toGreyLevels({ width, height, data }: GrayImage): GreyLevels {
  const levels = new Uint8Array(data.length);
  for (let i = 0; i < levels.length; i++) levels[i] = Math.min(255, Math.max(0, Math.round(data[i])));
  return { width, height, data: levels };
}
