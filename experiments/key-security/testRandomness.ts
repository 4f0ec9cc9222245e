import { printKey } from "../../src/keys/printKey.js";
import { quantise } from "../../src/keys/quantise.js";
import { KEY_COLUMNS, KEY_ROWS, rowMagnitudes } from "../../src/keys/rowMagnitudes.js";
import { approximateEntropy } from "../../src/metrics/randomness/approximateEntropy.js";
import { cumulativeSums } from "../../src/metrics/randomness/cumulativeSums.js";
import { blockFrequency, frequency } from "../../src/metrics/randomness/frequency.js";
import { runs } from "../../src/metrics/randomness/runs.js";
import { serial } from "../../src/metrics/randomness/serial.js";
import type { Stream } from "../../src/random/stream.js";

/** P-values of the six tests of NIST SP 800-22 on one source's bits. */
export interface RandomnessTests {
  readonly source: string;
  readonly bits: number;
  readonly values: Readonly<Record<string, number>>;
}

/** Iterations do not matter to the tests. */
const ITERATIONS = 1;

/** The tests on keys of fingers, on keys of one constant vector under as many salts, and on what goes into the derivation. */
export function testRandomness(seeds: readonly Float32Array[], keys: number, step: number, stream: Stream): RandomnessTests[] {
  const salt = (): Uint8Array => Uint8Array.from({ length: 16 }, () => stream.integer(256));
  const keysOf = (seed: (i: number) => Float32Array): Uint8Array =>
    joined(Array.from({ length: keys }, (_, i) => printKey(seed(i), salt(), { iterations: ITERATIONS, step }).key));
  const zeros = new Float32Array(KEY_ROWS * KEY_COLUMNS);
  const sources: [string, Uint8Array][] = [
    ["keys of the enrolled fingers", keysOf((i) => seeds[i % seeds.length])],
    ["keys of one constant vector (all zeros), other salts", keysOf(() => zeros)],
    ["low bytes of the quantised magnitudes, before the derivation", joined(seeds.map((seed) => lowBytes(seed, step)))],
  ];
  return sources.map(([source, bytes]) => {
    const bits = bitsOf(bytes);
    const [first, second] = serial(bits, 5);
    return {
      source,
      bits: bits.length,
      values: {
        frequency: frequency(bits),
        "block frequency": blockFrequency(bits, 128),
        runs: runs(bits),
        "cumulative sums": cumulativeSums(bits),
        "cumulative sums, backward": cumulativeSums(bits, true),
        "serial, first": first,
        "serial, second": second,
        "approximate entropy": approximateEntropy(bits, 4),
      },
    };
  });
}

/** The last byte of each whole number: those before it hardly vary at all. */
function lowBytes(seed: Float32Array, step: number): Uint8Array {
  return quantise(rowMagnitudes(seed), step).filter((_, i) => i % 4 === 3);
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  return Uint8Array.from(parts.flatMap((part) => [...part]));
}

function bitsOf(bytes: Uint8Array): Uint8Array {
  return Uint8Array.from({ length: 8 * bytes.length }, (_, i) => (bytes[i >> 3] >> (7 - (i & 7))) & 1);
}
