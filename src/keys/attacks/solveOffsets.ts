import { shuffled } from "../../random/shuffled.js";
import type { Stream } from "../../random/stream.js";
import type { Bch } from "../bch/createBch.js";
import { encode } from "../bch/encode.js";

/** What anybody can read in a commitment: the candidates in their order, and the finger's bits plus a code word. */
export interface OpenHelper {
  readonly selected: readonly number[];
  readonly offset: Uint8Array;
}

/**
 * Two helpers as linear equations in both secrets: on a candidate of both, the finger's bit falls out of the sum of the two offsets, and
 * what stays is a bit of one code word plus a bit of the other. Solved on as many equations as there are unknowns, drawn `tries` times.
 *
 * @param parts of the code, `secretParts`
 * @returns the smallest share of the equations that a solution leaves unsatisfied: 0 where the bits are alike (both secrets are then
 *   found), near a half where they have nothing to do with each other or the equations are too few
 */
export function solveOffsets(
  parts: readonly Uint8Array[],
  first: OpenHelper,
  second: OpenHelper,
  tries: number,
  stream: Stream,
): number {
  const at = new Map(second.selected.map((candidate, place) => [candidate, place]));
  const equations = first.selected.flatMap((candidate, place) => {
    const other = at.get(candidate);
    if (other === undefined) return [];
    return [[...parts[place]!, ...parts[other]!, first.offset[place]! ^ second.offset[other]!]];
  });
  const rows = equations.map(packed);
  const unknowns = 2 * parts[0]!.length;
  if (rows.length <= unknowns) return 0.5;
  let least = 1;
  for (let i = 0; i < tries; i++) {
    const solution = solve(shuffled(rows, stream), unknowns);
    least = Math.min(least, rows.filter((row) => odd(row, solution)).length / rows.length);
  }
  return least;
}

/** For every bit of a code word, which bits of the message it is the sum of. */
export function secretParts(code: Bch): readonly Uint8Array[] {
  const words = Array.from({ length: code.k }, (_, i) => {
    const message = new Uint8Array(code.k);
    message[i] = 1;
    return encode(code, message);
  });
  return Array.from({ length: code.n }, (_, place) => Uint8Array.from(words, (word) => word[place]!));
}

/** Bits as words of 32. */
function packed(bits: readonly number[]): Uint32Array {
  const words = new Uint32Array(Math.ceil(bits.length / 32));
  bits.forEach((bit, i) => {
    words[i >> 5]! |= bit << (i & 31);
  });
  return words;
}

const bitOf = (row: Uint32Array, i: number): number => (row[i >> 5]! >>> (i & 31)) & 1;

/** Takes independent equations as they come, and gives the unknowns, 0 where nothing fixes one, with a last bit of 1 for the right side. */
function solve(rows: readonly Uint32Array[], unknowns: number): Uint32Array {
  const byPivot = new Array<Uint32Array | undefined>(unknowns);
  let rank = 0;
  for (const row of rows) {
    if (rank === unknowns) break;
    const reduced = row.slice();
    for (let pivot = 0; pivot < unknowns; pivot++) {
      if (!bitOf(reduced, pivot)) continue;
      const known = byPivot[pivot];
      if (!known) {
        byPivot[pivot] = reduced;
        rank++;
        break;
      }
      for (let word = 0; word < reduced.length; word++) reduced[word]! ^= known[word]!;
    }
  }
  const solution = packed([...new Array<number>(unknowns).fill(0), 1]);
  for (let pivot = unknowns - 1; pivot >= 0; pivot--) {
    const row = byPivot[pivot];
    if (row && odd(row, solution)) solution[pivot >> 5]! |= 1 << (pivot & 31);
  }
  return solution;
}

/** Whether two rows of bits have an odd number of ones in common. */
function odd(a: Uint32Array, b: Uint32Array): boolean {
  let sum = 0;
  for (let word = 0; word < a.length; word++) sum ^= a[word]! & b[word]!;
  for (let shift = 16; shift > 0; shift >>= 1) sum ^= sum >>> shift;
  return (sum & 1) === 1;
}
