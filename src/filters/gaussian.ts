import { borderIndex } from "./border.js";

/**
 * A plane of numbers smoothed by a Gaussian of standard deviation `sigma` (in its own pixels or cells; cut at 3 sigma, sum 1), rows then
 * columns, the edge repeated beyond it. Sigma 0 copies.
 */
export function gaussianSmooth(plane: Float32Array, width: number, height: number, sigma: number): Float32Array {
  const radius = Math.ceil(3 * sigma);
  if (radius === 0) return plane.slice();
  const weights = Float64Array.from({ length: radius + 1 }, (_, i) => Math.exp(-0.5 * (i / sigma) ** 2));
  const total = weights[0] + 2 * weights.subarray(1).reduce((sum, w) => sum + w, 0);
  for (let i = 0; i <= radius; i++) weights[i] /= total;

  const rows = new Float32Array(plane.length + 3); // so that the last four columns can be read at once
  const line = new Float64Array(width + 2 * radius);
  for (let y = 0; y < height; y++) {
    const from = y * width;
    for (let x = 0; x < width; x++) line[radius + x] = plane[from + x];
    line.fill(plane[from], 0, radius).fill(plane[from + width - 1], radius + width);
    for (let x = 0; x < width; x++) {
      let sum = weights[0] * line[x + radius];
      for (let i = 1; i <= radius; i++) sum += weights[i] * (line[x + radius - i] + line[x + radius + i]);
      rows[from + x] = sum;
    }
  }
  const out = new Float32Array(plane.length);
  const lines = new Int32Array(2 * radius + 1);
  for (let y = 0; y < height; y++) {
    for (let i = -radius; i <= radius; i++) lines[i + radius] = borderIndex(y + i, height, "replicate") * width;
    // four columns at a time, so that an addition need not wait for the one before
    for (let x = 0; x < width; x += 4) {
      let s0 = 0;
      let s1 = 0;
      let s2 = 0;
      let s3 = 0;
      for (let i = -radius; i <= radius; i++) {
        const weight = weights[Math.abs(i)];
        const p = lines[i + radius] + x;
        s0 += weight * rows[p];
        s1 += weight * rows[p + 1];
        s2 += weight * rows[p + 2];
        s3 += weight * rows[p + 3];
      }
      const p = y * width + x;
      out[p] = s0;
      if (x + 1 < width) out[p + 1] = s1;
      if (x + 2 < width) out[p + 2] = s2;
      if (x + 3 < width) out[p + 3] = s3;
    }
  }
  return out;
}
