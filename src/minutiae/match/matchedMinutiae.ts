import { turnBetween } from "../turnBetween.js";
import { cellAt } from "./cellGrid.js";
import type { CodedTemplate } from "./codeTemplate.js";
import type { PlacedMinutiae } from "./placedMinutiae.js";
import type { RigidMap } from "./rigidMap.js";

/** Farthest that two minutiae of one point of the skin may lie apart when the prints are laid on each other by a rigid map, pixels. */
export const FARTHEST = 10;
/** Greatest difference of their directions. */
const MOST_TURNED = Math.PI / 6;

/** A minutia of each print. */
export type MinutiaPair = readonly [first: number, second: number];

/**
 * The minutiae of `a` and of a print laid on it that meet, the best fit first, each at most once.
 *
 * @param farthest that two of them may lie apart, pixels, at most `NEAR`
 */
export function matchedMinutiae(a: CodedTemplate, placed: PlacedMinutiae, farthest = FARTHEST): MinutiaPair[] {
  const { start, points } = a.cells;
  const near: { misfit: number; i: number; j: number }[] = [];
  for (let j = 0; j < placed.x.length; j++) {
    const [x, y] = [placed.x[j], placed.y[j]];
    const cell = cellAt(a.cells, x, y);
    if (cell < 0) continue;
    for (let at = start[cell]; at < start[cell + 1]; at++) {
      const i = points[at];
      const [u, v] = [a.x[i] - x, a.y[i] - y];
      const squared = u * u + v * v;
      if (squared > farthest * farthest) continue;
      const turn = Math.abs(turnBetween(a.direction[i], placed.direction[j]));
      if (turn <= MOST_TURNED) near.push({ misfit: Math.sqrt(squared) / farthest + turn / MOST_TURNED, i, j });
    }
  }
  near.sort((p, q) => p.misfit - q.misfit || p.i - q.i || p.j - q.j);
  const [usedA, usedB]: boolean[][] = [[], []];
  const met: MinutiaPair[] = [];
  for (const { i, j } of near) {
    if (usedA[i] || usedB[j]) continue;
    usedA[i] = true;
    usedB[j] = true;
    met.push([i, j]);
  }
  return met;
}

/** How many minutiae of `b`, laid on `a`, meet some of its own. */
export function countMeeting(a: CodedTemplate, b: CodedTemplate, { cos, sin, dx, dy, angle }: RigidMap): number {
  let count = 0;
  for (let j = 0; j < b.count; j++) {
    const x = cos * b.x[j] - sin * b.y[j] + dx;
    const y = sin * b.x[j] + cos * b.y[j] + dy;
    if (meetsSome(a, x, y, b.direction[j] + angle)) count++;
  }
  return count;
}

/** Whether a minutia there meets one of `a`. */
function meetsSome(a: CodedTemplate, x: number, y: number, direction: number): boolean {
  const { start, points } = a.cells;
  const cell = cellAt(a.cells, x, y);
  if (cell < 0) return false;
  for (let at = start[cell]; at < start[cell + 1]; at++) {
    const i = points[at];
    const [u, v] = [a.x[i] - x, a.y[i] - y];
    if (u * u + v * v > FARTHEST * FARTHEST) continue;
    if (Math.abs(turnBetween(a.direction[i], direction)) <= MOST_TURNED) return true;
  }
  return false;
}
