import type { Stream } from "../random/stream.js";

/** A thin bent line: a crease of the skin, in master pixels, or a scratch, in an impression's. */
export interface Stroke {
  /** Points along it, x and y in turn, about 2 pixels apart. */
  readonly points: readonly number[];
  /** Width in pixels at its middle; it thins to both ends. */
  readonly width: number;
  /** How much of the ridge it takes away, 0 to 1. */
  readonly depth: number;
}

/** Draws one stroke through (x, y) with a direction in radians (counter-clockwise as seen), slightly and irregularly bent. */
export function drawStroke(stream: Stream, x: number, y: number, direction: number, length: number, width: number): Stroke {
  const steps = Math.max(2, Math.round(length / 2));
  const bend = 0.004 * stream.normal();
  const points: number[] = [];
  let angle = direction;
  let px = x - (length / 2) * Math.cos(direction);
  let py = y + (length / 2) * Math.sin(direction);
  for (let s = 0; s < steps; s++) {
    points.push(px, py);
    angle += bend + 0.05 * stream.normal();
    px += 2 * Math.cos(angle);
    py -= 2 * Math.sin(angle);
  }
  return { points, width, depth: 0.6 + 0.4 * stream.uniform() };
}

/**
 * Takes strokes and dots away from what is printed.
 *
 * @param kept width × height shares in [0, 1], multiplied in place by 1 − depth · exp(−d² / 2σ²)
 */
export function erase(kept: Float32Array, width: number, x: number, y: number, sigma: number, depth: number): void {
  const reach = Math.ceil(2.5 * sigma);
  const height = kept.length / width;
  const left = Math.max(0, Math.round(x) - reach);
  const right = Math.min(width - 1, Math.round(x) + reach);
  const top = Math.max(0, Math.round(y) - reach);
  const bottom = Math.min(height - 1, Math.round(y) + reach);
  for (let j = top; j <= bottom; j++) {
    for (let i = left; i <= right; i++) {
      kept[j * width + i] *= 1 - depth * Math.exp(-((i - x) ** 2 + (j - y) ** 2) / (2 * sigma * sigma));
    }
  }
}

/** Erases a stroke, each of its points mapped first. */
export function eraseStroke(
  kept: Float32Array,
  width: number,
  stroke: Stroke,
  map: (x: number, y: number) => readonly [number, number],
  depth: number,
): void {
  const count = stroke.points.length / 2;
  for (let p = 0; p < count; p++) {
    const [x, y] = map(stroke.points[2 * p], stroke.points[2 * p + 1]);
    const taper = Math.sin((Math.PI * (p + 1)) / (count + 1)) ** 0.4;
    // Neighbouring dots overlap: each takes away a part only.
    erase(kept, width, x, y, (stroke.width / 2) * taper, 0.9 * depth * stroke.depth * taper);
  }
}
