import { describe, expect, it } from "vitest";
import { Xoshiro128 } from "../../src/random/xoshiro128.js";

const draw = (generator: Xoshiro128, count: number) => Array.from({ length: count }, () => generator.next());

describe("Xoshiro128", () => {
  it("gives the numbers of the authors' C code 1.1, as published in the tests of Rust's rand_xoshiro 0.7", () => {
    const published = [11520, 0, 5927040, 70819200, 2031721883, 1637235492, 1287239034, 3734860849, 3729100597, 4258142804];
    expect(draw(new Xoshiro128([1, 2, 3, 4]), 10)).toEqual(published);
  });

  it("gives what xoshiro128starstar.c 1.1, compiled with gcc, gives from another state and after a million steps", () => {
    const generator = new Xoshiro128([0x012de1ba, 0xa5a818b8, 0xb124ea2b, 0x18e03749]);
    expect(draw(generator, 4)).toEqual([0x462c2d0e, 0xa82f1c66, 0xb4ac5d78, 0xc78ca9ce]);
    const long = new Xoshiro128([1, 2, 3, 4]);
    for (let i = 0; i < 1_000_000; i++) long.next();
    expect(long.next()).toBe(3175353485);
  });

  it("jumps to the states published in the tests of rand_xoshiro", () => {
    const jumped = new Xoshiro128([1, 2, 3, 4]);
    jumped.jump();
    expect(draw(jumped, 8)).toEqual(draw(new Xoshiro128([2843103750, 2038079848, 1533207345, 44816753]), 8));
    const far = new Xoshiro128([1, 2, 3, 4]);
    far.longJump();
    expect(draw(far, 8)).toEqual(draw(new Xoshiro128([1611968294, 2125834322, 966769569, 3193880526]), 8));
  });

  it("jumps as far as 2^64 and 2^96 steps, by squaring the matrix of one step over GF(2)", () => {
    const state = [0x9e3779b9, 0x243f6a88, 0xb7e15162, 0xdeadbeef];
    let power = Array.from({ length: 128 }, (_, bit) => stepOf(1n << BigInt(bit)));
    for (let doubling = 1; doubling <= 96; doubling++) {
      power = power.map((column) => apply(power, column));
      if (doubling !== 64 && doubling !== 96) continue;
      const jumped = new Xoshiro128(state);
      if (doubling === 64) jumped.jump();
      else jumped.longJump();
      expect(draw(jumped, 8)).toEqual(draw(new Xoshiro128(unpack(apply(power, pack(state)))), 8));
    }
  });

  it("fills an array with the numbers that pairs of single steps give", () => {
    const target = new Float64Array(7).fill(-1);
    const filling = new Xoshiro128([5, 6, 7, 8]);
    filling.fillUniformOpen(target, 1, 6);
    const single = new Xoshiro128([5, 6, 7, 8]);
    const expected = Array.from({ length: 5 }, () => {
      const k = BigInt(single.next() >>> 6) * 2n ** 26n + BigInt(single.next() >>> 6);
      return Number(2n * k + 1n) * 2 ** -53;
    });
    expect(Array.from(target)).toEqual([-1, ...expected, -1]);
    expect(filling.next()).toBe(single.next());
  });

  it("refuses a state of zeros or of another length", () => {
    expect(() => new Xoshiro128([0, 0, 0, 0])).toThrow(RangeError);
    expect(() => new Xoshiro128([1, 2, 3])).toThrow(RangeError);
  });
});

/** One step of the linear engine on a 128-bit state, written from its definition. */
function stepOf(packed: bigint): bigint {
  let [s0, s1, s2, s3] = unpack(packed);
  const t = s1 << 9;
  s2 ^= s0;
  s3 ^= s1;
  s1 ^= s2;
  s0 ^= s3;
  s2 ^= t;
  s3 = (s3 << 11) | (s3 >>> 21);
  return pack([s0, s1, s2, s3]);
}

function apply(columns: bigint[], vector: bigint): bigint {
  let sum = 0n;
  for (let bit = 0, rest = vector; rest !== 0n; bit++, rest >>= 1n) if (rest & 1n) sum ^= columns[bit];
  return sum;
}

function pack(words: number[]): bigint {
  return words.reduce((sum, word, i) => sum | (BigInt(word >>> 0) << BigInt(32 * i)), 0n);
}

function unpack(packed: bigint): number[] {
  return [0, 32, 64, 96].map((shift) => Number((packed >> BigInt(shift)) & 0xffffffffn));
}
