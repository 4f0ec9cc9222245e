import { binarize } from "../filters/binarize.js";
import { thin } from "../filters/thin.js";
import type { Mask } from "../filters/types.js";
import type { GrayImage } from "../prints/grayImage.js";
import { depthInside } from "./depthInside.js";
import { type Candidate, findMinutiae } from "./findMinutiae.js";
import { removeIslands } from "./removeIslands.js";
import { removeLakes } from "./removeLakes.js";
import { removeSpurs } from "./removeSpurs.js";
import { vectorize } from "./vectorize.js";

/** A minutia that a print must show. */
export interface TrueMinutia extends Candidate {
  /** How far inside the print it lies, pixels. */
  readonly depth: number;
}

/**
 * The minutiae of ridges without noise, a synthetic finger's master, carried into one of its prints. Those outside the print are left out.
 *
 * @param ridges the master, ridges below 127.5
 * @param map where a point of the master lies in the print
 * @param mask the region of the print that shows ridges
 */
export function trueMinutiae(ridges: GrayImage, map: (x: number, y: number) => [number, number], mask: Mask): TrueMinutia[] {
  const vectors = vectorize(thin(binarize(ridges, { threshold: 127.5 })));
  const depth = depthInside(mask);
  return findMinutiae(removeIslands(removeSpurs(removeLakes(vectors, 8), 6), 8)).flatMap(({ type, direction, ...at }) => {
    const [x, y] = map(at.x, at.y);
    const [u, v] = map(at.x + 2 * Math.cos(direction), at.y - 2 * Math.sin(direction));
    const column = Math.round(x);
    const row = Math.round(y);
    if (column < 0 || row < 0 || column >= mask.width || row >= mask.height || mask.data[row * mask.width + column] === 0)
      return [];
    return [{ x, y, direction: Math.atan2(y - v, u - x), type, depth: depth[row * mask.width + column] }];
  });
}
