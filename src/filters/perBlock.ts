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
      sums.frequency[c] += frequency.frequencies[i];
      pixels[c]++;
      if (orientation.coherence[i] === 0) continue; // has no direction
      cos[c] += orientation.coherence[i] * Math.cos(2 * orientation.angles[i]);
      sin[c] += orientation.coherence[i] * Math.sin(2 * orientation.angles[i]);
      sums.coherence[c] += orientation.coherence[i];
    }
  }
  const angles = cos.map((c, at) => ridgeAngle(c, sin[at]));
  const spread = (values: Float64Array): Float32Array => {
    const out = new Float32Array(width * height);
    for (let i = 0; i < out.length; i++) out[i] = values[cell[i]];
    return out;
  };
  return {
    orientation: { width, height, angles: spread(angles), coherence: spread(sums.coherence.map((sum, c) => sum / pixels[c])) },
    frequency: { width, height, frequencies: spread(sums.frequency.map((sum, c) => sum / pixels[c])) },
  };
}
