import { evaluate } from "mathjs";
import { describe, expect, test } from "vitest";
import { paper, published, publishedNumber, publishedValue } from "../../src/papers.js";
import { normalCdf } from "../../src/random/normalCdf.js";

const t = (id: string, N: number): number => evaluate(published("B", id).expression!, { N });
const range = (low: number, high: number) => Array.from({ length: high - low + 1 }, (_, i) => low + i);

test("paper B is cited with its licence", () => {
  expect(paper("B").citation).toMatchObject({ authors: { length: 6 }, year: 2019, licence: "CC BY 4.0" });
});

test("paper B has equations 1 to 15 and figures 1 to 7", () => {
  const labels = Object.values(paper("B").items).map((item) => item.label);
  expect(labels).toEqual(expect.arrayContaining(range(1, 15).map((n) => `Equation ${n}`)));
  expect(labels).toEqual(expect.arrayContaining(range(1, 7).map((n) => `Figure ${n}`)));
});

test("the printed monotonicity is that of a function that does not increase", () => {
  const { quote } = published("B", "monotonicity");
  expect(quote).toContain("does not decrease");
  expect(quote).toContain("x2 < x1");
  const [x1, x2] = [1, -1];
  expect(normalCdf(x2) >= normalCdf(x1)).toBe(false);
});

describe("the cost fits", () => {
  const fits = Object.entries(paper("B").items).filter(([, item]) => item.kind === "fit");

  test("are six", () => {
    expect(fits).toHaveLength(6);
  });

  test.each(fits)("%s: the expression and the coefficients are the same function", (id, { values }) => {
    for (const N of [0, 1, 5, 16, 40]) {
      const expected =
        values!.form === "exponential"
          ? (values!.factor as number) * Math.exp((values!.rate as number) * N)
          : (values!.coefficients as number[]).reduceRight((sum, c) => sum * N + c, 0);
      expect(t(id, N)).toBeCloseTo(expected, Math.abs(expected) < 1e6 ? 8 : -4);
    }
  });

  test("branch and bound is at 4e13 units at 40 minutiae, with the greedy start at 3e12", () => {
    expect(t("fit-branch-and-bound", 40).toPrecision(1)).toBe("4e+13");
    expect(t("fit-branch-and-bound-greedy", 40).toPrecision(1)).toBe("3e+12");
  });

  test("the greedy start pays from 15 minutiae on", () => {
    expect(range(1, 70).find((N) => t("fit-branch-and-bound-greedy", N) < t("fit-branch-and-bound", N))).toBe(15);
  });

  test("BV is negative up to 17 minutiae and no further", () => {
    expect(range(0, 100).filter((N) => t("fit-bv", N) < 0)).toEqual(range(0, 17));
  });

  test("farthest insertion is negative for 32 to 39 minutiae only", () => {
    expect(range(0, 100).filter((N) => t("fit-farthest-insertion", N) < 0)).toEqual(range(32, 39));
  });

  test.each([
    ["fit-farthest-insertion", 35],
    ["fit-genetic", 20],
  ])("%s falls until N = %i, as its note says", (id, lowest) => {
    const costs = range(0, 100).map((N) => t(id, N));
    expect(costs.indexOf(Math.min(...costs))).toBe(lowest);
  });
});

test("the numbers in the prose are there", () => {
  expect(publishedNumber("B", "far-frr", "values", "far")).toBe(0.001);
  expect(publishedNumber("B", "far-frr", "values", "frr")).toBe(0.6);
  expect(publishedValue("B", "minutiae-count", "values")).toEqual({ low: 16, high: 70 });
  expect(publishedNumber("B", "more-than-ten-uniforms", "values", "moreThan")).toBe(10);
  expect([1, 2, 3].map((sigmas) => publishedNumber("B", "three-sigma", "rows", sigmas, "share"))).toEqual([68, 95.4, 99.7]);
  expect(published("B", "sha-256").rows!.map((row) => row.value)).toEqual([256, 256, 512, 64]);
});
