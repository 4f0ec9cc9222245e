import { describe, expect, it } from "vitest";
import { costsOf } from "../../../experiments/tsp-solvers/costs.js";
import { stretches } from "../../../experiments/tsp-solvers/figures.js";
import { solverMetrics } from "../../../experiments/tsp-solvers/metrics.js";
import type { SolverTrial } from "../../../experiments/tsp-solvers/solveTimed.js";

describe("the costs of a solver", () => {
  const trial = (over: Partial<SolverTrial>): SolverTrial => ({
    ...{ solver: "exact", points: 8, instance: 0, length: 1, optimal: true, operations: 1, milliseconds: 1 },
    ...over,
  });

  it("are the median, the least and the greatest, by number of points", () => {
    const costs = costsOf([
      ...[30, 10, 20, 90].map((operations, i) => trial({ operations, milliseconds: 8 - i })),
      trial({ points: 6, operations: 5, milliseconds: 2 }),
    ]);
    expect(costs).toEqual([
      {
        ...{ solver: "exact", points: 6, n: 1, stopped: 0 },
        ...{ operations: { median: 5, low: 5, high: 5 }, milliseconds: { median: 2, low: 2, high: 2 } },
      },
      {
        ...{ solver: "exact", points: 8, n: 4, stopped: 0 },
        ...{ operations: { median: 25, low: 10, high: 90 }, milliseconds: { median: 6.5, low: 5, high: 8 } },
      },
    ]);
  });

  it("say how many searches of an exact solver were stopped; an approximate one promises no proof", () => {
    const trials = [true, false, false].map((optimal) => trial({ optimal }));
    expect(costsOf([...trials, ...trials.map((one) => ({ ...one, solver: "bv" as const }))])).toMatchObject([
      { solver: "exact", stopped: 2, n: 3 },
      { solver: "bv", stopped: 0, n: 3 },
    ]);
  });
});

describe("a fit on a logarithmic axis", () => {
  it("is cut where it leaves it", () => {
    expect(stretches([false, true, true, false, false, true])).toEqual([[1, 2], [5]]);
    expect(stretches([true, false, true, true])).toEqual([[0], [2, 3]]);
    expect(stretches([true, true])).toEqual([[0, 1]]);
    expect(stretches([false])).toEqual([]);
  });
});

describe("the metrics", () => {
  it("are the gaps at the largest number of points, and the growth of the operations", () => {
    const gap = { solver: "bv", points: 100, gap: 4, interval: { low: 3, high: 5 }, n: 10, proven: 9 } as const;
    const growth = (form: "power" | "exponential") =>
      ({ form, factor: 1, rate: 2, interval: { low: 1.5, high: 2.5 }, n: 40 }) as const;
    const metrics = solverMetrics(
      [gap, { ...gap, points: 50, gap: 1 }],
      [
        { solver: "exhaustive", operations: growth("exponential"), milliseconds: undefined, within: undefined },
        { solver: "bv", operations: growth("power"), milliseconds: undefined, within: undefined },
        { solver: "exact", operations: undefined, milliseconds: undefined, within: undefined },
      ],
      100,
    );
    expect(metrics).toEqual({
      "gap at N = 100, BV, ten starts": { value: 4, unit: "%", interval: [3, 5], n: 10 },
      "rate of the operations, exhaustive search": { value: 2, interval: [1.5, 2.5], n: 40 },
      "exponent of the operations, BV, ten starts": { value: 2, interval: [1.5, 2.5], n: 40 },
    });
  });
});
