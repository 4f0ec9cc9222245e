import type { Mask } from "../filters/types.js";
import type { GrayImage } from "../prints/grayImage.js";
import { createFourier } from "./fourier.js";

/** The rotations that are tried. */
export interface CorrelationOptions {
  /** Greatest rotation that is tried to either side, degrees. Default 15. */
  rotation?: number;
  /** Step between rotations, degrees. Default 2.5: half of it moves what is 100 pixels from the middle by 2. */
  step?: number;
}

/** A print to be laid on others; plain data that a worker can be handed. */
export interface CorrelationTemplate {
  readonly width: number;
  readonly height: number;
  /** Grey levels less 128; 0 outside the print. */
  readonly levels: Int8Array;
  /** The middle of the print, pixels. */
  readonly middle: { readonly x: number; readonly y: number };
  /** The phases of its spectrum as it stands. */
  readonly upright: Spectrum;
}

/** `SIZE`² real, then as many imaginary parts: of length 1, or 0 outside the ridges' band. */
export type Spectrum = Float32Array;

/** Side of the square that a print is laid into. */
const SIZE = 128;
/** Pixels of the print a pixel of the square: three to four to a ridge. */
const SCALE = 3;
/** Periods that are compared, pixels: ridges, and no grey level that drifts over the print. */
const PERIODS = [5.5, 20] as const;

const fourier = createFourier(SIZE);
const NOTHING: Spectrum = new Float32Array(2 * SIZE * SIZE);

/**
 * Prepares an enhanced print. It is laid into a square of 384 pixels a side about its middle; what does not fit is cut off.
 *
 * @example
 * import { correlationTemplate } from "ridgelab/matchers";
 * const disc = { width: 100, height: 80, data: new Float32Array(8000).fill(255), dpi: 500 };
 * const mask = { width: 100, height: 80, data: new Uint8Array(8000).fill(1) };
 * const { middle, levels } = correlationTemplate(disc, mask);
 * middle; // { x: 49.5, y: 39.5 }
 * levels[0]; // 127
 */
export function correlationTemplate(enhanced: GrayImage, mask: Mask): CorrelationTemplate {
  const { width, height } = enhanced;
  const levels = Int8Array.from(enhanced.data, (level, i) =>
    mask.data[i] ? Math.min(Math.max(Math.round(level) - 128, -128), 127) : 0,
  );
  const print = { width, height, levels, middle: middleOf(mask) };
  return { ...print, upright: phases(laidOut(print, 0)) };
}

/**
 * The spectra of a print turned by each rotation to be tried, for `compareByCorrelation`.
 *
 * @throws RangeError for a rotation below 0 or a step that is not positive.
 *
 * @example
 * import { correlationTemplate, turnedSpectra } from "ridgelab/matchers";
 * const print = { width: 100, height: 80, data: new Float32Array(8000).fill(255), dpi: 500 };
 * const template = correlationTemplate(print, { width: 100, height: 80, data: new Uint8Array(8000).fill(1) });
 * turnedSpectra(template, { rotation: 5, step: 2.5 }).length; // 5
 * turnedSpectra(template, { step: 0 }); // throws turnedSpectra: rotation must be at least 0 and step positive; given 15 and 0
 */
export function turnedSpectra(template: CorrelationTemplate, options: CorrelationOptions = {}): Spectrum[] {
  const { rotation = 15, step = 2.5 } = options;
  if (!(rotation >= 0 && step > 0)) {
    throw new RangeError(`turnedSpectra: rotation must be at least 0 and step positive; given ${rotation} and ${step}`);
  }
  const steps = Math.floor(rotation / step);
  return Array.from({ length: 2 * steps + 1 }, (_, i) => {
    const turn = (i - steps) * step;
    return turn === 0 ? template.upright : phases(laidOut(template, (turn * Math.PI) / 180));
  });
}

/**
 * How well two prints cover each other at the best of all shifts and of the rotations tried, −1 to 1: the highest peak of their
 * band-limited phase-only correlation (Ito, Nakajima, Kobayashi, Aoki and Higuchi, IEICE Trans. Fundamentals E87-A, 2004). Paper B,
 * section 1: superposition over shifts and small rotations; all shifts at once by the Fourier transform. Two prints with nothing in common
 * give about 0.05, the same print 1. Exchanging the prints turns the other one, and changes the score by the interpolation.
 *
 * @param turned the `turnedSpectra` of one print.
 * @param upright the other's spectrum.
 *
 * @example
 * import { compareByCorrelation, correlationTemplate, turnedSpectra } from "ridgelab/matchers";
 * const data = Float32Array.from({ length: 8000 }, (_, i) => 127 + 127 * Math.cos(0.0005 * i * (i % 100)));
 * const mask = { width: 100, height: 80, data: new Uint8Array(8000).fill(1) };
 * const template = correlationTemplate({ width: 100, height: 80, data, dpi: 500 }, mask);
 * compareByCorrelation(turnedSpectra(template, { rotation: 0 }), template.upright); // 1.000
 */
export function compareByCorrelation(turned: readonly Spectrum[], upright: Spectrum): number {
  const scale = SIZE ** 2 / Math.max(binsOf(upright), 1);
  let peak = -1;
  for (let i = 0; i < turned.length; i += 2) {
    // the correlations are real, so two of them go through one transform: the second as its imaginary part
    giveProduct(turned[i], turned[i + 1] ?? NOTHING, upright);
    fourier.transform();
    peak = Math.max(peak, (Math.max(...fourier.found.map(greatest)) / SIZE ** 2) * scale);
  }
  return peak;
}

/** The number of bins that are not 0. */
function binsOf(spectrum: Spectrum): number {
  const n = SIZE * SIZE;
  let count = 0;
  for (let p = 0; p < n; p++) if (spectrum[p] !== 0 || spectrum[n + p] !== 0) count++;
  return count;
}

/** (first + i · second) · conjugate of other, to be transformed back. */
function giveProduct(first: Spectrum, second: Spectrum, other: Spectrum): void {
  const {
    given: [im, re], // exchanged, for the inverse
    givenAt,
  } = fourier;
  const n = SIZE * SIZE;
  for (let p = 0; p < n; p++) {
    const c = other[p];
    const s = other[n + p];
    const x = first[p] - second[n + p];
    const y = first[n + p] + second[p];
    const at = givenAt[p];
    re[at] = x * c + y * s;
    im[at] = y * c - x * s;
  }
}

function greatest(values: Float64Array): number {
  let most = values[0];
  for (let p = 1; p < values.length; p++) if (values[p] > most) most = values[p];
  return most;
}

/** The mean place of a mask's pixels; the middle of the picture where it has none. */
function middleOf({ width, height, data }: Mask): { x: number; y: number } {
  let [count, sumX, sumY] = [0, 0, 0];
  for (let i = 0; i < data.length; i++) {
    if (data[i] === 0) continue;
    count++;
    sumX += i % width;
    sumY += Math.floor(i / width);
  }
  return count > 0 ? { x: sumX / count, y: sumY / count } : { x: (width - 1) / 2, y: (height - 1) / 2 };
}

/** The print in the square, turned about its middle: each pixel is the sum of `SCALE`² of the print's. */
function laidOut(print: Omit<CorrelationTemplate, "upright">, angle: number): Float64Array {
  const { width, height, levels, middle } = print;
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  const out = new Float64Array(SIZE * SIZE);
  const side = SIZE * SCALE;
  for (let v = 0; v < side; v++) {
    for (let u = 0; u < side; u++) {
      const dx = u - (side - 1) / 2;
      const dy = v - (side - 1) / 2;
      const x = Math.round(middle.x + cos * dx - sin * dy);
      const y = Math.round(middle.y + sin * dx + cos * dy);
      if (x < 0 || y < 0 || x >= width || y >= height) continue;
      out[Math.floor(v / SCALE) * SIZE + Math.floor(u / SCALE)] += levels[y * width + x];
    }
  }
  return out;
}

/** Which bins are compared. */
const IN_BAND = Uint8Array.from({ length: SIZE * SIZE }, (_, p) => {
  const u = (((p % SIZE) + SIZE / 2) % SIZE) - SIZE / 2;
  const v = ((Math.floor(p / SIZE) + SIZE / 2) % SIZE) - SIZE / 2;
  const periods = (SIZE * SCALE) / Math.hypot(u, v);
  return periods >= PERIODS[0] && periods <= PERIODS[1] ? 1 : 0;
});

/** The spectrum of a square with each bin of the band brought to length 1. */
function phases(square: Float64Array): Spectrum {
  const n = SIZE * SIZE;
  const im = new Float64Array(n);
  fourier.square(square, im);
  const out = new Float32Array(2 * n);
  for (let p = 0; p < n; p++) {
    if (IN_BAND[p] === 0) continue;
    const length = lengthOf(square[p], im[p]);
    if (length === 0) continue;
    out[p] = square[p] / length;
    out[n + p] = im[p] / length;
  }
  return out;
}

/** √(x² + y²), as V8 has `Math.hypot` to the last bit, but in a fraction of the time. */
function lengthOf(x: number, y: number): number {
  const most = Math.max(Math.abs(x), Math.abs(y));
  if (most === 0) return 0;
  const least = Math.min(Math.abs(x), Math.abs(y)) / most;
  return Math.sqrt(1 + least * least) * most;
}
