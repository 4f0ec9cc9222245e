import type { GrayImage } from "../../../src/prints/grayImage.js";

/** Ridges of a period in pixels, turned by a number of radians: 300×300, 500 dpi. */
export function grating(period: number, turn: number): GrayImage {
  const size = 300;
  const data = Float32Array.from({ length: size * size }, (_, i) => {
    const along = (i % size) * Math.cos(turn) + Math.floor(i / size) * Math.sin(turn);
    return 127 + 100 * Math.sin((2 * Math.PI * along) / period);
  });
  return { width: size, height: size, data, dpi: 500 } as GrayImage;
}
