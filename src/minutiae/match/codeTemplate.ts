import type { Template } from "../template.js";
import { type Corner, convexHull } from "./convexHull.js";
import { cylinderOf, MASK_WORDS, SECTIONS, WORDS } from "./cylinder.js";
import { bitsIn } from "./popcount.js";

/** A template with all that comparing it needs, computed once; plain data that a worker can be handed. */
export interface CodedTemplate {
  /** Minutiae by x, then y and direction, so that the template's order does not matter. */
  readonly count: number;
  /** Their positions in pixels at 500 dpi, x right and **y up**, and directions in radians, counter-clockwise. */
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly direction: Float64Array;
  /** For minutiae i and j at `i * count + j`: their distance, and the angle at which i sees j, counter-clockwise. */
  readonly distance: Float64Array;
  readonly bearing: Float64Array;
  /** The convex hull of the positions. */
  readonly hull: readonly Corner[];
  /** The minutiae that have a cylinder, ascending. */
  readonly owners: Int32Array;
  /** `WORDS` words a cylinder, and `MASK_WORDS` for its valid cells; see `cylinderOf`. */
  readonly bits: Int32Array;
  readonly valid: Int32Array;
  /** Cylinders by their minutia's direction, and its cosine and sine. */
  readonly byDirection: Int32Array;
  readonly cos: Float64Array;
  readonly sin: Float64Array;
  /** For each word of `valid` `TALLY_WORDS`: in how many sections each of its cells has a one, the 1s, 2s and 4s of that number. */
  readonly tally: Int32Array;
  /** Numbers of ones in each cylinder's bits and of its valid cells. */
  readonly ones: Int32Array;
  readonly cells: Int32Array;
}

/** Words of a tally for a word of cells: a number up to 6 has three digits. */
export const TALLY_WORDS = 3;

/**
 * Prepares a template for `compareMinutiae`. Its resolution is brought to 500 dpi. Any number of minutiae; the time grows with their
 * square, some 10 ms for 40.
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
  const bits = new Int32Array(owners.length * WORDS);
  const valid = new Int32Array(owners.length * MASK_WORDS);
  owners.forEach((owner, i) => {
    bits.set(made[owner]!.bits, i * WORDS);
    valid.set(made[owner]!.valid, i * MASK_WORDS);
  });
  const directions = Float64Array.from(owners, (i) => placed[i].direction);
  const pairs = <T>(of: (p: Corner, q: Corner) => T) => placed.flatMap((p) => placed.map((q) => of(p, q)));
  return {
    count: placed.length,
    x: Float64Array.from(placed, ({ x }) => x),
    y: Float64Array.from(placed, ({ y }) => y),
    direction: Float64Array.from(placed, ({ direction }) => direction),
    distance: Float64Array.from(pairs((p, q) => Math.hypot(q.x - p.x, q.y - p.y))),
    bearing: Float64Array.from(pairs((p, q) => Math.atan2(q.y - p.y, q.x - p.x))),
    hull,
    owners,
    bits,
    valid,
    byDirection: Int32Array.from(owners.keys()).sort((i, j) => directions[i] - directions[j] || i - j),
    cos: directions.map(Math.cos),
    sin: directions.map(Math.sin),
    tally: tallyOf(bits, owners.length * MASK_WORDS),
    ones: Int32Array.from(owners, (_, i) => bitsIn(bits.subarray(i * WORDS, (i + 1) * WORDS))),
    cells: Int32Array.from(owners, (_, i) => bitsIn(valid.subarray(i * MASK_WORDS, (i + 1) * MASK_WORDS))),
  };
}

/** See `CodedTemplate.tally`; the sections' words are added bit by bit. */
function tallyOf(bits: Int32Array, words: number): Int32Array {
  const tally = new Int32Array(words * TALLY_WORDS);
  for (let word = 0; word < words; word++) {
    const first = Math.floor(word / MASK_WORDS) * WORDS + (word % MASK_WORDS);
    for (let k = 0; k < SECTIONS; k++) {
      let carry = bits[first + k * MASK_WORDS];
      for (let digit = word * TALLY_WORDS; carry !== 0; digit++) {
        const sum = tally[digit] ^ carry;
        carry &= tally[digit];
        tally[digit] = sum;
      }
    }
  }
  return tally;
}
