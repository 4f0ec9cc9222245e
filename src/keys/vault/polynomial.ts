import { type Field, multiply } from "../field.js";

/** Coefficients over a field, lowest first. */
export type Polynomial = Uint16Array;

/** The value at x, by Horner's rule. */
export function valueAt(field: Field, polynomial: Polynomial, x: number): number {
  let value = 0;
  for (let i = polynomial.length - 1; i >= 0; i--) value = multiply(field, value, x) ^ polynomial[i];
  return value;
}

/** Π (X − root): one coefficient more than roots, the last one 1. */
export function fromRoots(field: Field, roots: ArrayLike<number>): Polynomial {
  return fromNewton(field, roots, [...new Array<number>(roots.length).fill(0), 1]);
}

/**
 * Σ c_j Π_{i<j} (X − node_i), Newton's form, as powers of X.
 *
 * @param coefficients one more than nodes at most
 */
export function fromNewton(field: Field, nodes: ArrayLike<number>, coefficients: ArrayLike<number>): Polynomial {
  const polynomial = new Uint16Array(coefficients.length);
  for (let j = coefficients.length - 1; j >= 0; j--) {
    // what stands there, times (X − node_j), plus c_j
    for (let i = polynomial.length - 1; i >= 0; i--) {
      const lower = i > 0 ? polynomial[i - 1] : coefficients[j];
      polynomial[i] =
        j === coefficients.length - 1 ? (i === 0 ? coefficients[j] : 0) : lower ^ multiply(field, polynomial[i], nodes[j]);
    }
  }
  return polynomial;
}
