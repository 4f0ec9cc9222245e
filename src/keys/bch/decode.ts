import { type Field, inverse, multiply } from "../field.js";
import type { Bch } from "./createBch.js";

/**
 * The message of a word in which at most t bits are wrong: syndromes, the error locator by Berlekamp and Massey, its roots by Chien's
 * search (Lin and Costello, sections 6.2 and 6.3).
 *
 * @param received n bits, each 0 or 1 (RangeError otherwise)
 * @returns the k bits and the number of corrected ones, or undefined where no code word lies within t bits. With more than t wrong
 *   bits it may also be another message: what matters must carry a check of its own.
 *
 * @example
 * import { createBch, decodeBch, encodeBch } from "ridgelab/keys";
 * const code = createBch(4, 2);
 * const received = encodeBch(code, Uint8Array.of(1, 0, 1, 1, 0, 0, 1));
 * for (const place of [3, 11]) received[place] ^= 1;
 * decodeBch(code, received); // { message: [1, 0, 1, 1, 0, 0, 1], errors: 2 }
 */
export function decode(code: Bch, received: Uint8Array): { message: Uint8Array; errors: number } | undefined {
  const { n, k, t, field } = code;
  if (received.length !== n) throw new RangeError(`decode: a word of ${received.length} bits, the code's have ${n}`);
  const locator = errorLocator(field, syndromes(code, received));
  const errors = locator.length - 1;
  if (errors > t) return undefined;
  const positions = errorPositions(field, locator);
  if (positions.length !== errors) return undefined;
  const word = received.slice();
  for (const position of positions) word[position] ^= 1;
  return { message: word.slice(n - k), errors };
}

/** The word's values at α, α², … α^2t. */
function syndromes({ n, t, field }: Bch, received: Uint8Array): Uint16Array {
  const ones = Array.from(received.keys()).filter((i) => received[i] !== 0);
  const values = new Uint16Array(2 * t);
  for (let j = 1; j <= 2 * t; j += 2) for (const i of ones) values[j - 1] ^= field.power[(i * j) % n];
  // The word's coefficients are 0 and 1, so its value at a square is the square of its value.
  for (let j = 2; j <= 2 * t; j += 2) values[j - 1] = multiply(field, values[j / 2 - 1], values[j / 2 - 1]);
  return values;
}

/** The shortest recurrence of the syndromes, whose roots are the inverse error locations; without trailing zeros. */
function errorLocator(field: Field, values: Uint16Array): number[] {
  let locator = [1];
  let before = [1];
  let length = 0;
  let shift = 1;
  let discrepancyBefore = 1;
  for (let i = 0; i < values.length; i++) {
    let discrepancy = values[i];
    for (let j = 1; j <= length; j++) discrepancy ^= multiply(field, locator[j] ?? 0, values[i - j]);
    if (discrepancy === 0) {
      shift++;
      continue;
    }
    const factor = multiply(field, discrepancy, inverse(field, discrepancyBefore));
    const next = locator.slice();
    for (let j = 0; j < before.length; j++) next[j + shift] = (next[j + shift] ?? 0) ^ multiply(field, factor, before[j]);
    for (let j = 0; j < next.length; j++) next[j] ??= 0;
    if (2 * length <= i) {
      before = locator;
      discrepancyBefore = discrepancy;
      length = i + 1 - length;
      shift = 1;
    } else shift++;
    locator = next;
  }
  while (locator.length > 1 && locator.at(-1) === 0) locator.pop();
  // A recurrence longer than its polynomial has no full set of roots: too many errors, which the caller sees by the degree.
  return locator.length - 1 === length ? locator : new Array<number>(values.length + 2).fill(1);
}

/** Positions i at which the locator is zero for α^−i. */
function errorPositions({ n, power, log }: Field, locator: readonly number[]): number[] {
  const exponents = locator.map((coefficient) => (coefficient === 0 ? -1 : log[coefficient]));
  const positions: number[] = [];
  for (let i = 0; i < n; i++) {
    let value = 0;
    for (let j = 0; j < exponents.length; j++) {
      if (exponents[j] < 0) continue;
      value ^= power[exponents[j]];
      // The next candidate is α^−(i + 1): every term turns by α^−j.
      exponents[j] = (exponents[j] + n - (j % n)) % n;
    }
    if (value === 0) positions.push(i);
  }
  return positions;
}
