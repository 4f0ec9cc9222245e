import { pbkdf2Sync } from "node:crypto";
import { quantise } from "./quantise.js";
import { KEY_COLUMNS, KEY_ROWS, rowMagnitudes } from "./rowMagnitudes.js";

/** How a print becomes a key; the defaults are those of stored keys. */
export interface PrintKeyOptions {
  /** Rows and columns of the matrix. Default 128 × 784. */
  rows?: number;
  columns?: number;
  /** Step that the magnitudes are quantised to, in their unit. Default 0.1. */
  step?: number;
  /** Iterations of PBKDF2. Default 600,000. */
  iterations?: number;
}

/** Defaults of `PrintKeyOptions`, to be recorded with what depends on them. */
export const PRINT_KEY_STEP = 0.1;
export const PRINT_KEY_ITERATIONS = 600_000;

/** A key with what it was made from. */
export interface PrintKey {
  /** The vector V, one magnitude a row. */
  readonly magnitudes: Float64Array;
  /** 32 bytes. */
  readonly key: Uint8Array;
}

/**
 * The key of paper A's Algorithm 2, from the mean-of-vectors of a finger to 32 bytes. The paper names "key derivation function (V,
 * SHA256, salt)" and prints a key of the form that Python's `cryptography` gives its Fernet keys, whose documented recipe is
 * PBKDF2-HMAC-SHA256: that is the function here.
 *
 * The key depends on the stored vector alone; a probe only chooses whose.
 *
 * @param seed rows × columns values, as stored
 * @param salt at least 16 bytes
 * @throws RangeError for a seed of another length, a short salt and iterations that are no whole number above 0
 *
 * @example
 * import { keyText, printKey } from "ridgelab/keys";
 * const options = { rows: 2, columns: 2, step: 0.1, iterations: 1000 };
 * const salt = new Uint8Array(16);
 * const enrolled = printKey(Float32Array.of(3, 4, 6, 8), salt, options);
 * enrolled.magnitudes; // [5, 10]
 * keyText(printKey(Float32Array.of(3, 4.01, 6, 8), salt, options).key) === keyText(enrolled.key); // true
 * keyText(printKey(Float32Array.of(3, 4.5, 6, 8), salt, options).key) === keyText(enrolled.key); // false
 */
export function printKey(seed: Float32Array, salt: Uint8Array, options: PrintKeyOptions = {}): PrintKey {
  const { rows = KEY_ROWS, columns = KEY_COLUMNS, step = PRINT_KEY_STEP, iterations = PRINT_KEY_ITERATIONS } = options;
  if (salt.length < 16) throw new RangeError(`printKey: a salt of ${salt.length} bytes, needs at least 16`);
  if (!(Number.isSafeInteger(iterations) && iterations > 0)) {
    throw new RangeError(`printKey: iterations is ${iterations}, needs a whole number above 0`);
  }
  const magnitudes = rowMagnitudes(seed, rows, columns);
  const key = pbkdf2Sync(quantise(magnitudes, step), salt, iterations, 32, "sha256");
  return { magnitudes, key: Uint8Array.from(key) };
}
