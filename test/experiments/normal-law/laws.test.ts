import { describe, expect, it } from "vitest";
import {
  diceSums,
  drawsWithin,
  excessKurtosis,
  methodName,
  rejections,
  twoSidedTail,
} from "../../../experiments/normal-law/laws.js";
import { histogramClass, sampleLaw } from "../../../experiments/normal-law/sampleLaw.js";
import { fitTable, tailsTable, threeSigmaTable } from "../../../experiments/normal-law/tables.js";
import { createStream } from "../../../src/random/createStream.js";
import { normalCdf } from "../../../src/random/normalCdf.js";

const [sure, unsure] = [
  { statistic: 9, p: 0.0099 },
  { statistic: 1, p: 0.01 },
];

describe("the laws of normal-law", () => {
  it("have tails of both sides: twice Φ(−1.96) = 0.05, and of one uniform number 1 − z/√3", () => {
    expect(twoSidedTail("inverse", 1.959963984540054)).toBeCloseTo(0.05, 12);
    expect(twoSidedTail(1, 0.6)).toBeCloseTo(1 - 0.6 / Math.sqrt(3), 12);
    expect(twoSidedTail(12, 6.01)).toBe(0);
  });

  it("have the excess kurtosis 0, and −6/5 for one uniform number", () => {
    expect(excessKurtosis("inverse")).toBe(0);
    expect(excessKurtosis(1)).toBe(-1.2);
    expect(excessKurtosis(12)).toBeCloseTo(-0.1, 12);
  });

  it("are named", () =>
    expect(["inverse", 12].map((law) => methodName(law as number))).toEqual(["inverse function", "sum of 12"]));

  it("let two dice fall 36 ways, seven in six of them", () => {
    expect(diceSums(1)).toEqual([0, 1, 1, 1, 1, 1, 1]);
    expect(diceSums(2)).toEqual([0, 0, 1, 2, 3, 4, 5, 6, 5, 4, 3, 2, 1]);
  });
});

describe("the verdict on a sample", () => {
  it("counts the tests whose p is below 1 %, not those at it", () => {
    const of = (kolmogorovSmirnov = unsure, andersonDarling = unsure, chiSquare = unsure) =>
      rejections({ kolmogorovSmirnov, andersonDarling, chiSquare });
    expect([of(), of(sure), of(unsure, sure), of(unsure, unsure, sure), of(sure, sure, sure)]).toEqual([0, 1, 1, 1, 3]);
  });

  it("says not rejected, or by how many", () => {
    const tests = [
      { n: 5, kolmogorovSmirnov: unsure, andersonDarling: unsure, chiSquare: unsure },
      { n: 6, kolmogorovSmirnov: sure, andersonDarling: unsure, chiSquare: sure },
    ];
    const { rows } = fitTable([{ ...made, tests }]);
    expect(rows.map(({ verdict }) => verdict)).toEqual(["not rejected", "rejected by 2 of 3"]);
  });
});

const made = {
  beyond: [0],
  law: "inverse",
  draws: 200,
  mean: 0,
  variance: 1,
  excessKurtosis: 0,
  histogram: [],
  tests: [],
} as const;

describe("shares within σ", () => {
  it("are the draws less those beyond, where the threshold was counted", () => {
    const sample = { ...made, beyond: [64, 9] };
    expect(drawsWithin(sample, [1, 2], 1)).toBe(136);
    expect(drawsWithin(sample, [1, 2], 2)).toBe(191);
    expect(drawsWithin(sample, [1, 2], 3)).toBeUndefined();
    expect(drawsWithin({ ...made, beyond: [64] }, [1], 1)).toBe(136);
  });

  it("stand beside 68, 95.4 and 99.7 %: equal where they round to it, or a share in the interval of those drawn does", () => {
    const { rows } = threeSigmaTable({ ...made, draws: 1000, beyond: [326, 46, 3] }, [1, 2, 3]);
    expect(rows.map(({ verdict }) => verdict)).toEqual(new Array(6).fill("equal"));
    // 67.0 %, with an interval from 66.7 to 67.3
    expect(threeSigmaTable({ ...made, draws: 100_000, beyond: [33_000] }, [1]).rows[1]).toMatchObject({ verdict: "differs" });
    expect(rows[1]).toMatchObject({ what: "share within 1σ among the numbers drawn (%)", ours: { value: 67.4 }, n: 1000 });
    // Wilson's interval of 674 of 1000, by hand.
    expect(rows[1]!.interval).toMatchObject({ low: expect.closeTo(64.43, 2), high: expect.closeTo(70.23, 2) });
    expect(threeSigmaTable({ ...made, beyond: [] }, []).rows.map(({ n }) => n)).toEqual([null, null, null]);
  });

  it("go to the threshold's own row of the table of tails", () => {
    const { rows } = tailsTable([{ ...made, beyond: [64, 10] }], [1, 2]);
    expect(rows.map(({ z, drawn, share }) => [z, drawn, share])).toEqual([
      [1, 64, 0.32],
      [2, 10, 0.05],
    ]);
    expect(rows.map(({ ratio }) => ratio)).toEqual([1, 1]);
  });
});

describe("a sample of a law", () => {
  const options = { draws: 4000, tails: [0, 1, 2], testSizes: [500, 4000, 4001], classes: 10 };
  const seed = [1, "test/samples"] as const;
  const sample = sampleLaw("inverse", options, seed);
  const values = new Float64Array(options.draws);
  createStream(...seed)
    .substream("inverse")
    .fillNormal(values);
  const sum = (of: (value: number) => number): number => values.reduce((total, value) => total + of(value), 0);

  it("counts what lies beyond each threshold on both sides", () => {
    expect(sample.beyond).toEqual(options.tails.map((t) => values.filter((v) => v > t || v < -t).length));
  });

  it("puts each draw in its class of the histogram, the first from −5 to −4", () => {
    expect(sample.histogram).toEqual(Array.from({ length: 10 }, (_, i) => values.filter((v) => v >= i - 5 && v < i - 4).length));
  });

  it("leaves out of the histogram what lies beyond ±5", () => {
    expect([-5.01, -5, -4.01, 0, 4.99, 5].map((v) => histogramClass(v, 10))).toEqual([undefined, 0, 0, 5, 9, undefined]);
  });

  it("is tested by χ² over a hundred classes of equal probability", () => {
    const counts = new Array<number>(100).fill(0);
    for (const value of values.subarray(0, 500)) counts[Math.floor(100 * normalCdf(value))]++;
    const [first] = sample.tests;
    expect(first!.chiSquare.statistic).toBeCloseTo(
      counts.reduce((total, count) => total + (count - 5) ** 2 / 5, 0),
      9,
    );
  });

  it("has the mean, the variance and the excess kurtosis of its draws", () => {
    const mean = sum((v) => v) / 4000;
    const variance = sum((v) => (v - mean) ** 2) / 4000;
    expect(sample.mean).toBeCloseTo(mean, 12);
    expect(sample.variance).toBeCloseTo(variance, 12);
    expect(sample.excessKurtosis).toBeCloseTo(sum((v) => (v - mean) ** 4) / 4000 / variance ** 2 - 3, 10);
  });

  it("is tested at the sizes that it has, all its draws among them", () => {
    expect(sample.tests.map(({ n }) => n)).toEqual([500, 4000]);
  });

  it("of one uniform number stays within √3 and is no normal one", () => {
    const uniform = sampleLaw(1, { ...options, tails: [1.7, 1.7321] }, seed);
    expect(uniform.beyond[0]).toBeGreaterThan(0);
    expect(uniform.beyond[1]).toBe(0);
    expect(uniform.tests.map(rejections)).toEqual([3, 3]);
  });
});
