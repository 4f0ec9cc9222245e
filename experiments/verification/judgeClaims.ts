import { type AnnOptions, fitAnn } from "../../src/classifiers/ann.js";
import type { Gram } from "../../src/classifiers/gramOf.js";
import { createStream } from "../../src/random/createStream.js";
import { componentRows } from "../shared/ann/fitAnnBySplit.js";
import type { Judge } from "./fingerClaims.js";

/**
 * Trains the deep ANN on a judge's prints, by the principal components of their vectors.
 * @param probes prints to be judged
 * @param name of the stream within the seed's
 * @returns probes × enrolled fingers: the probability that the ANN gives each
 */
export function judgeClaims(
  gram: Gram,
  { enrolled, training }: Judge,
  fingerOf: Int32Array,
  probes: readonly number[],
  options: AnnOptions,
  seed: readonly [number, string],
  name: string,
): Float64Array {
  const rows = componentRows(gram, { training, probes });
  const labels = Int32Array.from(training, (print) => enrolled.indexOf(fingerOf[print]));
  const set = { features: rows.training, labels, classes: enrolled.length };
  return fitAnn(set, options, createStream(...seed).substream(name)).predictProbabilities(rows.probes);
}
