import { FIELD } from "./helper.js";
import { type Polynomial, valueAt } from "./polynomial.js";

/**
 * Whether a polynomial is the one that a vault hides: what is stored less the secret has as many roots among the features' elements as its
 * degree says. So nothing needs to be stored by which a guess could be told.
 */
export function isSecret(secret: Polynomial, locked: Polynomial, elements: Uint16Array): boolean {
  const rest = locked.map((coefficient, i) => coefficient ^ (secret[i] ?? 0));
  return elements.reduce((roots, x) => roots + (valueAt(FIELD, rest, x) === 0 ? 1 : 0), 0) === rest.length - 1;
}
