import { describe, expect, it } from "vitest";
import { distinctCosts, fits, largestWithin, reaches } from "../../../experiments/tsp-solvers/fits.js";
import { solverNames } from "../../../experiments/tsp-solvers/solverFacts.js";
import { growthFit } from "../../../src/metrics/growthFit.js";
import { runStage } from "../shared/runStage.js";

describe("the growth of the solvers' costs", () => {
  const sizes = [5, 7, 9, 12, 20];

  it("is found again where it is exact", () => {
    for (const form of ["power", "exponential"] as const) {
      const cost = (points: number) => 3 * (form === "power" ? points ** 2.5 : Math.exp(0.5 * points));
      const fit = growthFit(
        sizes.map((points) => ({ points, cost: cost(points) })),
        form,
      )!;
      expect(fit.factor).toBeCloseTo(3, 8);
      expect(fit.rate).toBeCloseTo(form === "power" ? 2.5 : 0.5, 8);
      expect(reaches(fit, cost(15))).toBeCloseTo(15, 6);
    }
  });

  it("has Student's interval: ln t = 1, 2, 4, 4 at N = 1, 2, 3, 4", () => {
    const fit = growthFit(
      [1, 2, 4, 4].map((log, i) => ({ points: i + 1, cost: Math.exp(log) })),
      "exponential",
    )!;
    // Slope 1.1, residual sum of squares 0.7, t(0.975; 2) = 4.302653: 1.1 ± 4.302653 · √(0.35/5).
    expect(fit.rate).toBeCloseTo(1.1, 10);
    expect(fit.interval.low).toBeCloseTo(1.1 - 4.302653 * Math.sqrt(0.07), 5);
    expect(fit.interval.high).toBeCloseTo(1.1 + 4.302653 * Math.sqrt(0.07), 5);
    expect(fit.n).toBe(4);
  });

  it("rests on each N once where instances do not differ, and on all instances where any two do", () => {
    const repeated = [5, 5, 7, 7].map((points) => ({ points, cost: 10 * points }));
    expect(distinctCosts(repeated)).toEqual([
      { points: 5, cost: 50 },
      { points: 7, cost: 70 },
    ]);
    const varied = [...repeated.slice(0, 3), { points: 7, cost: 71 }];
    expect(distinctCosts(varied)).toEqual(varied);
  });

  it("is not fitted to one number of points", () => {
    expect(
      growthFit(
        [1, 2, 3].map((cost) => ({ points: 5, cost })),
        "power",
      ),
    ).toBeUndefined();
  });

  it("is not fitted to two costs, and is to three at two numbers of points", () => {
    const costs = [5, 5, 7].map((points) => ({ points, cost: points }));
    expect(growthFit(costs.slice(1), "power")).toBeUndefined();
    expect(growthFit(costs, "power")!.rate).toBeCloseTo(1, 8);
  });

  it("is a power of N for the approximate solvers, exponential for the exact ones", async () => {
    const found = await runStage(fits, {
      inputs: {
        trials: solverNames.flatMap((solver, i) =>
          [4, 8, 16].map((points) => ({
            ...{ solver, points, instance: 0, length: 1, optimal: true },
            ...{ operations: (i + 1) * points ** 3, milliseconds: 0.5 * 2 ** points },
          })),
        ),
      },
    });
    const forms = found.map(({ solver, operations, milliseconds }) => [solver, operations!.form, milliseconds!.form]);
    expect(forms).toEqual([
      ["exhaustive", "exponential", "exponential"],
      ["branchAndBound", "exponential", "exponential"],
      ["branchAndBoundGreedy", "exponential", "exponential"],
      ["heldKarp", "exponential", "exponential"],
      ["exact", "exponential", "exponential"],
      ["farthestInsertion", "power", "power"],
      ["bvOneStart", "power", "power"],
      ["bv", "power", "power"],
      ["genetic", "power", "power"],
      ["antColony", "power", "power"],
      ["nearestNeighbour", "power", "power"],
    ]);
    expect(found[5]!.operations).toMatchObject({ rate: expect.closeTo(3, 8), factor: expect.closeTo(6, 8) });
    // 0.5 · 2^N = 1000 ms at N = 10.97, 60,000 at 16.87, a year (3.15576e10 ms) at 35.88.
    expect(found[0]!.within).toEqual([10, 16, 35]);
  });
});

describe("the largest number of points within a limit", () => {
  it("is the last whole one below the limit", () => {
    // 8 N² = 1000 at N = 11.2, 8 · 2^N at N = 6.97.
    expect(largestWithin({ form: "power", factor: 8, rate: 2 }, 1000)).toBe(11);
    expect(largestWithin({ form: "exponential", factor: 8, rate: Math.LN2 }, 1000)).toBe(6);
  });

  it("has three digits from 1000 on", () => {
    const linear = { form: "power", factor: 1, rate: 1 } as const;
    expect(largestWithin(linear, 999.4)).toBe(999);
    expect(largestWithin(linear, 1234.5)).toBe(1230);
  });

  it("is 0 where one point takes longer already", () => {
    expect(largestWithin({ form: "power", factor: 2000, rate: 2 }, 1000)).toBe(0);
    expect(largestWithin({ form: "exponential", factor: 2000, rate: 0.1 }, 1000)).toBe(0);
  });

  it("is unknown where the cost does not grow", () => {
    expect(largestWithin({ form: "power", factor: 1, rate: 0 }, 1000)).toBeNull();
    expect(largestWithin({ form: "exponential", factor: 1, rate: -0.1 }, 1000)).toBeNull();
  });
});
