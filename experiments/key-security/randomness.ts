import { printKey } from "../../src/keys/printKey.js";
import { quantise } from "../../src/keys/quantise.js";
import { KEY_COLUMNS, KEY_ROWS, rowMagnitudes } from "../../src/keys/rowMagnitudes.js";
import { approximateEntropy } from "../../src/metrics/randomness/approximateEntropy.js";
import { cumulativeSums } from "../../src/metrics/randomness/cumulativeSums.js";
import { blockFrequency, frequency } from "../../src/metrics/randomness/frequency.js";
import { runs } from "../../src/metrics/randomness/runs.js";
import { serial } from "../../src/metrics/randomness/serial.js";
import { pick, type Received, stage } from "../define.js";
import { drawBytes, SALT_BYTES } from "../shared/keys/drawBytes.js";

/** The six tests of NIST SP 800-22 on one source's bits. */
export interface RandomnessTests {
  readonly source: string;
  readonly bits: number;
  /** P-values by test; some tests give two. */
  readonly values: Readonly<Record<string, number>>;
  /** How many of them pass. */
  readonly passed: number;
}

/** Iterations do not matter to the tests. */
const ITERATIONS = 1;
/** Step that magnitudes are quantised to. */
const STEP = 0.1;
/** The standard's level: a test with a smaller P-value is failed. */
export const LEVEL = 0.01;

interface Inputs {
  /** The mean-of-vectors of each finger. */
  readonly means: readonly Float32Array[];
}

/** The tests on keys of fingers, on keys of one constant vector under as many salts, and on what goes into the derivation. */
export const randomness = stage(
  import.meta.url,
  { config: pick("keys"), stream: "key-security/paper's scheme" },
  ({ config: { keys }, inputs: { means }, work }: Received<{ keys: number }, Inputs>): RandomnessTests[] => {
    const stream = work.stream.substream("randomness");
    const salt = (): Uint8Array => drawBytes(stream, SALT_BYTES);
    const keysOf = (mean: (i: number) => Float32Array): Uint8Array =>
      joined(Array.from({ length: keys }, (_, i) => printKey(mean(i), salt(), { iterations: ITERATIONS, step: STEP }).key));
    const zeros = new Float32Array(KEY_ROWS * KEY_COLUMNS);
    return [
      testSource(
        "keys of the enrolled fingers",
        keysOf((i) => means[i % means.length]),
      ),
      testSource(
        "keys of one constant vector (all zeros), other salts",
        keysOf(() => zeros),
      ),
      testSource("low bytes of the quantised magnitudes, before the derivation", joined(means.map(lowBytes))),
    ];
  },
);

/** The six tests on all bits, the most significant of each byte first. */
export function testSource(source: string, bytes: Uint8Array): RandomnessTests {
  const bits = bitsOf(bytes);
  const [first, second] = serial(bits, 5);
  const values = {
    frequency: frequency(bits),
    "block frequency": blockFrequency(bits, 128),
    runs: runs(bits),
    "cumulative sums": cumulativeSums(bits),
    "cumulative sums, backward": cumulativeSums(bits, true),
    "serial, first": first,
    "serial, second": second,
    "approximate entropy": approximateEntropy(bits, 4),
  };
  return { source, bits: bits.length, values, passed: passedOf(Object.values(values)) };
}

/** How many P-values pass: those of at least 0.01, as the standard has it. */
export function passedOf(values: readonly number[]): number {
  return values.filter((p) => p >= LEVEL).length;
}

/** The last byte of each whole number: those before it hardly vary at all. */
function lowBytes(mean: Float32Array): Uint8Array {
  return quantise(rowMagnitudes(mean), STEP).filter((_, i) => i % 4 === 3);
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  return Uint8Array.from(parts.flatMap((part) => [...part]));
}

function bitsOf(bytes: Uint8Array): Uint8Array {
  return Uint8Array.from({ length: 8 * bytes.length }, (_, i) => (bytes[i >> 3] >> (7 - (i & 7))) & 1);
}
