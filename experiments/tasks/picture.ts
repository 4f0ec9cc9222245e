import type { GrayImage } from "../../src/prints/grayImage.js";

/** A picture as whole grey levels 0–255: a quarter of the memory, and all that a figure shows. */
export interface Picture {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array;
}

/** Rounds to whole grey levels and clips. */
export function toPicture({ width, height, data }: GrayImage): Picture {
  return { width, height, data: Uint8Array.from(data, (v) => Math.min(255, Math.max(0, Math.round(v)))) };
}
