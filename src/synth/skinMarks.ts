import type { Stream } from "../random/stream.js";
import { drawCount } from "./drawCount.js";
import { drawStroke, type Stroke } from "./strokes.js";

/** What a finger carries for life besides its ridges, in master pixels. */
export interface SkinMarks {
  /** How moist the finger usually is, standard normal: some people's skin is always dry. */
  readonly moisture: number;
  /** Sweat pores, x and y in turn: on the ridges, about one a ridge period along them. */
  readonly pores: Float32Array;
  /** White lines across the ridges. */
  readonly creases: readonly Stroke[];
}

/** Mean number of creases of a finger. */
const CREASES = 9;

/** Draws pores on the ridge tops and a few creases. */
export function drawSkinMarks(stream: Stream, ridges: Float32Array, width: number, height: number): SkinMarks {
  const pores: number[] = [];
  const spacing = 8;
  for (let y = spacing; y < height - spacing; y += spacing) {
    for (let x = spacing; x < width - spacing; x += spacing) {
      let px = Math.round(x + spacing * (stream.uniform() - 0.5));
      let py = Math.round(y + spacing * (stream.uniform() - 0.5));
      for (let step = 0; step < 6; step++) [px, py] = uphill(ridges, width, px, py);
      if (ridges[py * width + px] > 0.7) pores.push(px + 0.6 * (stream.uniform() - 0.5), py + 0.6 * (stream.uniform() - 0.5));
    }
  }
  // Fingers differ much in how many creases they have; most of them lying one way, with some crossing.
  const lie = 0.5 * stream.normal();
  const count = Math.min(40, drawCount(stream, CREASES));
  const creases = Array.from({ length: count }, () =>
    drawStroke(
      stream,
      width * (0.15 + 0.7 * stream.uniform()),
      height * (0.12 + 0.76 * stream.uniform()),
      lie + 0.3 * stream.normal() + (stream.uniform() < 0.2 ? Math.PI / 2 : 0),
      20 + 130 * stream.uniform() ** 2,
      1.8 + 2.2 * stream.uniform() ** 2,
    ),
  );
  const moisture = Math.max(-2, Math.min(2, stream.normal()));
  return { moisture, pores: Float32Array.from(pores), creases };
}

function uphill(ridges: Float32Array, width: number, x: number, y: number): [number, number] {
  let best = y * width + x;
  for (const step of [-1, 1, -width, width]) if (ridges[y * width + x + step] > ridges[best]) best = y * width + x + step;
  return [best % width, Math.floor(best / width)];
}
