/** Primitive polynomials of degree m, as bits (Lin and Costello, Error Control Coding, 2004, table 2.7). */
const PRIMITIVE: Readonly<Record<number, number>> = {
  3: 0b1011,
  4: 0b10011,
  5: 0b100101,
  6: 0b1000011,
  7: 0b10001001,
  8: 0b100011101,
  9: 0b1000010001,
  10: 0b10000001001,
  11: 0b100000000101,
  16: 0b10001000000001011,
};

/** The field of 2^m elements, by powers and logarithms of its primitive element α. Addition is XOR. */
export interface Field {
  readonly m: number;
  /** 2^m − 1, the order of α. */
  readonly n: number;
  /** α^i for i from 0 to 2n − 1, so that a sum of two logarithms needs no reduction. */
  readonly power: Uint16Array;
  /** i for which α^i is the element; of no meaning for 0. */
  readonly log: Uint16Array;
}

/** Builds the field of 2^m elements. Throws a RangeError for an m other than 3 to 11 and 16. */
export function createField(m: number): Field {
  const primitive = PRIMITIVE[m];
  if (primitive === undefined) throw new RangeError(`a field of 2^${m} elements; there are 2^3 to 2^11, and 2^16`);
  const n = 2 ** m - 1;
  const power = new Uint16Array(2 * n);
  const log = new Uint16Array(n + 1);
  for (let i = 0, element = 1; i < n; i++) {
    power[i] = power[i + n] = element;
    log[element] = i;
    element <<= 1;
    if (element > n) element ^= primitive;
  }
  return { m, n, power, log };
}

export function multiply({ power, log }: Field, a: number, b: number): number {
  return a === 0 || b === 0 ? 0 : power[log[a] + log[b]];
}

export function inverse({ n, power, log }: Field, a: number): number {
  return power[n - log[a]];
}
