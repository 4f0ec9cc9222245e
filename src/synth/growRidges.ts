import type { Stream } from "../random/stream.js";
import { type GaborBank, gaborBank } from "./gaborBank.js";

/** What ridges grow on: a direction and a period for every pixel, and where they may grow at all. */
export interface RidgeBed {
  /** Even width and height in pixels. */
  readonly width: number;
  readonly height: number;
  /** Ridge directions in [0, π), counter-clockwise as seen. */
  readonly orientation: Float32Array;
  /** Ridge periods in pixels, within PERIOD_RANGE. */
  readonly period: Float32Array;
  /** 1 where ridges may grow, else 0. */
  readonly inside: Uint8Array;
}

/**
 * Grows ridges from scattered seeds by Gabor filters tuned to the local direction and period, applied again and again with
 * clipping until the whole master is filled and binary (Cappelli, Erol, Maio & Maltoni, "Synthetic fingerprint-image generation",
 * ICPR 2000). Where fronts from different seeds meet out of phase, minutiae arise; no minutia is placed by hand. Most passes run at
 * half the resolution, a ridge still being four pixels wide there, the last ones at the full.
 *
 * @param options.seedDistance mean distance of neighbouring seeds in pixels; default 26
 * @param options.coarsePasses passes at half resolution; default 20
 * @param options.finePasses passes at full resolution, at least 1; default 2
 * @returns width × height values in [-1, 1], about the cosine of the ridge phase: positive on ridges, -1 where nothing grew
 */
export function growRidges(
  stream: Stream,
  bed: RidgeBed,
  options: { seedDistance?: number; coarsePasses?: number; finePasses?: number } = {},
): Float32Array {
  const { seedDistance = 26, coarsePasses = 20, finePasses = 2 } = options;
  const coarse = garden(bed, 2);
  const seeds = Math.round((coarse.count * 4) / (seedDistance * seedDistance));
  for (let s = 0; s < seeds; s++) {
    const place = coarse.places[stream.integer(coarse.count)];
    coarse.from[place] = coarse.from[place + 1] = coarse.from[place + coarse.stride] = coarse.from[place + coarse.stride + 1] = 1;
  }
  // Much gain fills the master and makes it binary; the response to the very last pass is kept as it is.
  for (let pass = 0; pass < coarsePasses; pass++) filter(coarse, 3);

  const fine = garden(bed, 1);
  for (let p = 0; p < fine.count; p++) {
    const x = (fine.places[p] % fine.stride) - fine.bank.radius;
    const y = Math.floor(fine.places[p] / fine.stride) - fine.bank.radius;
    const near = ((y >> 1) + coarse.bank.radius) * coarse.stride + (x >> 1) + coarse.bank.radius;
    // The centres of the four fine pixels lie a quarter coarse pixel off the coarse centre.
    const besideX = x & 1 ? 1 : -1;
    const besideY = (y & 1 ? 1 : -1) * coarse.stride;
    const { from } = coarse;
    fine.from[fine.places[p]] =
      0.5625 * from[near] + 0.1875 * (from[near + besideX] + from[near + besideY]) + 0.0625 * from[near + besideX + besideY];
  }
  for (let pass = 1; pass <= finePasses; pass++) filter(fine, pass < finePasses ? 3 : 1);

  const ridges = new Float32Array(bed.width * bed.height).fill(-1);
  for (let p = 0; p < fine.count; p++) {
    const x = (fine.places[p] % fine.stride) - fine.bank.radius;
    const y = Math.floor(fine.places[p] / fine.stride) - fine.bank.radius;
    ridges[y * bed.width + x] = fine.from[fine.places[p]];
  }
  return ridges;
}

interface Garden {
  readonly bank: GaborBank;
  /** Width with a margin of one kernel radius on both sides, which spares the filter every test at the border. */
  readonly stride: number;
  readonly count: number;
  readonly places: Int32Array;
  readonly kernels: Int32Array;
  from: Float64Array;
  to: Float64Array;
}

function garden(bed: RidgeBed, reduction: number): Garden {
  const bank = gaborBank(reduction);
  const width = bed.width / reduction;
  const height = bed.height / reduction;
  const stride = width + 2 * bank.radius;
  const places = new Int32Array(width * height);
  const kernels = new Int32Array(width * height);
  let count = 0;
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const i = y * reduction * bed.width + x * reduction;
      if (!bed.inside[i]) continue;
      places[count] = (y + bank.radius) * stride + x + bank.radius;
      kernels[count++] = bank.start(bed.orientation[i], bed.period[i]);
    }
  }
  const cells = stride * (height + 2 * bank.radius);
  return { bank, stride, count, places, kernels, from: new Float64Array(cells), to: new Float64Array(cells) };
}

/** One pass: every place becomes clip(gain · Σ kernel · neighbours) to [-1, 1]. */
function filter(garden: Garden, gain: number): void {
  const { from, to, places, kernels, count, stride } = garden;
  const { taps, radius } = garden.bank;
  const size = 2 * radius + 1;
  // A kernel is even, k(−d) = k(d): half of it times the sum of the two opposite neighbours does.
  const half = (size * size - 1) / 2;
  const offsets = Array.from({ length: half }, (_, t) => (Math.floor(t / size) - radius) * stride + (t % size) - radius);
  const steps = Int32Array.from(offsets);
  // Four places at once, so that an addition need not wait for the one before; beyond the last place it stands for those that are missing.
  for (let p = 0; p < count; p += 4) {
    const p1 = Math.min(p + 1, count - 1);
    const p2 = Math.min(p + 2, count - 1);
    const p3 = Math.min(p + 3, count - 1);
    const place0 = places[p];
    const place1 = places[p1];
    const place2 = places[p2];
    const place3 = places[p3];
    const start0 = kernels[p];
    const start1 = kernels[p1];
    const start2 = kernels[p2];
    const start3 = kernels[p3];
    let s0 = taps[start0 + half] * from[place0];
    let s1 = taps[start1 + half] * from[place1];
    let s2 = taps[start2 + half] * from[place2];
    let s3 = taps[start3 + half] * from[place3];
    for (let t = 0; t < half; t++) {
      const step = steps[t];
      s0 += taps[start0 + t] * (from[place0 + step] + from[place0 - step]);
      s1 += taps[start1 + t] * (from[place1 + step] + from[place1 - step]);
      s2 += taps[start2 + t] * (from[place2 + step] + from[place2 - step]);
      s3 += taps[start3 + t] * (from[place3 + step] + from[place3 - step]);
    }
    to[place0] = clip(gain * s0);
    to[place1] = clip(gain * s1);
    to[place2] = clip(gain * s2);
    to[place3] = clip(gain * s3);
  }
  garden.from = to;
  garden.to = from;
}

function clip(value: number): number {
  return value > 1 ? 1 : value < -1 ? -1 : value;
}
