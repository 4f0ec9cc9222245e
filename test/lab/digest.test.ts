import { describe, expect, it } from "vitest";
import { canonicalJson, digest, sha256 } from "../../src/lab/digest.js";

describe("canonicalJson", () => {
  it("gives equal values equal text, whatever the order of their keys", () => {
    expect(canonicalJson({ b: [1, { d: null, c: "x" }], a: true })).toBe('{"a":true,"b":[1,{"c":"x","d":null}]}');
    expect(digest({ x: 1, y: { p: 2, q: 3 } })).toBe(digest({ y: { q: 3, p: 2 }, x: 1 }));
    expect(digest([1, 2])).not.toBe(digest([2, 1]));
  });

  it("leaves out keys without a value, and writes null for a value that is not there", () => {
    expect(canonicalJson({ a: undefined, b: null })).toBe('{"b":null}');
    expect(canonicalJson([undefined, 1])).toBe("[null,1]");
  });

  it("refuses what JSON cannot hold", () => {
    for (const value of [Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]) {
      expect(() => canonicalJson({ value })).toThrow(`${value} cannot be part of a digest`);
    }
    for (const value of [() => 1, Symbol("s"), 1n]) {
      expect(() => canonicalJson([value])).toThrow(`a ${typeof value} cannot be part of a digest`);
    }
  });
});

describe("sha256", () => {
  it("is that of FIPS 180-4's example", () => {
    expect(sha256("abc")).toBe("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    expect(sha256(new TextEncoder().encode("abc"))).toBe(sha256("abc"));
  });
});
