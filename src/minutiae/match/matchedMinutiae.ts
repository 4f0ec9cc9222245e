import { firstWhere } from "../../metrics/firstWhere.js";
import { turnBetween } from "../turnBetween.js";
import type { CodedTemplate } from "./codeTemplate.js";
import { distanceToHull } from "./convexHull.js";
import { inverseMap, type RigidMap } from "./rigidMap.js";

/** Farthest that two minutiae of one point of the skin may lie apart when the prints are laid on each other, pixels. */
const FARTHEST = 10;
/** Greatest difference of their directions. */
const MOST_TURNED = Math.PI / 6;
/** How far outside the other print's hull a minutia still counts as one that the other print could show, pixels. */
const MARGIN = 10;
/** Prints that overlap in fewer minutiae count as if they overlapped in so many: three of three say little. */
const LEAST_OVERLAP = 8;

/** A minutia of each print. */
export type MinutiaPair = readonly [first: number, second: number];

/** The minutiae that meet when `b` is laid on `a` by `map`, the best fit first, each at most once. */
export function matchedMinutiae(a: CodedTemplate, b: CodedTemplate, map: RigidMap): MinutiaPair[] {
  const near: { misfit: number; pair: MinutiaPair }[] = [];
  for (let j = 0; j < b.count; j++) {
    const x = map.cos * b.x[j] - map.sin * b.y[j] + map.dx;
    const y = map.sin * b.x[j] + map.cos * b.y[j] + map.dy;
    const direction = b.direction[j] + map.angle;
    for (let i = firstWhere(a.count, (k) => a.x[k] >= x - FARTHEST); i < a.count && a.x[i] <= x + FARTHEST; i++) {
      const u = a.x[i] - x;
      const v = a.y[i] - y;
      if (u * u + v * v > FARTHEST ** 2) continue;
      const turn = Math.abs(turnBetween(a.direction[i], direction));
      if (turn > MOST_TURNED) continue;
      near.push({ misfit: Math.sqrt(u * u + v * v) / FARTHEST + turn / MOST_TURNED, pair: [i, j] });
    }
  }
  near.sort((p, q) => p.misfit - q.misfit || p.pair[0] - q.pair[0] || p.pair[1] - q.pair[1]);
  const [usedA, usedB] = [new Uint8Array(a.count), new Uint8Array(b.count)];
  return near.flatMap(({ pair }) => {
    const [i, j] = pair;
    if (usedA[i] || usedB[j]) return [];
    usedA[i] = 1;
    usedB[j] = 1;
    return [pair];
  });
}

/** The share of minutiae that meet among those where the prints overlap, 0–1: m² / (minutiae of `a` there · minutiae of `b` there). */
export function matchedShare(a: CodedTemplate, b: CodedTemplate, map: RigidMap, matched: number): number {
  const overlapA = Math.max(minutiaeWithin(a, b, inverseMap(map)), LEAST_OVERLAP, matched);
  const overlapB = Math.max(minutiaeWithin(b, a, map), LEAST_OVERLAP, matched);
  return matched ** 2 / (overlapA * overlapB);
}

/** Minutiae of a print that lie within the other's hull or near it. */
function minutiaeWithin(print: CodedTemplate, other: CodedTemplate, map: RigidMap): number {
  let count = 0;
  for (let i = 0; i < print.count; i++) {
    const x = map.cos * print.x[i] - map.sin * print.y[i] + map.dx;
    const y = map.sin * print.x[i] + map.cos * print.y[i] + map.dy;
    if (distanceToHull(other.hull, x, y) <= MARGIN) count++;
  }
  return count;
}
