import type { CodedTemplate } from "./codeTemplate.js";
import { CIRCLE_CELLS, MASK_WORDS, SECTIONS, WORDS } from "./cylinder.js";
import { onesByByte, sumOfBytes } from "./popcount.js";

/** Share of the cells that must be valid in both, min_ME. */
const LEAST_COMMON = 0.6;

/**
 * How alike the cylinders of two prints are: row i, column j for cylinder i of `a` and j of `b`, 0 to 1. It is 0 where too few cells are
 * valid in both, or the minutiae's directions differ by more than a right angle (δ_θ). Cappelli et al. 2010, equations 17 and 21 to 23.
 */
export function localSimilarities(a: CodedTemplate, b: CodedTemplate): Float64Array {
  const columns = b.owners.length;
  const out = new Float64Array(a.owners.length * columns);
  const [cosA, cosB] = [a, b].map(({ owners, direction }) => Float64Array.from(owners, (i) => Math.cos(direction[i])));
  const [sinA, sinB] = [a, b].map(({ owners, direction }) => Float64Array.from(owners, (i) => Math.sin(direction[i])));
  for (let i = 0; i < a.owners.length; i++) {
    for (let j = 0; j < columns; j++) {
      if (cosA[i] * cosB[j] + sinA[i] * sinB[j] >= 0) out[i * columns + j] = similarity(a, i, b, j);
    }
  }
  return out;
}

function similarity(a: CodedTemplate, i: number, b: CodedTemplate, j: number): number {
  let cells = a.cells[i];
  let onesA = a.ones[i];
  let onesB = b.ones[j];
  for (let m = 0; m < MASK_WORDS; m++) {
    const validA = a.valid[i * MASK_WORDS + m] | 0;
    const validB = b.valid[j * MASK_WORDS + m] | 0;
    if (validA === validB) continue;
    // bits stand in valid cells only, so what is valid in one alone is taken from its ones
    cells -= sumOfBytes(onesByByte(validA & ~validB));
    onesA -= onesWithin(a.bits, i * WORDS + m, validA & ~validB);
    onesB -= onesWithin(b.bits, j * WORDS + m, validB & ~validA);
  }
  if (cells < LEAST_COMMON * CIRCLE_CELLS || onesA + onesB === 0) return 0;
  const both = commonOnes(a.bits, i * WORDS, b.bits, j * WORDS);
  return 1 - Math.sqrt(onesA + onesB - 2 * both) / (Math.sqrt(onesA) + Math.sqrt(onesB));
}

/** The ones of a cylinder, from one word of each section, at the places of a mask. */
function onesWithin(bits: Uint32Array, at: number, mask: number): number {
  if (mask === 0) return 0;
  let bytes = 0;
  for (let w = at; w < at + WORDS; w += MASK_WORDS) bytes += onesByByte(bits[w] & mask);
  return sumOfBytes(bytes);
}

/** The number of ones that two cylinders have in common. The seven words of a section are first added bit by bit (Harley and Seal). */
function commonOnes(first: Uint32Array, at: number, second: Uint32Array, from: number): number {
  let total = 0;
  for (let k = 0, p = at, q = from; k < SECTIONS; k++, p += MASK_WORDS, q += MASK_WORDS) {
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
    total += sumOfBytes(onesByByte(sum ^ g) + 2 * onesByByte(carries ^ carry3) + 4 * onesByByte(fours));
  }
  return total;
}
