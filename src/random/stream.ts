/**
 * A seeded source of random numbers. Every stochastic function of the lab takes one; `createStream` makes one from the
 * master seed and a name. The same seed and names give the same numbers on every machine.
 */
export interface Stream {
  /** The next 32 random bits as an integer in [0, 2³²). */
  uint32(): number;
  /** A uniform number in [0, 1) with 53 random bits. */
  uniform(): number;
  /** A uniform number in the open interval (0, 1), symmetric about ½: (k + ½)·2⁻⁵², k of 52 random bits. */
  uniformOpen(): number;
  /** A standard normal number, by the inverse function of `uniformOpen` (paper B, equations 3–5). */
  normal(): number;
  /** A whole number in [0, n), without bias; n is whole and in [1, 2⁵³], else RangeError. */
  integer(n: number): number;
  /** Fills `target` with the numbers that as many calls of `uniformOpen` would give, faster. */
  fillUniformOpen(target: Float64Array): void;
  /** Fills `target` with the numbers that as many calls of `normal` would give, faster. */
  fillNormal(target: Float64Array): void;
  /** An independent stream named after this one and `name`: it does not depend on what was drawn from this one. */
  substream(name: string | number): Stream;
}
