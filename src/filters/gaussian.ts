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

  const rows = new Float32Array(plane.length);
  const line = new Float64Array(width + 2 * radius);
  for (let y = 0; y < height; y++) {
    for (let x = -radius; x < width + radius; x++) line[x + radius] = plane[y * width + borderIndex(x, width, "replicate")];
    for (let x = 0; x < width; x++) {
      let sum = weights[0] * line[x + radius];
      for (let i = 1; i <= radius; i++) sum += weights[i] * (line[x + radius - i] + line[x + radius + i]);
      rows[y * width + x] = sum;
    }
  }
  const out = new Float32Array(plane.length);
  const sums = new Float64Array(width);
  for (let y = 0; y < height; y++) {
    sums.fill(0);
    for (let i = -radius; i <= radius; i++) {
      const weight = weights[Math.abs(i)];
      const from = borderIndex(y + i, height, "replicate") * width;
      for (let x = 0; x < width; x++) sums[x] += weight * rows[from + x];
    }
    out.set(sums, y * width);
  }
  return out;
}
