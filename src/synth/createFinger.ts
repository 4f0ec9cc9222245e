import { createImage, type GrayImage } from "../prints/grayImage.js";
import { createStream } from "../random/createStream.js";
import { drawFingerClass, type FingerClass } from "./fingerClass.js";
import { growRidges } from "./growRidges.js";
import { outlineDepth } from "./outlineDepth.js";
import { periodMap } from "./periodMap.js";
import { placeSingularPoints, type SingularPoint } from "./singularPoints.js";
import { drawSkinMarks, type SkinMarks } from "./skinMarks.js";
import { zeroPoleField } from "./zeroPoleField.js";

/** What of a finger is given and not drawn. */
export interface FingerOptions {
  /** Class of the finger. Default: drawn by `proportions`. */
  class?: FingerClass;
  /** Its cores and deltas, in master pixels, in the order of `placeSingularPoints`. Default: placed as the class has them. */
  singularPoints?: readonly SingularPoint[];
  /** Whether ridges run round the first two cores in rings, as in most whorls; else between them, as in a double loop. Default true. */
  ringed?: boolean;
  /** Weights of the five classes. Default: NATURAL_PROPORTIONS. */
  proportions?: Readonly<Record<FingerClass, number>>;
  /** Mean ridge period around the core in pixels at 500 dpi, 7 to 11. Default: drawn, 9 ± 0.45 over fingers. */
  period?: number;
}

/** A master: everything that all impressions of one finger share. A plain object; it crosses to a worker thread as it is. */
export interface Finger {
  /** Master seed. */
  readonly seed: number | string;
  /** The finger's number. */
  readonly number: number;
  readonly class: FingerClass;
  /** Cores and deltas in master pixels. */
  readonly singularPoints: readonly SingularPoint[];
  readonly width: number;
  readonly height: number;
  /** Ridge direction in [0, π), counter-clockwise as seen; width × height. */
  readonly orientation: Float32Array;
  /** Ridge period in pixels; width × height. */
  readonly period: Float32Array;
  /** Ridge signal in [-1, 1], about the cosine of the phase, positive on ridges; width × height. */
  readonly ridges: Float32Array;
  /** Pores, creases and usual moisture. */
  readonly marks: SkinMarks;
  /** Resolution, always 500. */
  readonly dpi: number;
}

/** A master's size in pixels at 500 dpi: 19.5 × 26 mm. */
const WIDTH = 384;
const HEIGHT = 512;

/**
 * Makes finger number `finger` of a seed: class, singular points, orientation field, period map and ridges, after SFinGe (Cappelli,
 * Maio & Maltoni). It depends on (seed, finger, options) alone, never on how many fingers are made.
 *
 * @param seed any text, or a safe integer
 * @param finger the finger's number, a whole number from 0
 * @throws RangeError if finger or the period is out of range.
 *
 * @example
 * import { createFinger } from "ridgelab/synth";
 * const finger = createFinger(1, 0, { class: "whorl" });
 * finger.singularPoints.map(({ kind }) => kind); // ["core", "core", "delta", "delta"]
 * [finger.width, finger.height, finger.dpi]; // [384, 512, 500]
 * createFinger(1, -1); // throws createFinger: finger is -1, needs a whole number of at least 0
 */
export function createFinger(seed: number | string, finger: number, options: FingerOptions = {}): Finger {
  if (!Number.isInteger(finger) || finger < 0) {
    throw new RangeError(`createFinger: finger is ${finger}, needs a whole number of at least 0`);
  }
  const stream = createStream(seed, "synth").substream("finger").substream(finger);
  const fingerClass = options.class ?? drawFingerClass(stream.substream("class"), options.proportions);
  const singularPoints =
    options.singularPoints ?? placeSingularPoints(stream.substream("singular points"), fingerClass, WIDTH, HEIGHT);
  const orientation = zeroPoleField(stream.substream("orientation"), fingerClass, singularPoints, {
    width: WIDTH,
    height: HEIGHT,
    ringed: options.ringed,
  });
  const periodStream = stream.substream("period");
  const drawn = 9 + 0.45 * Math.max(-2, Math.min(2, periodStream.normal()));
  const mean = options.period ?? drawn;
  if (!(mean >= 7 && mean <= 11)) throw new RangeError(`createFinger: period is ${mean}, needs 7 to 11 pixels`);
  const period = periodMap(periodStream, singularPoints, mean, WIDTH, HEIGHT);
  const inside = Uint8Array.from({ length: WIDTH * HEIGHT }, (_, i) =>
    outlineDepth(WIDTH, HEIGHT, i % WIDTH, Math.floor(i / WIDTH)) >= 0 ? 1 : 0,
  );
  const bed = { width: WIDTH, height: HEIGHT, orientation, period, inside };
  const ridges = growRidges(stream.substream("ridges"), bed);
  return {
    seed,
    number: finger,
    class: fingerClass,
    singularPoints,
    width: WIDTH,
    height: HEIGHT,
    orientation,
    period,
    ridges,
    marks: drawSkinMarks(stream.substream("marks"), ridges, WIDTH, HEIGHT),
    dpi: 500,
  };
}

/**
 * The master as a picture: ridges dark (0), valleys and outside white (255).
 *
 * @example
 * import { masterImage } from "ridgelab/synth";
 * masterImage({ width: 3, height: 1, ridges: Float32Array.of(1, 0, -1), dpi: 500 }).data; // [0, 127.5, 255]
 */
export function masterImage(finger: Pick<Finger, "width" | "height" | "ridges" | "dpi">): GrayImage {
  const image = createImage(finger.width, finger.height, { dpi: finger.dpi });
  for (let i = 0; i < image.data.length; i++) image.data[i] = 127.5 * (1 - finger.ridges[i]);
  return image;
}
