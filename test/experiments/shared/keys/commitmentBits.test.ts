import { describe, expect, it } from "vitest";
import { bitErrors, bitMaker } from "../../../../experiments/shared/keys/commitmentBits.js";
import { createStream } from "../../../../src/random/createStream.js";

/** Eight fingers of two prints in four dimensions. */
const pooled = { rows: 16, columns: 4, data: new Float32Array(64) };
const stream = createStream(1, "a test");
for (let i = 0; i < 64; i++) pooled.data[i] = stream.normal();
const labels = Array.from({ length: 16 }, (_, i) => String(i >> 1));

describe("the bits of a commitment", () => {
  const maker = bitMaker({ pooled, labels }, { n: 4, components: 3, surplus: 1.3 });

  it("are the signs of the margins that lie farthest from their thresholds", () => {
    expect(maker.enrol(Float64Array.of(0.1, -5, 3, 0.2, -2, 4))).toEqual({
      selected: [1, 5, 2, 4],
      bits: Uint8Array.of(0, 1, 1, 0),
    });
  });

  it("are 0 at the threshold", () => {
    expect(maker.enrol(new Float64Array(4)).bits).toEqual(new Uint8Array(4));
  });

  it("have as many candidates as asked for, rounded up", () => {
    // 4 · 1.3 = 5.2
    expect(maker.binariser("a").candidates).toBe(6);
  });

  it("are of a print in as many components as asked for", () => {
    expect(maker.embed(pooled.data.subarray(0, 4))).toHaveLength(3);
  });

  it("depend on the directions' name", () => {
    const print = maker.embed(pooled.data.subarray(0, 4));
    const margins = (name: string) => [...maker.binariser(name).margins(print)];
    expect(margins("a")).toEqual(margins("a"));
    expect(margins("a")).not.toEqual(margins("b"));
  });
});

describe("bit errors", () => {
  const enrolled = { selected: [3, 0, 1], bits: Uint8Array.of(1, 0, 1) };

  it("are the share of an enrolment's bits that a print's differ in, where that bit was taken from", () => {
    expect(bitErrors(enrolled, Float64Array.of(-1, 1, 9, 1))).toBe(0);
    expect(bitErrors(enrolled, Float64Array.of(1, -1, 9, 1))).toBeCloseTo(2 / 3, 12);
    expect(bitErrors(enrolled, Float64Array.of(1, -1, -9, -1))).toBe(1);
  });

  it("take a print's margin of 0 for a 0", () => {
    expect(bitErrors(enrolled, new Float64Array(4))).toBeCloseTo(2 / 3, 12);
  });
});
