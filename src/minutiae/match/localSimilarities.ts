import { type CodedTemplate, TALLY_WORDS } from "./codeTemplate.js";
import { CIRCLE_CELLS, MASK_WORDS, WORDS } from "./cylinder.js";
import { onesByByte, sumOfBytes } from "./popcount.js";

/** Share of the cells that must be valid in both, min_ME. */
const LEAST_COMMON = 0.6;

/** Square roots of the numbers of ones that there can be. */
const ROOTS = Float64Array.from({ length: WORDS * 32 + 1 }, (_, ones) => Math.sqrt(ones));

/**
 * How alike the cylinders of two prints are: row i, column j for cylinder i of `a` and j of `b`, 0 to 1. It is 0 where too few cells are
 * valid in both, or the minutiae's directions differ by more than a right angle (δ_θ). Cappelli et al. 2010, equations 17 and 21 to 23.
 *
 * Here a comparison of prints spends half its time. So the arrays stand in variables, and a row goes through the columns by their
 * direction: those within a right angle come in one run, which the processor foresees.
 */
export function localSimilarities(a: CodedTemplate, b: CodedTemplate): Float64Array {
  const [rows, columns] = [a.owners.length, b.owners.length];
  const { bits: bitsA, valid: validA, tally: tallyA, cos: cosA, sin: sinA } = a;
  const { bits: bitsB, valid: validB, tally: tallyB, cos: cosB, sin: sinB, byDirection } = b;
  const out = new Float64Array(rows * columns);
  for (let i = 0; i < rows; i++) {
    for (let turn = 0; turn < columns; turn++) {
      const j = byDirection[turn];
      if (cosA[i] * cosB[j] + sinA[i] * sinB[j] < 0) continue;
      let cells = a.cells[i];
      let onesA = a.ones[i];
      let onesB = b.ones[j];
      for (let p = i * MASK_WORDS, q = j * MASK_WORDS, m = 0; m < MASK_WORDS; p++, q++, m++) {
        if (validA[p] === validB[q]) continue;
        // bits stand in valid cells only, so what is valid in one alone is taken from its ones
        const aloneA = validA[p] & ~validB[q];
        cells -= sumOfBytes(onesByByte(aloneA));
        onesA -= onesWithin(tallyA, p * TALLY_WORDS, aloneA);
        onesB -= onesWithin(tallyB, q * TALLY_WORDS, validB[q] & ~validA[p]);
      }
      if (cells < LEAST_COMMON * CIRCLE_CELLS || onesA + onesB === 0) continue;
      let both = 0;
      for (let w = 0; w < WORDS; w += MASK_WORDS) both += commonOnes(bitsA, i * WORDS + w, bitsB, j * WORDS + w);
      out[i * columns + j] = 1 - ROOTS[onesA + onesB - 2 * both] / (ROOTS[onesA] + ROOTS[onesB]);
    }
  }
  return out;
}

/** The ones of a cylinder at the places of a mask, in all sections. */
function onesWithin(tally: Int32Array, at: number, mask: number): number {
  const [ones, twos, fours] = [tally[at] & mask, tally[at + 1] & mask, tally[at + 2] & mask];
  return sumOfBytes(onesByByte(ones) + 2 * onesByByte(twos) + 4 * onesByByte(fours));
}

/** The ones that a section has in common with one of another cylinder. Its seven words are first added bit by bit (Harley and Seal). */
function commonOnes(first: Int32Array, p: number, second: Int32Array, q: number): number {
  const a = first[p] & second[q];
  const b = first[p + 1] & second[q + 1];
  const c = first[p + 2] & second[q + 2];
  const d = first[p + 3] & second[q + 3];
  const e = first[p + 4] & second[q + 4];
  const f = first[p + 5] & second[q + 5];
  const g = first[p + 6] & second[q + 6];
  const ab = a ^ b;
  const de = d ^ e;
  const abc = ab ^ c;
  const def = de ^ f;
  const sum = abc ^ def;
  const carry1 = (a & b) | (ab & c);
  const carry2 = (d & e) | (de & f);
  const carry3 = (abc & def) | (sum & g);
  const carries = carry1 ^ carry2;
  const fours = (carry1 & carry2) | (carries & carry3);
  return sumOfBytes(onesByByte(sum ^ g) + 2 * onesByByte(carries ^ carry3) + 4 * onesByByte(fours));
}
