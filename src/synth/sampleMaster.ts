import type { Finger } from "./createFinger.js";
import { type ImpressionGeometry, unmapPoint } from "./impressionGeometry.js";

/** Distance of the points at which the geometric map is evaluated; between them it is linear to some thousandths of a pixel. */
const CELL = 4;

/** The master under an impression's pixels. */
export interface Sampled {
  /** Master coordinates of every pixel. */
  readonly x: Float32Array;
  readonly y: Float32Array;
  /** Ridge signal in [-1, 1], -1 beyond the master. */
  readonly ridges: Float32Array;
}

/** Looks up every pixel of an impression in the master. */
export function sampleMaster(finger: Finger, geometry: ImpressionGeometry, width: number, height: number): Sampled {
  const columns = Math.ceil(width / CELL) + 1;
  const rows = Math.ceil(height / CELL) + 1;
  const gridX = new Float64Array(columns * rows);
  const gridY = new Float64Array(columns * rows);
  for (let r = 0; r < rows; r++) {
    for (let c = 0; c < columns; c++) [gridX[r * columns + c], gridY[r * columns + c]] = unmapPoint(geometry, c * CELL, r * CELL);
  }
  const sampled = {
    x: new Float32Array(width * height),
    y: new Float32Array(width * height),
    ridges: new Float32Array(width * height),
  };
  for (let y = 0; y < height; y++) {
    const r = Math.floor(y / CELL);
    const v = y / CELL - r;
    for (let x = 0; x < width; x++) {
      const c = Math.floor(x / CELL);
      const u = x / CELL - c;
      const k = r * columns + c;
      const i = y * width + x;
      sampled.x[i] = bilinear(gridX, k, columns, u, v);
      sampled.y[i] = bilinear(gridY, k, columns, u, v);
      sampled.ridges[i] = ridgeAt(finger, sampled.x[i], sampled.y[i]);
    }
  }
  return sampled;
}

function ridgeAt(finger: Finger, x: number, y: number): number {
  const left = Math.floor(x);
  const top = Math.floor(y);
  if (left < 0 || top < 0 || left >= finger.width - 1 || top >= finger.height - 1) return -1;
  return bilinear(finger.ridges, top * finger.width + left, finger.width, x - left, y - top);
}

function bilinear(values: Float32Array | Float64Array, at: number, stride: number, u: number, v: number): number {
  const upper = values[at] + u * (values[at + 1] - values[at]);
  const lower = values[at + stride] + u * (values[at + stride + 1] - values[at + stride]);
  return upper + v * (lower - upper);
}
