import type { OrientationField } from "../filters/types.js";
import { pointOf } from "./heading.js";
import { endsByPixel, lengthOf, mergeLines, type RidgeVectors } from "./ridgeVectors.js";
import { turnBetween } from "./turnBetween.js";

export interface Bridge {
  /** Longest bridge, pixels. */
  readonly length: number;
  /** Least angle to the direction in which ridges run there, radians. */
  readonly across: number;
}

/** Removes bridges: short lines from one branching to another that run across the direction of the ridges. */
export function removeBridges(vectors: RidgeVectors, orientation: OrientationField, { length, across }: Bridge): RidgeVectors {
  const { width, height, lines } = vectors;
  const ends = endsByPixel(lines);
  const kept = lines.filter((line) => {
    const [a, b] = [line[0], line[line.length - 1]];
    if (a === b || ends.get(a)!.length < 3 || ends.get(b)!.length < 3 || lengthOf(line, width) >= length) return true;
    const [x, y] = pointOf(a, width);
    const [u, v] = pointOf(b, width);
    const ridge = orientation.angles[line[line.length >> 1]];
    return Math.abs(turnBetween(2 * Math.atan2(y - v, u - x), 2 * ridge)) / 2 < across;
  });
  return { width, height, lines: mergeLines(kept) };
}
