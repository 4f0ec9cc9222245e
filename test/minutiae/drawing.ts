import type { OrientationField } from "../../src/filters/types.js";
import type { RidgeVectors } from "../../src/minutiae/ridgeVectors.js";
import type { GrayImage } from "../../src/prints/grayImage.js";

/** A binary print from rows of marks, "#" a ridge. */
export function drawn(rows: readonly string[]): GrayImage {
  const data = Float32Array.from([...rows.join("")].map((mark) => (mark === "#" ? 0 : 255)));
  return { width: rows[0].length, height: rows.length, data, dpi: 500 };
}

/** Vectorised ridges as rows of marks. */
export function drawing({ width, height, lines }: RidgeVectors): string[] {
  const data = new Uint8Array(width * height).fill(255);
  for (const line of lines) for (const pixel of line) data[pixel] = 0;
  return Array.from({ length: height }, (_, y) =>
    Array.from(data.subarray(y * width, (y + 1) * width), (value) => (value === 0 ? "#" : ".")).join(""),
  );
}

/** One ridge direction everywhere. */
export function evenField(width: number, height: number, angle: number): OrientationField {
  const pixels = width * height;
  return { width, height, angles: new Float32Array(pixels).fill(angle), coherence: new Float32Array(pixels).fill(1) };
}
