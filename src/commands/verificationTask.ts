import type { ScoreSet } from "../metrics/scoreSet.js";
import { type VerificationOptions, verificationPart } from "../metrics/verification.js";
import { createStream } from "../random/createStream.js";

/** The stream of `ridgelab metrics` for the intervals of a file. */
export function verificationStream(seed: number) {
  return createStream(seed, "metrics").substream("verification");
}

/** A part of the replicates, for a worker: see `verificationPart`. */
export function verificationTask(set: ScoreSet, seed: number, options: VerificationOptions, from: number, to: number) {
  return verificationPart(set, verificationStream(seed), options, from, to);
}
