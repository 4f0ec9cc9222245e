import { gaborKernel } from "./gaborKernel.js";

/** Directions in [0, π) that kernels are made for, in steps of 1.4°. */
const ANGLES = 128;
/** Kernels a unit of frequency: steps of 1/256 ridge a pixel, so that no kernel is more than 0.16 pixel off at 9 pixels a ridge. */
const STEPS = 256;
/** The kernels reach this many times the greater sigma. */
const REACH = 2.5;

/** Gabor kernels by direction and frequency, each made when it is first asked for. */
export interface GaborBank {
  /** The kernels' reach in pixels. */
  readonly radius: number;
  /** For rows 0 to `radius` below the middle: where the kernel's disc begins, pixels from the middle (row 0: right of the middle). */
  readonly starts: Int32Array;
  /** For the same rows: how many groups of four weights the disc has there; the last ones may be 0 and lie up to 3 pixels outside. */
  readonly fours: Int32Array;
  /**
   * Half of the kernel nearest to a ridge direction (radians) and a frequency (ridges a pixel), for an even kernel has the same weight at (x, y)
   * and (−x, −y): first the middle pixel, then the rows as `starts` and `fours` have them.
   */
  half(angle: number, frequency: number): Float64Array;
}

let last: { key: string; bank: GaborBank } | undefined;

/** The bank for these sigmas (pixels; see gaborKernel); the last one made is kept, for the next print will want the same. */
export function gaborBank(sigmaX: number, sigmaY: number): GaborBank {
  const key = `${sigmaX} ${sigmaY}`;
  if (last?.key === key) return last.bank;
  const radius = Math.ceil(REACH * Math.max(sigmaX, sigmaY));
  const reach = Int32Array.from({ length: radius + 1 }, (_, dy) => Math.sqrt((radius + 0.5) ** 2 - dy * dy));
  const starts = reach.map((r, dy) => (dy === 0 ? 1 : -r));
  const fours = reach.map((r, dy) => Math.ceil((r - starts[dy] + 1) / 4));
  const halves: (Float64Array | undefined)[] = new Array(ANGLES * (STEPS / 2 + 1)).fill(undefined);
  const half = (angle: number, frequency: number) => {
    const step = Math.min(Math.max(Math.round(frequency * STEPS), 1), STEPS / 2);
    const turn = Math.round((angle * ANGLES) / Math.PI) & (ANGLES - 1);
    const index = step * ANGLES + turn;
    const made = halves[index];
    if (made) return made;
    const tuned = { orientation: (turn * Math.PI) / ANGLES, frequency: step / STEPS };
    const { data, size } = gaborKernel({ ...tuned, sigmaX, sigmaY, radius, disc: true, unitGain: true });
    const weights = new Float64Array(1 + 4 * fours.reduce((sum, count) => sum + count, 0));
    weights[0] = data[radius * size + radius];
    for (let dy = 0, k = 1; dy <= radius; k += 4 * fours[dy++]) {
      const middle = (radius + dy) * size + radius;
      weights.set(data.subarray(middle + starts[dy], middle + reach[dy] + 1), k);
    }
    halves[index] = weights;
    return weights;
  };
  last = { key, bank: { radius, starts, fours, half } };
  return last.bank;
}
