import { createField, type Field, multiply } from "../field.js";

/** A binary, primitive, narrow-sense BCH code: words of n bits that carry k, of which t wrong ones are corrected. */
export interface Bch {
  readonly n: number;
  readonly k: number;
  readonly t: number;
  readonly field: Field;
  /** Coefficients of the generator polynomial, lowest first, n − k + 1 of them. */
  readonly generator: Uint8Array;
}

/**
 * The BCH code of length 2^m − 1 that corrects at least `errors` wrong bits (Lin and Costello, Error Control Coding, 2004,
 * section 6.1): its generator has α, α², … α^2t among its roots. `t` is the largest number that the same generator is built for.
 *
 * @param m 3 to 11
 * @param errors whole number of at least 1
 * @throws RangeError where no such code carries a bit
 *
 * @example
 * import { createBch } from "ridgelab/keys";
 * const { n, k, t } = createBch(4, 2);
 * [n, k, t]; // [15, 7, 2]
 * createBch(8, 18).k; // 131
 */
export function createBch(m: number, errors: number): Bch {
  const field = createField(m);
  const { n } = field;
  if (!(Number.isInteger(errors) && errors >= 1)) {
    throw new RangeError(`createBch: errors is ${errors}, needs a whole number of at least 1`);
  }
  const roots = new Uint8Array(n);
  let generator: number[] = [1];
  const include = (exponent: number): void => {
    const coset = conjugates(exponent, n);
    if (roots[coset[0]]) return;
    for (const root of coset) roots[root] = 1;
    generator = timesMinimal(field, generator, coset);
  };
  for (let i = 1; i <= 2 * errors && i < n; i += 2) include(i);
  let t = errors;
  while (2 * t + 1 < n && roots[2 * t + 1] && roots[2 * t + 2]) t++;
  const k = n - (generator.length - 1);
  if (k < 1 || 2 * errors >= n) throw new RangeError(`createBch: no code of ${n} bits corrects ${errors} wrong ones`);
  return { n, k, t, field, generator: Uint8Array.from(generator) };
}

/** The exponents of the conjugates of α^i: i, 2i, 4i, … modulo n. */
function conjugates(i: number, n: number): number[] {
  const coset = [i];
  for (let j = (2 * i) % n; j !== i; j = (2 * j) % n) coset.push(j);
  return coset;
}

/** A polynomial over the field of two elements, times the minimal polynomial of the conjugates. */
function timesMinimal(field: Field, polynomial: readonly number[], coset: readonly number[]): number[] {
  let product = [...polynomial];
  for (const exponent of coset) {
    const root = field.power[exponent];
    const next = [0, ...product];
    for (let i = 0; i < product.length; i++) next[i] ^= multiply(field, product[i], root);
    product = next;
  }
  return product;
}
