import type { Stream } from "../../../src/random/stream.js";

/** Bytes of a salt. */
export const SALT_BYTES = 16;

/** So many random bytes, of a salt or an initialisation vector: from the run's seed, so that a run can be repeated. Not for a real key. */
export function drawBytes(stream: Stream, count: number): Uint8Array {
  return Uint8Array.from({ length: count }, () => stream.integer(256));
}
