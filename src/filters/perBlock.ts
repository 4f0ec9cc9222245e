import { cellsOf } from "./cells.js";
import { ridgeAngle } from "./orientation.js";
import { assertSameSize, type FrequencyImage, type OrientationField } from "./types.js";

/**
 * The two fields with one value for each W×W block: the mean direction (by the double angle, weighted by coherence) and the mean frequency.
 * With them `gabor` is paper A's section 2.2.2, which filters "(W×W) blocks" each by one Gabor filter; its edges between blocks show.
 */
export function perBlock(
  orientation: OrientationField,
  frequency: FrequencyImage,
  block: number,
): { orientation: OrientationField; frequency: FrequencyImage } {
  assertSameSize("perBlock", orientation, frequency);
  const { width, height } = orientation;
  const { columns, rows } = cellsOf(width, height, block);
  const cos = new Float64Array(columns * rows);
  const sin = new Float64Array(columns * rows);
  const sums = { coherence: new Float64Array(columns * rows), frequency: new Float64Array(columns * rows) };
  const pixels = new Int32Array(columns * rows);
  const cell = new Int32Array(width * height);
  for (let y = 0, i = 0; y < height; y++) {
    for (let x = 0; x < width; x++, i++) {
      const c = Math.floor(y / block) * columns + Math.floor(x / block);
      cell[i] = c;
      cos[c] += orientation.coherence[i] * Math.cos(2 * orientation.angles[i]);
      sin[c] += orientation.coherence[i] * Math.sin(2 * orientation.angles[i]);
      sums.coherence[c] += orientation.coherence[i];
      sums.frequency[c] += frequency.frequencies[i];
      pixels[c]++;
    }
  }
  return {
    orientation: {
      width,
      height,
      angles: Float32Array.from(cell, (c) => ridgeAngle(cos[c], sin[c])),
      coherence: Float32Array.from(cell, (c) => sums.coherence[c] / pixels[c]),
    },
    frequency: { width, height, frequencies: Float32Array.from(cell, (c) => sums.frequency[c] / pixels[c]) },
  };
}
