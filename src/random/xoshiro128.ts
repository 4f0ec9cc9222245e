const JUMP = [0x8764000b, 0xf542d2d3, 0x6fa035c3, 0x77f2db5b];
const LONG_JUMP = [0xb523952e, 0x0b6f099f, 0xccf5a0ef, 0x1c580662];

/**
 * The generator xoshiro128** 1.1 of Blackman and Vigna: 128 bits of state, period 2¹²⁸ − 1, 32 bits a step
 * ("Scrambled Linear Pseudorandom Number Generators", ACM Transactions on Mathematical Software 47(4), 2021;
 * prng.di.unimi.it/xoshiro128starstar.c). All its arithmetic is on 32-bit integers, exact in JavaScript.
 * It is no cryptographic generator.
 */
export class Xoshiro128 {
  private readonly s: Int32Array;

  /** @param state four 32-bit words, not all zero (RangeError otherwise). */
  constructor(state: ArrayLike<number>) {
    this.s = Int32Array.from({ length: 4 }, (_, i) => state[i]);
    if (state.length !== 4 || this.s.every((word) => word === 0)) {
      throw new RangeError(`xoshiro128 state: got [${Array.from(state)}], needs four 32-bit words that are not all zero`);
    }
  }

  /** The next 32 bits, an integer in [0, 2³²). */
  next(): number {
    const s = this.s;
    const s1 = s[1];
    const x = s1 + (s1 << 2);
    const y = (x << 7) | (x >>> 25);
    const s2 = s[2] ^ s[0];
    const s3 = s[3] ^ s1;
    s[1] = s1 ^ s2;
    s[0] ^= s3;
    s[2] = s2 ^ (s1 << 9);
    s[3] = (s3 << 11) | (s3 >>> 21);
    return (y + (y << 3)) >>> 0;
  }

  /**
   * Fills `target` from `start` to `end` with (k + ½)·2⁻⁵², k = ⌊a/2⁶⌋·2²⁶ + ⌊b/2⁶⌋ of two consecutive words a, b: the
   * same as that many pairs of `next`, with the state in local variables for speed.
   */
  fillUniformOpen(target: Float64Array, start: number, end: number): void {
    const s = this.s;
    let s0 = s[0];
    let s1 = s[1];
    let s2 = s[2];
    let s3 = s[3];
    for (let i = start; i < end; i++) {
      let x = (s1 + (s1 << 2)) | 0;
      x = (x << 7) | (x >>> 25);
      const a = (x + (x << 3)) | 0;
      let t = s1 << 9;
      s2 ^= s0;
      s3 ^= s1;
      s1 ^= s2;
      s0 ^= s3;
      s2 ^= t;
      s3 = (s3 << 11) | (s3 >>> 21);
      x = (s1 + (s1 << 2)) | 0;
      x = (x << 7) | (x >>> 25);
      const b = (x + (x << 3)) | 0;
      t = s1 << 9;
      s2 ^= s0;
      s3 ^= s1;
      s1 ^= s2;
      s0 ^= s3;
      s2 ^= t;
      s3 = (s3 << 11) | (s3 >>> 21);
      target[i] = openUnit(a, b);
    }
    s[0] = s0;
    s[1] = s1;
    s[2] = s2;
    s[3] = s3;
  }

  /** Moves 2⁶⁴ steps ahead: 2⁶⁴ sequences of that length do not overlap. */
  jump(): void {
    this.advance(JUMP);
  }

  /** Moves 2⁹⁶ steps ahead: 2³² starting points, from each of which `jump` gives 2³² more. */
  longJump(): void {
    this.advance(LONG_JUMP);
  }

  /** The sum over GF(2) of the states at those steps whose bit is set in the jump polynomial. */
  private advance(polynomial: readonly number[]): void {
    const sum = new Int32Array(4);
    for (const word of polynomial) {
      for (let bit = 0; bit < 32; bit++) {
        if ((word >>> bit) & 1) for (let i = 0; i < 4; i++) sum[i] ^= this.s[i];
        this.next();
      }
    }
    this.s.set(sum);
  }
}

/** (k + ½)·2⁻⁵² in (0, 1), exactly: k is made of the upper 26 bits of the words `a` and `b`. */
export function openUnit(a: number, b: number): number {
  return ((a >>> 6) * 0x4000000 + (b >>> 6) + 0.5) * 2 ** -52;
}
