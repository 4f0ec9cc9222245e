import { describe, expect, it } from "vitest";
import { createStream } from "../../src/random/createStream.js";
import { createBudget } from "../../src/routes/budget.js";
import { distanceMatrix } from "../../src/routes/distanceMatrix.js";
import { exact } from "../../src/routes/exact.js";
import { provenFrom } from "../../src/routes/oneTree/provenFrom.js";
import { type SolverName, solvers } from "../../src/routes/solvers.js";
import { solveTour } from "../../src/routes/tour.js";
import { randomMatrix, randomPoints } from "./instances.js";

describe("a solver that is stopped", () => {
  const points = randomPoints(14, "stopped");
  const shortest = exact({ points }).length;
  for (const [name, solver] of Object.entries(solvers)) {
    it(`returns its best route with a bound that holds: ${name}`, () => {
      for (const limits of [{ operations: 0 }, { operations: 3000 }, { milliseconds: 0 }, { signal: { aborted: true } }]) {
        const route = solver({ points }, { limits, stream: createStream(1, name) });
        expect([...route.order].sort((a, b) => a - b)).toEqual(points.map((_, i) => i));
        expect(route.length).toBeGreaterThanOrEqual(shortest * (1 - 1e-9));
        expect(route.lowerBound).toBeLessThanOrEqual(shortest * (1 + 1e-9));
      }
    });
  }

  it("says that a stopped search proves nothing", () => {
    for (const name of ["exhaustive", "branchAndBound", "branchAndBoundGreedy", "heldKarp"] satisfies SolverName[]) {
      expect(solvers[name]({ points }, { limits: { operations: 100 } }).optimal, name).toBe(false);
    }
    const hard = exact({ points: randomPoints(60, "hard") }, { limits: { operations: 200_000 } });
    expect(hard.optimal).toBe(false);
    expect(hard.lowerBound).toBeGreaterThan(0.9 * hard.length);
  });

  it("refuses limits that are none", () => {
    expect(() => exact({ points }, { limits: { milliseconds: Number.NaN } })).toThrow("limits of a solver are NaN ms");
  });
});

describe("the proof by 1-trees", () => {
  it("does not depend on a good start: from the points in their given order it finds the shortest route too", () => {
    for (const shape of ["path", "cycle"] as const) {
      for (let seed = 0; seed < 60; seed++) {
        const n = 5 + (seed % 14);
        const problem =
          seed % 3 === 0
            ? { shape, distances: randomMatrix(n, seed, 12) }
            : { shape, points: randomPoints(n, seed, seed % 3 === 1) };
        const route = solveTour(problem, {}, (tour, budget) => {
          const order = Int32Array.from({ length: tour.size }, (_, i) => (i * 2) % tour.size || (i > 0 ? tour.size - 1 : 0));
          return provenFrom(tour, budget, distinct(order));
        });
        expect(route.optimal).toBe(true);
        expect(route.length).toBeCloseTo(exact(problem).length, 6);
      }
    }
  });

  it("stands a bound that equals the route, where the subgradient is zero: all distances equal, and points on a circle", () => {
    const equal = Array.from({ length: 12 }, () => new Array<number>(12).fill(7));
    expect(exact({ distances: equal, shape: "cycle" })).toMatchObject({ length: 84, optimal: true });
    expect(exact({ distances: equal })).toMatchObject({ length: 77, optimal: true });
    const nothing = equal.map((row) => row.map(() => 0));
    expect(exact({ distances: nothing })).toMatchObject({ length: 0, optimal: true });
    const circle = Array.from({ length: 40 }, (_, i) => ({ x: 100 * Math.cos(i), y: 100 * Math.sin(i) }));
    const around = exact({ points: circle, shape: "cycle" });
    const byAngle = circle.map((_, i) => i).sort((a, b) => (a % (2 * Math.PI)) - (b % (2 * Math.PI)));
    const { count, distances } = distanceMatrix({ points: circle });
    const length = byAngle.reduce((sum, point, i) => sum + distances[point * count + byAngle[(i + 1) % count]!]!, 0);
    expect(around.optimal).toBe(true);
    expect(around.length).toBeCloseTo(length, 6);
  });

  it("counts the clock only now and then, and work always", () => {
    const budget = createBudget({ operations: 10 });
    expect(budget.exhausted()).toBe(false);
    budget.spend(10);
    expect(budget.exhausted()).toBe(true);
  });
});

/** Each number once: those that repeat are replaced by the ones that are missing. */
function distinct(order: Int32Array): Int32Array {
  const missing = [...order.keys()].filter((i) => !order.includes(i));
  const seen = new Set<number>();
  return order.map((node) => {
    if (!seen.has(node)) {
      seen.add(node);
      return node;
    }
    return missing.pop()!;
  });
}
