import type { Transform } from "./readTables.js";
import { type Band, firstHalf } from "./subbandTree.js";

/**
 * What each place of a signal takes from its neighbours: `even[k]` is the weight of the values k places before and after an even place.
 * Even places hold what the low-pass filter kept, odd places what the high-pass filter kept.
 */
interface Weights {
  readonly even: readonly number[];
  readonly odd: readonly number[];
}

/**
 * Rebuilds a band from its subbands (specification, section "Wavelet transform", on synthesis).
 * @param subband gives the values of a subband, row by row; nothing where all are zero.
 * @returns height × width values; nothing where all are zero.
 */
export function synthesise(
  band: Band,
  transform: Transform,
  subband: (band: Band) => Float32Array | undefined,
): Float32Array | undefined {
  const weights = synthesisWeights(transform);
  const rebuild = (band: Band): Float32Array | undefined => {
    if (!band.quarters) return subband(band);
    const { width, height, backwards, quarters } = band;
    const [upperLeft, upperRight, lowerLeft, lowerRight] = quarters.map(rebuild);
    const top = firstHalf(height, backwards.y);
    const upper = joinAcross(upperLeft, upperRight, width, top, backwards.x, weights);
    const lower = joinAcross(lowerLeft, lowerRight, width, height - top, backwards.x, weights);
    return joinDown(upper, lower, width, height, backwards.y, weights);
  };
  return rebuild(band);
}

/** The synthesis filters are the analysis ones with every other sign changed: f₀(n) = (−1)ⁿ h₁(n), f₁(n) = (−1)ⁿ h₀(n). */
function synthesisWeights({ low, high }: Transform): Weights {
  const reach = Math.max(low.length, high.length);
  const f0 = Array.from({ length: reach }, (_, n) => (-1) ** n * (high[n] ?? 0));
  const f1 = Array.from({ length: reach }, (_, n) => (-1) ** n * (low[n] ?? 0));
  return { even: f0.map((_, n) => (n % 2 === 0 ? f0[n] : f1[n])), odd: f0.map((_, n) => (n % 2 === 0 ? f1[n] : f0[n])) };
}

/** Joins a left and a right half. A signal goes on beyond its ends as in a mirror that stands on its last value. */
function joinAcross(
  left: Float32Array | undefined,
  right: Float32Array | undefined,
  width: number,
  height: number,
  backwards: boolean,
  { even, odd }: Weights,
): Float32Array | undefined {
  if (!left && !right) return undefined;
  const [low, high] = backwards ? [right, left] : [left, right];
  const lows = Math.ceil(width / 2);
  const highs = width - lows;
  const reach = even.length - 1;
  const row = new Float64Array(width + 2 * reach);
  const joined = new Float32Array(width * height);
  for (let y = 0; y < height; y++) {
    if (low) for (let i = 0; i < lows; i++) row[reach + 2 * i] = low[y * lows + i];
    if (high) for (let i = 0; i < highs; i++) row[reach + 2 * i + 1] = high[y * highs + i];
    for (let k = 1; k <= reach; k++) {
      row[reach - k] = width > 1 ? row[reach + mirrored(-k, width)] : k % 2 === 0 ? row[reach] : 0;
      row[reach + width - 1 + k] = width > 1 ? row[reach + mirrored(width - 1 + k, width)] : k % 2 === 0 ? row[reach] : 0;
    }
    for (let x = 0; x < width; x++) {
      const weights = x % 2 === 0 ? even : odd;
      const at = reach + x;
      let sum = weights[0] * row[at];
      for (let k = 1; k <= reach; k++) sum += weights[k] * (row[at - k] + row[at + k]);
      joined[y * width + x] = sum;
    }
  }
  return joined;
}

/** Joins an upper and a lower half: as `joinAcross`, with whole rows for values. */
function joinDown(
  upper: Float32Array | undefined,
  lower: Float32Array | undefined,
  width: number,
  height: number,
  backwards: boolean,
  { even, odd }: Weights,
): Float32Array | undefined {
  if (!upper && !lower) return undefined;
  const [low, high] = backwards ? [lower, upper] : [upper, lower];
  const nothing = new Float32Array(width);
  const rowAt = (y: number): Float32Array => {
    if (height === 1 && y % 2 !== 0) return nothing;
    const place = height === 1 ? 0 : mirrored(y, height);
    const half = place % 2 === 0 ? low : high;
    return half ? half.subarray((place >> 1) * width, ((place >> 1) + 1) * width) : nothing;
  };
  const joined = new Float32Array(width * height);
  for (let y = 0; y < height; y++) {
    const weights = y % 2 === 0 ? even : odd;
    const row = joined.subarray(y * width, (y + 1) * width);
    addScaled(row, rowAt(y), nothing, weights[0]);
    for (let k = 1; k < weights.length; k++) if (weights[k] !== 0) addScaled(row, rowAt(y - k), rowAt(y + k), weights[k]);
  }
  return joined;
}

function addScaled(row: Float32Array, a: Float32Array, b: Float32Array, weight: number): void {
  for (let x = 0; x < row.length; x++) row[x] += weight * (a[x] + b[x]);
}

/** The place within 0 … length − 1 that a place beyond it mirrors. */
function mirrored(place: number, length: number): number {
  const period = 2 * (length - 1);
  const within = ((place % period) + period) % period;
  return Math.min(within, period - within);
}
