import { createImage, type GrayImage } from "../../src/prints/grayImage.js";

/** 128 + amplitude·cos across ridges of a direction (counter-clockwise as seen) and a distance of crests in pixels. */
export function grating(width: number, height: number, angle: number, wavelength: number, amplitude = 100): GrayImage {
  const image = createImage(width, height);
  for (let y = 0, i = 0; y < height; y++) {
    for (let x = 0; x < width; x++, i++) {
      const across = -x * Math.sin(angle) - y * Math.cos(angle); // y down
      image.data[i] = 128 + amplitude * Math.cos((2 * Math.PI * across) / wavelength);
    }
  }
  return image;
}

/** Concentric circles about (cx, cy). */
export function circles(size: number, cx: number, cy: number, wavelength: number): GrayImage {
  const image = createImage(size, size);
  for (let y = 0, i = 0; y < size; y++) {
    for (let x = 0; x < size; x++, i++)
      image.data[i] = 128 + 100 * Math.cos((2 * Math.PI * Math.hypot(x - cx, y - cy)) / wavelength);
  }
  return image;
}

/** Noise that is the same on every run, uniform in [−1, 1) (a linear congruential generator; tests need no better). */
export function addNoise(image: GrayImage, amplitude: number): GrayImage {
  let state = 12345;
  const data = image.data.map((value) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return value + amplitude * (state / 2 ** 31 - 1);
  });
  return { ...image, data };
}

/** Distance of two directions in degrees, 0 to 90. */
export function degreesApart(a: number, b: number): number {
  const apart = Math.abs(a - b) % Math.PI;
  return (Math.min(apart, Math.PI - apart) * 180) / Math.PI;
}

/** A picture from rows of numbers. */
export function picture(rows: number[][]): GrayImage {
  return { width: rows[0].length, height: rows.length, data: Float32Array.from(rows.flat()), dpi: 500 };
}

/** The rows of numbers of a picture. */
export function rowsOf(image: GrayImage): number[][] {
  return Array.from({ length: image.height }, (_, y) => [...image.data.subarray(y * image.width, (y + 1) * image.width)]);
}

/** Greatest difference between a picture and rows of numbers. */
export function greatestDifference(image: GrayImage, rows: number[][]): number {
  return Math.max(...rows.flat().map((value, i) => Math.abs(value - image.data[i])));
}
