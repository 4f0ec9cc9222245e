import type { Finger } from "../../../experiments/key-security/fingers.js";
import type { Background } from "../../../experiments/shared/keys/commitmentBits.js";
import { createStream } from "../../../src/random/createStream.js";

const DIMENSIONS = 6;

/** Prints of normal numbers around their finger's place, far from the other fingers'. */
function prints(finger: string, count: number): Float32Array[] {
  const stream = createStream(finger, "made prints");
  const place = Array.from({ length: DIMENSIONS }, () => 10 * stream.normal());
  return Array.from({ length: count }, () => Float32Array.from(place, (value) => value + stream.normal()));
}

/** Ten fingers of two prints. */
export function madeBackground(): Background {
  const all = Array.from({ length: 10 }, (_, f) => prints(`background ${f}`, 2));
  const data = Float32Array.from(all.flat().flatMap((print) => [...print]));
  return {
    pooled: { rows: 20, columns: DIMENSIONS, data },
    labels: all.flatMap((own, f) => own.map(() => String(f))),
  };
}

/** Fingers with as many enrolled prints each, and these numbers of tried ones. */
export function fingers(enrolled: number, tried: readonly number[]): Finger[] {
  return tried.map((count, f) => {
    const all = prints(`finger ${f}`, enrolled + count);
    return { enrolled: all.slice(0, enrolled), tried: all.slice(enrolled) };
  });
}
