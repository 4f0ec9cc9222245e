import { describe, expect, it } from "vitest";
import { fromFloat16, toFloat16 } from "../../../src/network/trunk/float16.js";

const half = (value: number): number => toFloat16(Float32Array.of(value))[0];
const single = (pattern: number): number => fromFloat16(Uint16Array.of(pattern))[0];

describe("float16", () => {
  it.each([
    [0x0001, 2 ** -24, "the smallest positive number"],
    [0x03ff, 1023 * 2 ** -24, "the largest below the normal ones"],
    [0x0400, 2 ** -14, "the smallest normal number"],
    [0x3555, 0.333251953125, "the nearest to one third"],
    [0x3bff, 1 - 2 ** -11, "the largest below one"],
    [0x3c00, 1, "one"],
    [0x3c01, 1 + 2 ** -10, "the smallest above one"],
    [0x7bff, 65504, "the largest"],
    [0x7c00, Number.POSITIVE_INFINITY, "infinity"],
    [0x0000, 0, "zero"],
    [0x8000, -0, "negative zero"],
    [0xc000, -2, "minus two"],
    [0xfc00, Number.NEGATIVE_INFINITY, "minus infinity"],
  ])("has IEEE 754's pattern %i for %f, %s", (pattern, value) => {
    expect(single(pattern)).toBe(value);
    expect(half(value)).toBe(pattern);
  });

  it("gives every one of the 63,488 finite patterns and infinities back", () => {
    const patterns = Uint16Array.from({ length: 1 << 16 }, (_, i) => i).filter((p) => (p & 0x7fff) <= 0x7c00);
    expect(patterns).toHaveLength(63_490);
    expect(toFloat16(fromFloat16(patterns))).toEqual(patterns);
    expect(single(half(Number.NaN))).toBeNaN();
  });

  it("rounds to the nearest, and between two neighbours to the even one", () => {
    const positive = Uint16Array.from({ length: 0x7bff }, (_, i) => i);
    const below = fromFloat16(positive);
    const above = fromFloat16(positive.map((p) => p + 1));
    const middle = below.map((value, i) => (value + above[i]) / 2);
    expect(toFloat16(middle)).toEqual(positive.map((p) => p + (p & 1)));
    expect(toFloat16(neighbours(middle, -1))).toEqual(positive);
    expect(toFloat16(neighbours(middle, 1))).toEqual(positive.map((p) => p + 1));
  });

  it("goes to infinity from half a place above the largest on, and to zero from half the smallest down", () => {
    expect(half(65519.996)).toBe(0x7bff);
    expect(half(65520)).toBe(0x7c00);
    expect(half(2 ** -25)).toBe(0);
    expect(half(2 ** -25 * (1 + 2 ** -23))).toBe(1);
    expect(half(2 ** -149)).toBe(0);
  });
});

/** The next single-precision number of each, above (1) or below (-1); all are positive. */
function neighbours(values: Float32Array, step: number): Float32Array {
  return new Float32Array(new Int32Array(values.buffer).map((pattern) => pattern + step).buffer);
}
