import { describe, expect, it } from "vitest";
import { createStream } from "../../src/random/createStream.js";
import { normalCdf } from "../../src/random/normalCdf.js";
import { normalPdf } from "../../src/random/normalPdf.js";
import { normalQuantile } from "../../src/random/normalQuantile.js";
import { normalQuantiles } from "../../src/random/normalQuantiles.js";
// Made by tools/normalReference.py with mpmath, 60 digits.
import reference from "./normalReference.json" with { type: "json" };

/** Relative error against a reference text of 25 digits; absolute where the reference is 0. */
const error = (value: number, text: string) => Math.abs(value - Number(text)) / (Math.abs(Number(text)) || 1);

describe("normalQuantile", () => {
  it("is within 1e-15 of mpmath's values at every reference probability, from 5e-324 to 1 - 2^-53", () => {
    for (const [p, x] of reference.quantile) expect(error(normalQuantile(Number(p)), x), `p = ${p}`).toBeLessThan(1e-15);
  });

  it("is odd about one half, exactly where 1 - p is exact", () => {
    for (const p of [0.5, 0.25, 0.625, 2 ** -20, 0.9999]) expect(normalQuantile(1 - p)).toBe(-normalQuantile(1 - (1 - p)) + 0);
  });

  it("is infinite at 0 and 1 and refuses what is no probability", () => {
    expect(normalQuantile(0)).toBe(Number.NEGATIVE_INFINITY);
    expect(normalQuantile(1)).toBe(Number.POSITIVE_INFINITY);
    for (const p of [-1e-300, 1 + 2 ** -52, Number.NaN, Number.POSITIVE_INFINITY]) {
      expect(() => normalQuantile(p)).toThrow(RangeError);
    }
  });
});

describe("normalQuantiles", () => {
  const probabilities = Float64Array.from([...reference.quantile.map(([p]) => Number(p)), 0, 1, 0.5]);

  it("equals the single function bit for bit, at every length and in place", () => {
    const uniforms = new Float64Array(3001);
    createStream(3, "quantiles").fillUniformOpen(uniforms);
    for (const source of [probabilities, uniforms, uniforms.slice(0, 6), new Float64Array(0)]) {
      const expected = source.map(normalQuantile);
      expect(normalQuantiles(source)).toEqual(expected);
      expect(normalQuantiles(source, source)).toEqual(expected);
    }
  });

  it("refuses a target of another length and names the element that is no probability", () => {
    expect(() => normalQuantiles(new Float64Array(3), new Float64Array(2))).toThrow(/target/);
    expect(() => normalQuantiles(Float64Array.of(0.5, 1.5))).toThrow(/source\[1\] is 1.5/);
    expect(() => normalQuantiles(Float64Array.of(Number.NaN))).toThrow(RangeError);
  });
});

describe("normalCdf and normalPdf", () => {
  it("are within 1e-15 of mpmath's values, relative, in both tails", () => {
    for (const [x, cdf, pdf] of reference.law) {
      expect(error(normalCdf(Number(x)), cdf), `F(${x})`).toBeLessThan(1e-15);
      expect(error(normalPdf(Number(x)), pdf), `f(${x})`).toBeLessThan(1e-15);
    }
  });

  it("run from 0 to 1 and vanish far out", () => {
    expect(normalCdf(Number.NEGATIVE_INFINITY)).toBe(0);
    expect(normalCdf(Number.POSITIVE_INFINITY)).toBe(1);
    expect(normalPdf(Number.POSITIVE_INFINITY)).toBe(0);
    expect(normalCdf(Number.NaN)).toBeNaN();
    expect(normalPdf(Number.NaN)).toBeNaN();
  });
});
