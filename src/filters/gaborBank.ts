import { KEPT_BYTES } from "../assemble.js";
import { type FourPixels, fourPixels, placesBefore } from "./fourPixels.js";
import { upperEnvelope, upperHalf } from "./gaborKernel.js";

/** Directions in [0, π) that kernels are made for, in steps of 1.4°. */
const ANGLES = 128;
/** Kernels a unit of frequency: steps of 1/256 ridge a pixel, so that no kernel is more than 0.16 pixel off at 9 pixels a ridge. */
const STEPS = 256;
/** The kernels reach this many times the greater sigma. */
const REACH = 2.5;

/** Gabor kernels by direction and frequency, each made when it is first asked for, and room for a picture beside them. */
export interface GaborBank {
  /** For each row from the middle on down to the kernels' reach: where the kernel's disc begins, pixels from the middle (row 0: right of the middle). */
  readonly starts: Int32Array;
  /** For the same rows: how many groups of four weights the disc has there; the last ones may be 0 and lie up to 3 pixels outside. */
  readonly fours: Int32Array;
  /** The memory that holds all of it. */
  readonly memory: FourPixels;
  /** Where a picture is to be put in the memory. */
  readonly picture: number;
  /**
   * Half of the kernel nearest to a ridge direction (radians) and a frequency (ridges a pixel), for an even kernel has the same weight at (x, y)
   * and (−x, −y): first the middle pixel, then the rows as `starts` and `fours` have them. Where it is in the memory.
   */
  half(angle: number, frequency: number): number;
}

/** The kernels' reach in pixels. */
export function gaborReach(sigmaX: number, sigmaY: number): number {
  return Math.ceil(REACH * Math.max(sigmaX, sigmaY));
}

let memory: FourPixels | undefined;
let last: { key: string; room: number; bank: GaborBank } | undefined;

/**
 * The bank for these sigmas (pixels; see gaborKernel), with room for a picture of so many pixels; the last one made is kept, for the next print
 * will want the same, unless the picture is very large.
 */
export function gaborBank(sigmaX: number, sigmaY: number, pixels: number): GaborBank {
  if (8 * pixels > KEPT_BYTES) return createBank(fourPixels(), sigmaX, sigmaY, pixels);
  const key = `${sigmaX} ${sigmaY}`;
  if (last?.key === key && last.room >= pixels) return last.bank;
  memory ??= fourPixels();
  last = { key, room: pixels, bank: createBank(memory, sigmaX, sigmaY, pixels) };
  return last.bank;
}

function createBank(memory: FourPixels, sigmaX: number, sigmaY: number, pixels: number): GaborBank {
  const radius = gaborReach(sigmaX, sigmaY);
  const size = 2 * radius + 1;
  const reach = Int32Array.from({ length: radius + 1 }, (_, dy) => Math.sqrt((radius + 0.5) ** 2 - dy * dy));
  const starts = reach.map((r, dy) => (dy === 0 ? 1 : -r));
  const fours = reach.map((r, dy) => Math.ceil((r - starts[dy] + 1) / 4));
  const count = 1 + 4 * fours.reduce((sum, groups) => sum + groups, 0);
  const picture = placesBefore(radius + 1);
  const envelopes: (Float64Array | undefined)[] = new Array(ANGLES).fill(undefined);
  const places = new Int32Array(ANGLES * (STEPS / 2 + 1)); // 0: not made
  let free = picture + pixels;

  function half(angle: number, frequency: number): number {
    const step = Math.min(Math.max(Math.round(frequency * STEPS), 1), STEPS / 2);
    const turn = Math.round((angle * ANGLES) / Math.PI) & (ANGLES - 1);
    const index = step * ANGLES + turn;
    if (places[index] === 0) places[index] = make(turn, step);
    return places[index];
  }

  function make(turn: number, step: number): number {
    const tuned = { orientation: (turn * Math.PI) / ANGLES, frequency: step / STEPS };
    const options = { ...tuned, sigmaX, sigmaY, radius, disc: true, unitGain: true };
    envelopes[turn] ??= upperEnvelope(options);
    const upper = upperHalf(envelopes[turn], options);
    const place = free;
    free += count;
    memory.grow(free);
    const { values } = memory;
    values.fill(0, place, free);
    // the middle pixel is the last of the upper half; what lies below it is opposite to what comes before
    const middle = upper.length - 1;
    values[place] = upper[middle];
    for (let dy = 0, k = place + 1; dy <= radius; k += 4 * fours[dy++]) {
      for (let dx = starts[dy]; dx <= reach[dy]; dx++) values[k + dx - starts[dy]] = upper[middle - dy * size - dx];
    }
    return place;
  }

  return { starts, fours, memory, picture, half };
}
