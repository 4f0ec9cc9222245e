import type { CodedTemplate } from "./codeTemplate.js";
import { CIRCLE_CELLS } from "./cylinder.js";
import { cylinderKernel } from "./cylinderKernel.js";

/** Share of the cells that must be valid in both, min_ME. */
const LEAST_COMMON = 0.6;

const PAGE = 2 ** 16;

const { memory, similarities } = cylinderKernel(Math.ceil(LEAST_COMMON * CIRCLE_CELLS));

/**
 * How alike the cylinders of two prints are: row i, column j for cylinder i of `a` and j of `b`, 0 to 1. It is 0 where too few cells are
 * valid in both. Cappelli et al. 2010, equations 17 and 21 to 23, without the paper's limit on the difference of the minutiae's
 * directions (δ_θ, a right angle): prints may be turned by any angle.
 *
 * @returns a part of a memory that the next call writes over
 */
export function localSimilarities(a: CodedTemplate, b: CodedTemplate): Float32Array {
  const [rows, columns] = [a.owners.length, b.owners.length];
  const [bytesA, bytesB] = [a.cylinders.byteLength, b.cylinders.byteLength];
  const out = bytesA + bytesB;
  const missing = out + 4 * rows * columns - memory.buffer.byteLength;
  if (missing > 0) memory.grow(Math.ceil(missing / PAGE));
  if (rows > 0 && columns > 0) {
    const words = new Int32Array(memory.buffer);
    words.set(a.cylinders);
    words.set(b.cylinders, a.cylinders.length);
    similarities(0, bytesA, bytesA, out, out);
  }
  return new Float32Array(memory.buffer, out, rows * columns);
}
