import { describe, expect, it } from "vitest";
import { createEmbedding, meanDirection, product } from "../../src/keys/embedding.js";
import { fitIdentifier } from "../../src/keys/identifier.js";
import { fitPrintIdentifier } from "../../src/keys/printIdentifier.js";
import { POOLED_LENGTH, poolFeatures } from "../../src/network/features/poolFeatures.js";
import { createStream } from "../../src/random/createStream.js";

describe("pooled features", () => {
  it("are the mean of each channel over each quarter", () => {
    const features = new Float32Array(14 * 14 * 512);
    for (let y = 0; y < 14; y++) {
      for (let x = 0; x < 14; x++) {
        features[(y * 14 + x) * 512 + 3] = x < 7 ? 1 : 2;
        features[(y * 14 + x) * 512 + 4] = y < 7 ? 0 : y;
      }
    }
    const pooled = poolFeatures(features);
    expect(pooled).toHaveLength(POOLED_LENGTH);
    const channel = (c: number): number[] => [0, 1, 2, 3].map((quarter) => pooled[quarter * 512 + c]!);
    expect(channel(3).map((value) => Number(value.toFixed(4)))).toEqual([1, 2, 1, 2]);
    expect(channel(4).map((value) => Number(value.toFixed(4)))).toEqual([0, 0, 10, 10]);
    expect(channel(5)).toEqual([0, 0, 0, 0]);
  });

  it("need 512 channels of a square with an even side", () => {
    expect(() => poolFeatures(new Float32Array(5))).toThrow("side × side × 512 values with an even side; given 5");
  });
});

describe("an embedding", () => {
  const stream = createStream(1, "test/embedding");
  const rows = 30;
  const columns = 12;
  // Columns of very different spread: whitening must even them out.
  const data = Float32Array.from({ length: rows * columns }, (_, i) => 3 ** (i % 4) * stream.normal() + 5);
  const background = { rows, columns, data };
  const row = (i: number): Float32Array => data.subarray(i * columns, (i + 1) * columns);

  it("gives a background print its own vector, of length 1", () => {
    const { training, embed, components } = createEmbedding(background, 8);
    expect(components).toBe(8);
    for (const i of [0, 7, 29]) {
      expect(product(training[i]!, training[i]!)).toBeCloseTo(1, 10);
      expect(product(embed(row(i)), training[i]!)).toBeCloseTo(1, 5);
    }
  });

  it("weighs all directions alike: with all components a print's likeness is Mahalanobis's", () => {
    const scaled = { ...background, data: data.map((value, i) => value * 1.3 ** (i % columns)) };
    const [a, b] = [createEmbedding(background, columns), createEmbedding(scaled, columns)];
    expect(a.components).toBe(columns);
    expect(product(a.training[0]!, a.training[1]!)).toBeCloseTo(product(b.training[0]!, b.training[1]!), 2);
  });

  it("refuses prints of another length, and the mean of prints has length 1", () => {
    const { training, embed } = createEmbedding(background);
    expect(() => embed(new Float32Array(3))).toThrow("a print of 3 values, the background's have 12");
    expect(product(meanDirection(training.slice(0, 3)), meanDirection(training.slice(0, 3)))).toBeCloseTo(1, 10);
  });
});

describe("the classifier that is fitted anew at each enrolment", () => {
  const stream = createStream(1, "test/print identifier");
  const columns = 60;
  const finger = (prints: number): Float32Array[] => {
    const centre = Array.from({ length: columns }, () => 3 * stream.normal());
    return Array.from({ length: prints }, () => Float32Array.from(centre, (value) => value + stream.normal()));
  };
  const rows = Array.from({ length: 40 }, () => finger(4)).flat();
  const background = { rows: rows.length, columns, data: Float32Array.from(rows.flatMap((row) => [...row])) };
  const enrolled = Array.from({ length: 6 }, () => finger(7));

  it("names further prints of the enrolled, and gives unknown fingers no name", () => {
    const { identify } = fitPrintIdentifier(
      background,
      enrolled.map((prints) => prints.slice(0, 4)),
    );
    for (const [f, prints] of enrolled.entries()) {
      for (const print of prints.slice(4)) expect(identify(print)).toMatchObject({ finger: f, accepted: true });
    }
    const unknownPrints = Array.from({ length: 60 }, () => finger(1)[0]!);
    expect(unknownPrints.filter((print) => identify(print).accepted).length).toBeLessThanOrEqual(1);
  });

  it("is fitted to the first half of the background, and its thresholds are set by the second", () => {
    const take = (from: number, to: number) => rows.slice(from, to);
    const half = { rows: 80, columns, data: Float32Array.from(take(0, 80).flatMap((row) => [...row])) };
    const { embed } = createEmbedding(half);
    const own = enrolled[0]!.slice(0, 4);
    const expected = fitIdentifier([own.map(embed)], take(80, 160).map(embed));
    expect(fitPrintIdentifier(background, [own]).thresholds).toEqual(expected.thresholds);
    // The most similar of all unknown prints is the first of the second half, or the last: each counts.
    for (const row of [80, 159]) {
      const lookalike = { ...background, data: background.data.slice() };
      lookalike.data.set(own[0]!, row * columns);
      expect(fitPrintIdentifier(lookalike, [own]).thresholds[0]).toBeGreaterThan(expected.thresholds[0]! + 0.05);
    }
  });

  it("takes the others' prints into account when a finger is added, and leaves their means alone", () => {
    const before = fitPrintIdentifier(background, [enrolled[0]!.slice(0, 4)]);
    const after = fitPrintIdentifier(background, [enrolled[0]!.slice(0, 4), enrolled[1]!.slice(0, 4)]);
    expect(after.thresholds[0]).toBeGreaterThanOrEqual(before.thresholds[0]!);
    expect(after.identify(enrolled[0]![5]!).similarity).toBeCloseTo(before.identify(enrolled[0]![5]!).similarity, 12);
  });
});
