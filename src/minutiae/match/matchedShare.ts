import { turnBetween } from "../turnBetween.js";
import type { CodedTemplate } from "./codeTemplate.js";
import { distanceToHull } from "./convexHull.js";
import { type PlacedMinutiae, placedMinutiae } from "./placedMinutiae.js";
import { inverseMap, type RigidMap } from "./rigidMap.js";
import type { StretchedMinutiae } from "./stretchedMinutiae.js";

/** Standard deviations of how far apart minutiae that meet lie, pixels, and point, radians: a pair that fits so badly counts 0.6. */
const APART = 8;
const TURNED = 0.3;
/** How far outside the other print's hull a minutia still counts as one that the other print could show, pixels. */
const MARGIN = 10;
/** Prints that overlap in fewer minutiae count as if they overlapped in so many: three of three say little. */
const LEAST_OVERLAP = 10;

/**
 * The share of minutiae that meet among those where the prints overlap, 0–1: m² / (minutiae of `a` there · minutiae of `b` there), m the
 * number of those that meet, each counted by how well it fits.
 *
 * @param map lays `b` on `a`; the overlap is that of this rigid map
 * @param laid where the minutiae of `b` are taken to lie on `a`
 */
export function matchedShare(
  a: CodedTemplate,
  b: CodedTemplate,
  map: RigidMap,
  { rigid, placed, matched }: StretchedMinutiae,
): number {
  let sum = 0;
  for (const [i, j] of matched) {
    const [u, v] = [(a.x[i] - placed.x[j]) / APART, (a.y[i] - placed.y[j]) / APART];
    const turn = turnBetween(a.direction[i], placed.direction[j]) / TURNED;
    sum += Math.exp(-(u * u + v * v + turn * turn) / 2);
  }
  const overlapA = Math.max(minutiaeWithin(placedMinutiae(a, inverseMap(map)), b), LEAST_OVERLAP, sum);
  const overlapB = Math.max(minutiaeWithin(rigid, a), LEAST_OVERLAP, sum);
  return sum ** 2 / (overlapA * overlapB);
}

/** Minutiae that lie within a print's hull or near it. */
function minutiaeWithin({ x, y }: PlacedMinutiae, { hull }: CodedTemplate): number {
  let count = 0;
  for (let i = 0; i < x.length; i++) if (distanceToHull(hull, x[i], y[i]) <= MARGIN) count++;
  return count;
}
