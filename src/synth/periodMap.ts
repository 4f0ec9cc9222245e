import type { Stream } from "../random/stream.js";
import type { SingularPoint } from "./singularPoints.js";
import { smoothNoise } from "./smoothNoise.js";

/** Periods outside this range are not drawn, in pixels at 500 dpi. */
export const PERIOD_RANGE: readonly [number, number] = [6, 13];

/**
 * The distance from ridge to ridge over a finger, in pixels at 500 dpi. As in SFinGe, ridges are wider above the uppermost core and
 * below the lowest delta; a smooth random part is added.
 *
 * @param period mean period of the finger around its core, in pixels
 * @returns width × height periods in pixels, within PERIOD_RANGE
 */
export function periodMap(
  stream: Stream,
  points: readonly SingularPoint[],
  period: number,
  width: number,
  height: number,
): Float32Array {
  const cores = points.filter((point) => point.kind === "core").map((point) => point.y);
  const deltas = points.filter((point) => point.kind === "delta").map((point) => point.y);
  const top = cores.length > 0 ? Math.min(...cores) : 0.44 * height;
  const bottom = deltas.length > 0 ? Math.max(...deltas) : top + 110;
  const above = 0.08 + 0.04 * stream.uniform();
  const below = 0.12 + 0.06 * stream.uniform();
  const noise = smoothNoise(stream, width, height, 45);
  const map = new Float32Array(width * height);
  for (let y = 0; y < height; y++) {
    const wider = above * smoothStep((top - 10 - y) / 90) + below * smoothStep((y - bottom + 50) / 90);
    for (let x = 0; x < width; x++) {
      const value = period * (0.97 + wider + 0.035 * noise[y * width + x]);
      map[y * width + x] = Math.max(PERIOD_RANGE[0], Math.min(PERIOD_RANGE[1], value));
    }
  }
  return map;
}

function smoothStep(t: number): number {
  const s = Math.max(0, Math.min(1, t));
  return s * s * (3 - 2 * s);
}
