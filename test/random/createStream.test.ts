import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { createStream } from "../../src/random/createStream.js";
import { normalQuantile } from "../../src/random/normalQuantile.js";
import type { Stream } from "../../src/random/stream.js";
import { Xoshiro128 } from "../../src/random/xoshiro128.js";

const draw = (stream: Stream, count = 5) => Array.from({ length: count }, () => stream.uint32());

describe("createStream", () => {
  it("starts from the first 128 bits of SHA-256 over the JSON array of seed and names", () => {
    const digest = createHash("sha256").update('["ridgelab stream 1","42","filters/noise","3"]').digest();
    const generator = new Xoshiro128([0, 4, 8, 12].map((offset): number => digest.readUInt32LE(offset)));
    const expected = Array.from({ length: 5 }, () => generator.next());
    expect(draw(createStream(42, "filters/noise").substream(3))).toEqual(expected);
  });

  it("keeps giving the numbers that a few lines of Python (hashlib, integers) give", () => {
    expect(draw(createStream(1, "a"), 3)).toEqual([2007441799, 2735562571, 649694342]);
  });

  it("gives the same numbers for the same seed and names, others for others", () => {
    expect(draw(createStream(7, "a"))).toEqual(draw(createStream("7", "a")));
    expect(draw(createStream(7, "a"))).not.toEqual(draw(createStream(8, "a")));
    expect(draw(createStream(7, "a"))).not.toEqual(draw(createStream(7, "b")));
    expect(draw(createStream(7, "a").substream("b"))).not.toEqual(draw(createStream(7, 'a","b')));
  });

  it("makes substreams that do not depend on what was drawn", () => {
    const fresh = createStream(7, "a");
    const used = createStream(7, "a");
    draw(used, 100);
    expect(draw(used.substream("x"))).toEqual(draw(fresh.substream("x")));
    expect(draw(fresh.substream("x"))).not.toEqual(draw(fresh.substream("y")));
  });

  it("fills arrays with the same numbers as single calls, across blocks", () => {
    const [filling, single] = [createStream(7, "fill"), createStream(7, "fill")];
    const target = new Float64Array(2500);
    filling.fillUniformOpen(target);
    expect(target.every((u) => u === single.uniformOpen())).toBe(true);
    filling.fillNormal(target);
    expect(target.every((x) => x === single.normal())).toBe(true);
    expect(filling.uint32()).toBe(single.uint32());
  });

  it("gives normal numbers by the inverse function of the uniform ones", () => {
    const [normal, uniform] = [createStream(7, "n"), createStream(7, "n")];
    for (let i = 0; i < 100; i++) expect(normal.normal()).toBe(normalQuantile(uniform.uniformOpen()));
  });

  it("keeps uniform numbers in their intervals, with mean one half and variance one twelfth", () => {
    const stream = createStream(7, "u");
    const n = 100_000;
    for (const next of [() => stream.uniform(), () => stream.uniformOpen()]) {
      const values = Array.from({ length: n }, next);
      expect(values.every((u) => u >= 0 && u < 1)).toBe(true);
      const mean = values.reduce((sum, u) => sum + u, 0) / n;
      const variance = values.reduce((sum, u) => sum + (u - 0.5) ** 2, 0) / n;
      expect(Math.abs(mean - 0.5)).toBeLessThan(4 / Math.sqrt(12 * n));
      expect(Math.abs(variance - 1 / 12)).toBeLessThan(4 / Math.sqrt(180 * n));
    }
  });

  it("draws whole numbers without bias: each of n = 6 within four standard deviations, and n up to 2^53", () => {
    const stream = createStream(7, "i");
    const counts = new Array(6).fill(0);
    for (let i = 0; i < 60_000; i++) counts[stream.integer(6)]++;
    for (const count of counts) expect(Math.abs(count - 10_000)).toBeLessThan(4 * Math.sqrt(60_000 * (1 / 6) * (5 / 6)));
    // With the remainder of 32 bits alone two thirds would fall in the lower half of 3·2³⁰; and three quarters of 1.5·2⁵².
    for (const n of [3 * 2 ** 30, 3 * 2 ** 51]) {
      let lower = 0;
      for (let i = 0; i < 10_000; i++) {
        const value = stream.integer(n);
        expect(Number.isInteger(value) && value >= 0 && value < n).toBe(true);
        if (value < n / 2) lower++;
      }
      expect(Math.abs(lower - 5000)).toBeLessThan(200);
    }
    expect(stream.integer(1)).toBe(0);
    expect(stream.integer(2 ** 53)).toBeGreaterThan(2 ** 32);
  });

  it("refuses a seed that is no whole number and a range that is none", () => {
    expect(() => createStream(1.5, "a")).toThrow(/whole number/);
    expect(() => createStream(Number.NaN, "a")).toThrow(RangeError);
    for (const n of [0, -1, 1.5, Number.NaN, 2 ** 54]) expect(() => createStream(1, "a").integer(n)).toThrow(RangeError);
  });
});
