import type { Stream } from "../random/stream.js";

/** Root mean square of a cubic B-spline of white noise along one axis, over all offsets between knots. */
const SPLINE_RMS = Math.sqrt(151 / 315);

/**
 * Smooth Gaussian noise of mean 0 and variance about 1: white noise on a grid of knots, interpolated by cubic B-splines.
 *
 * @param scale distance of the knots in pixels, at least 1: blobs are about 1.5 × scale wide
 * @returns width × height values, row-major
 */
export function smoothNoise(stream: Stream, width: number, height: number, scale: number): Float32Array {
  const columns = Math.ceil(width / scale) + 4;
  const rows = Math.ceil(height / scale) + 4;
  const offsetX = stream.uniform();
  const offsetY = stream.uniform();
  const knots = new Float64Array(columns * rows);
  stream.fillNormal(knots);

  const across = new Float32Array(rows * width);
  for (let x = 0; x < width; x++) {
    const u = x / scale + offsetX;
    const column = Math.floor(u);
    const [w0, w1, w2, w3] = splineWeights(u - column);
    for (let row = 0; row < rows; row++) {
      const k = row * columns + column;
      across[row * width + x] = w0 * knots[k] + w1 * knots[k + 1] + w2 * knots[k + 2] + w3 * knots[k + 3];
    }
  }
  const noise = new Float32Array(width * height);
  for (let y = 0; y < height; y++) {
    const v = y / scale + offsetY;
    const row = Math.floor(v);
    const [w0, w1, w2, w3] = splineWeights(v - row);
    const r0 = row * width;
    const out = y * width;
    for (let x = 0; x < width; x++) {
      const k = r0 + x;
      noise[out + x] = w0 * across[k] + w1 * across[k + width] + w2 * across[k + 2 * width] + w3 * across[k + 3 * width];
    }
  }
  return noise;
}

function splineWeights(t: number): [number, number, number, number] {
  const s = 1 - t;
  return [
    (s * s * s) / 6 / SPLINE_RMS,
    (4 - 6 * t * t + 3 * t * t * t) / 6 / SPLINE_RMS,
    (4 - 6 * s * s + 3 * s * s * s) / 6 / SPLINE_RMS,
    (t * t * t) / 6 / SPLINE_RMS,
  ];
}
