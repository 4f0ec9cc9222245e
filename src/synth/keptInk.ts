import type { Stream } from "../random/stream.js";
import type { Finger } from "./createFinger.js";
import { drawCount } from "./drawCount.js";
import { type ImpressionGeometry, mapPoint } from "./impressionGeometry.js";
import type { SkinState } from "./printRidges.js";
import type { ImpressionKnobs } from "./quality.js";
import { drawStroke, erase, eraseStroke } from "./strokes.js";

/**
 * The share of the ink that pores, creases and scratches leave: pores and creases lie where the finger has them, scratches anywhere.
 *
 * @returns width × height shares in [0, 1]
 */
export function keptInk(
  stream: Stream,
  knobs: ImpressionKnobs,
  skin: SkinState,
  finger: Finger,
  geometry: ImpressionGeometry,
  width: number,
  height: number,
): Float32Array {
  const kept = new Float32Array(width * height).fill(1);
  const toImpression = (x: number, y: number) => mapPoint(geometry, x, y);
  const { pores, creases } = finger.marks;
  // Sweat that fills a pore hides it.
  const poreDepth = Math.max(0.3, Math.min(1, 1 - 0.35 * skin.moisture));
  for (let p = 0; p < pores.length; p += 2) {
    const open = stream.uniform() < knobs.pores;
    const size = 0.7 + 0.5 * stream.uniform();
    if (open) erase(kept, width, ...toImpression(pores[p], pores[p + 1]), size, 0.7 * poreDepth);
  }
  // Heavy pressure and moisture close creases.
  const creaseDepth = Math.max(0.2, Math.min(1, 0.9 - 0.3 * skin.pressure - 0.2 * skin.moisture));
  for (const crease of creases) eraseStroke(kept, width, crease, toImpression, creaseDepth);
  const scratches = drawCount(stream, knobs.scratches);
  for (let s = 0; s < scratches; s++) {
    const x = width * stream.uniform();
    const y = height * stream.uniform();
    const scratch = drawStroke(stream, x, y, Math.PI * stream.uniform(), 20 + 100 * stream.uniform(), 1.2 + 2 * stream.uniform());
    eraseStroke(kept, width, scratch, (u, v) => [u, v], 1);
  }
  return kept;
}
