import { createStream } from "../../random/createStream.js";
import type { Stream } from "../../random/stream.js";
import { product } from "../embedding.js";

/** From an embedded print to bits. */
export interface Binariser {
  /** Bits that a print gives. */
  readonly candidates: number;
  /** Each candidate's value less its threshold, in deviations among prints of one finger; the bit is its sign. */
  margins(print: Float64Array): Float64Array;
}

/**
 * The bits along the directions that a commitment names. Each enrolment draws its own: on common directions two commitments of one finger
 * hide their code words by the same bits, and a system of linear equations gives both secrets. Undefined: those of the first commitments,
 * which had the same for all.
 */
export type BinariserOf = (directions: string | undefined) => Binariser;

/**
 * The binarisers of all commitments on one background; parameters as `createBinariser`.
 *
 * @example
 * import { binarisers } from "ridgelab/keys";
 * const background = [Float64Array.of(1, 0), Float64Array.of(0.9, 0.1), Float64Array.of(0, 1), Float64Array.of(0.1, 0.9)];
 * const { candidates, margins } = binarisers(background, ["a", "a", "b", "b"], 8)("directions of an enrolment");
 * candidates; // 8
 * margins(Float64Array.of(1, 0)).length; // 8
 */
export function binarisers(background: readonly Float64Array[], labels: readonly string[], candidates: number): BinariserOf {
  return (directions = "ridgelab") =>
    createBinariser(background, labels, candidates, createStream(directions, "keys/commitment directions"));
}

/**
 * Random directions, on each of which the background's median is the threshold: a bit is 1 for one half of the background's prints.
 * Directions, thresholds and deviations come from the background alone, so they tell nothing of who enrols.
 *
 * @param background embedded prints of other fingers
 * @param labels their fingers; at least one has two prints
 * @param candidates directions
 * @param stream draws the directions
 * @throws RangeError where no finger has two prints
 */
export function createBinariser(
  background: readonly Float64Array[],
  labels: readonly string[],
  candidates: number,
  stream: Stream,
): Binariser {
  const fingers = [...new Set(labels)].map((finger) => background.filter((_, i) => labels[i] === finger));
  const spare = background.length - fingers.length;
  if (spare < 1) throw new RangeError("createBinariser: no finger of the background has two prints");
  const components = background[0].length;
  const directions = Array.from({ length: candidates }, () => {
    const direction = new Float64Array(components);
    stream.fillNormal(direction);
    return direction;
  });
  // A binariser is made for every enrolled finger that a print is tried against: loops without a list in between.
  const scales = directions.map((direction) => {
    const values = new Float64Array(background.length);
    let [at, within] = [0, 0];
    for (const prints of fingers) {
      const from = at;
      let sum = 0;
      for (const print of prints) sum += values[at++] = product(print, direction);
      for (let i = from; i < at; i++) within += (values[i] - sum / prints.length) ** 2;
    }
    values.sort();
    const middle = values.length >> 1;
    return {
      threshold: (values[middle] + values[values.length - 1 - middle]) / 2,
      deviation: Math.sqrt(within / spare),
    };
  });
  return {
    candidates,
    margins: (print) =>
      Float64Array.from(directions, (direction, i) => (product(print, direction) - scales[i].threshold) / scales[i].deviation),
  };
}
