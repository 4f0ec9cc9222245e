import type { OrientationField } from "../filters/types.js";
import { joinBreaks } from "./joinBreaks.js";
import { removeBridges } from "./removeBridges.js";
import { removeIslands } from "./removeIslands.js";
import { removeLakes } from "./removeLakes.js";
import { removeSpurs } from "./removeSpurs.js";
import type { RidgeVectors } from "./ridgeVectors.js";

/** What `cleanVectors` takes for noise, in pixels at 500 dpi. */
export interface CleanOptions {
  /** Lakes whose shores are shorter are closed, pixels. Default 18. */
  lake?: number;
  /** Shorter spurs go, pixels. Default 7. */
  spur?: number;
  /** Breaks up to so wide are joined, pixels. Default 7. */
  gap?: number;
  /** Shorter bridges go, pixels. Default 12. */
  bridge?: number;
  /** Shorter islands go, pixels. Default 14. */
  island?: number;
}

/** Most that a ridge may turn to cross a break, radians. */
const TURN = (40 * Math.PI) / 180;
/** Least angle of a bridge to the ridges' direction, radians. */
const ACROSS = (40 * Math.PI) / 180;

/**
 * What noise makes of ridges is taken back, so that it gives no false minutiae. Paper B, section 3.1, second scenario, step 6 ("vector
 * post-processing"; it gives no method). Lengths are for 500 dpi, where ridges are some 9 pixels apart.
 *
 * @example
 * import { cleanVectors } from "ridgelab/minutiae";
 * const field = { width: 100, height: 9, angles: new Float32Array(900), coherence: new Float32Array(900).fill(1) };
 * const ridge = Array.from({ length: 80 }, (_, x) => 410 + x);
 * cleanVectors({ width: 100, height: 9, lines: [ridge, [150, 151, 152]] }, field).lines.length; // 1
 */
export function cleanVectors(vectors: RidgeVectors, orientation: OrientationField, options: CleanOptions = {}): RidgeVectors {
  const { lake = 18, spur = 7, gap = 7, bridge = 12, island = 14 } = options;
  let clean = removeLakes(vectors, lake);
  clean = removeSpurs(clean, spur);
  clean = joinBreaks(clean, { gap, turn: TURN });
  clean = removeBridges(clean, orientation, { length: bridge, across: ACROSS });
  clean = removeSpurs(clean, spur);
  return removeIslands(clean, island);
}
