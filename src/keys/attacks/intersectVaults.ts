import { type Field, inverse, multiply } from "../field.js";
import { FIELD, lockedPolynomial, type VaultHelper, vaultMap } from "../vault/helper.js";
import { type Polynomial, valueAt } from "../vault/polynomial.js";

/** What a vault each of two records say of the features that only one of them has. */
export interface Intersection {
  /** Features that the first record has and the second has not; undefined where the attack fails. */
  readonly onlyFirst?: readonly number[];
  /** Features that the first would have alone: the fewer, the more alike the records look. */
  readonly unshared: number;
  /** Of these, found among the first record's. */
  readonly roots: number;
}

/**
 * The attack on two improved vaults of one finger (Merkle and Tams 2013, arXiv 1312.5225): V = f + C·P and W = g + C·Q, C of the roots that they
 * share, so that V·Q − W·P = f·Q − g·P is of low degree, and the extended Euclidean algorithm finds P and Q where more than (t + k − 1)/2 of
 * the roots are shared. P then splits into features.
 *
 * @param vault number of the vault that is taken of both records; fewer than either has
 * Where each record maps features to elements by a draw of its own nothing is shared.
 */
export function intersectVaults(first: VaultHelper, second: VaultHelper, vault = 0): Intersection {
  const polynomials = [first, second].map(({ vaults }) => lockedPolynomial(vaults[vault]));
  let [before, rest] = polynomials;
  let [cofactorBefore, cofactor]: [Polynomial, Polynomial] = [Uint16Array.of(0), Uint16Array.of(1)];
  // f·Q − g·P is of degree k − 1 + degree(P) at most
  while (degree(rest) >= first.settings.secret + degree(cofactor)) {
    const { quotient, remainder } = divide(FIELD, before, rest);
    [before, rest] = [rest, remainder];
    [cofactorBefore, cofactor] = [cofactor, sum(cofactorBefore, product(FIELD, quotient, cofactor))];
  }
  const elements = vaultMap(first, vault);
  const found = [...elements.keys()].filter((i) => valueAt(FIELD, cofactor, elements[i]) === 0);
  const unshared = degree(cofactor);
  return { ...(found.length === unshared && { onlyFirst: found }), unshared, roots: found.length };
}

function degree(polynomial: Polynomial): number {
  return polynomial.findLastIndex((coefficient) => coefficient !== 0);
}

function sum(a: Polynomial, b: Polynomial): Polynomial {
  return Uint16Array.from({ length: Math.max(a.length, b.length) }, (_, i) => (a[i] ?? 0) ^ (b[i] ?? 0));
}

function product(field: Field, a: Polynomial, b: Polynomial): Polynomial {
  const all = new Uint16Array(a.length + b.length - 1);
  a.forEach((p, i) => {
    b.forEach((q, j) => {
      all[i + j] ^= multiply(field, p, q);
    });
  });
  return all;
}

/** Division with remainder, by a polynomial that is not 0. */
function divide(field: Field, dividend: Polynomial, divisor: Polynomial): { quotient: Polynomial; remainder: Polynomial } {
  const remainder = dividend.slice();
  const d = degree(divisor);
  const quotient = new Uint16Array(Math.max(degree(dividend) - d + 1, 1));
  const lead = inverse(field, divisor[d]);
  for (let i = degree(dividend) - d; i >= 0; i--) {
    quotient[i] = multiply(field, remainder[i + d], lead);
    for (let j = 0; j <= d; j++) remainder[i + j] ^= multiply(field, quotient[i], divisor[j]);
  }
  return { quotient, remainder: remainder.slice(0, Math.max(degree(remainder) + 1, 1)) };
}
