import type { Template } from "../template.js";
import { type CellGrid, cellGrid } from "./cellGrid.js";
import { type Corner, convexHull } from "./convexHull.js";
import { cylinderOf, MASK_WORDS, WORDS } from "./cylinder.js";

/** A template with all that comparing it needs, computed once; plain data that a worker can be handed. */
export interface CodedTemplate {
  /** Minutiae by x, then y and direction, so that the template's order does not matter. */
  readonly count: number;
  /** Their positions in pixels at 500 dpi, x right and **y up**, and directions in radians, counter-clockwise. */
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly direction: Float64Array;
  /** Which minutiae lie where. */
  readonly cells: CellGrid;
  /** The convex hull of the positions. */
  readonly hull: readonly Corner[];
  /** The minutiae that have a cylinder, ascending. */
  readonly owners: Int32Array;
  /** For each minutia the place of its cylinder among them, or −1. */
  readonly cylinderAt: Int32Array;
  /** Their cylinders, `RECORD_WORDS` words each: the valid cells, then the bits; see `cylinderOf`. */
  readonly cylinders: Int32Array;
}

/** Words of a cylinder's record, and where its bits begin. */
export const BITS_AT = MASK_WORDS;
export const RECORD_WORDS = BITS_AT + WORDS;

/**
 * Prepares a template for `compareMinutiae`. Its resolution is brought to 500 dpi. Any number of minutiae; the time grows with their
 * square, some 2 ms for 40.
 *
 * @example
 * import { codeTemplate, simulateMaster } from "ridgelab/minutiae";
 * import { createStream } from "ridgelab/random";
 * codeTemplate(simulateMaster(40, createStream(1, "docs/master"))).count; // 40
 */
export function codeTemplate({ minutiae, dpi }: Template): CodedTemplate {
  const scale = 500 / dpi;
  const placed = minutiae
    .map(({ x, y, direction }) => ({ x: x * scale, y: -y * scale, direction }))
    .sort((p, q) => p.x - q.x || p.y - q.y || p.direction - q.direction);
  const hull = convexHull(placed);
  const made = placed.map((own) => cylinderOf(own, placed, hull));
  const owners = Int32Array.from(made.flatMap((cylinder, i) => (cylinder ? [i] : [])));
  const cylinders = new Int32Array(owners.length * RECORD_WORDS);
  owners.forEach((owner, i) => {
    const { valid, bits } = made[owner]!;
    cylinders.set(valid, i * RECORD_WORDS);
    cylinders.set(bits, i * RECORD_WORDS + BITS_AT);
  });
  return {
    count: placed.length,
    x: Float64Array.from(placed, ({ x }) => x),
    y: Float64Array.from(placed, ({ y }) => y),
    direction: Float64Array.from(placed, ({ direction }) => direction),
    cells: cellGrid(placed),
    hull,
    owners,
    cylinderAt: Int32Array.from(placed, (_, i) => owners.indexOf(i)),
    cylinders,
  };
}
