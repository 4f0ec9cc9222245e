import { describe, expect, it } from "vitest";
import type { RouteProblem, RouteShape } from "../../src/routes/problem.js";
import { exactSolvers, type SolverName, solvers } from "../../src/routes/solvers.js";
import { bruteForce, randomMatrix, randomPoints } from "./instances.js";
import optima from "./optima.json" with { type: "json" };

const others = exactSolvers.filter((name) => name !== "exhaustive");

function problems(count: number, shape: RouteShape): RouteProblem[] {
  return Array.from({ length: count }, (_, seed): RouteProblem => {
    const n = 2 + (seed % 8);
    if (seed % 4 === 0) return { shape, distances: randomMatrix(n, seed, 30) };
    return { shape, points: randomPoints(n, seed, seed % 4 === 1) };
  });
}

describe("the exact solvers", () => {
  for (const shape of ["path", "cycle"] as const) {
    it(`all agree with exhaustive search on 500 ${shape}s of 2 to 9 points: in the plane, on a grid with ties, and without geometry`, () => {
      for (const problem of problems(500, shape)) {
        const { length } = solvers.exhaustive(problem);
        for (const name of others) {
          const route = solvers[name](problem);
          expect(route.optimal, name).toBe(true);
          expect(route.lowerBound).toBe(route.length);
          expect(Math.abs(route.length - length), `${name}: ${JSON.stringify(problem)}`).toBeLessThanOrEqual(1e-9 * length);
        }
      }
    }, 120_000);

    it(`exhaustive search finds the shortest ${shape} of seven points`, () => {
      for (let seed = 0; seed < 20; seed++) {
        const distances = randomMatrix(7, seed, 1000);
        expect(solvers.exhaustive({ shape, distances }).length).toBe(bruteForce(distances, shape));
      }
    });
  }

  it("reach the stored optima of seeded instances, which two of them and OR-tools' CP-SAT 9.15 found", () => {
    for (const { n, seed, path, cycle } of optima) {
      for (const [shape, length] of [
        ["path", path],
        ["cycle", cycle],
      ] as const) {
        const problem = { shape, points: randomPoints(n, seed) };
        const names: SolverName[] = n <= 16 ? ["heldKarp", "exact"] : ["exact"];
        for (const name of names) {
          const route = solvers[name](problem);
          expect(route.optimal).toBe(true);
          expect(route.length).toBeCloseTo(length, 6);
        }
      }
    }
  });

  it("give the same route for the same points, every time", () => {
    const points = randomPoints(30, "again");
    expect(solvers.exact({ points })).toEqual(solvers.exact({ points }));
  });

  it("heldKarp says what it can hold", () => {
    expect(() => solvers.heldKarp({ points: randomPoints(21, 1) })).toThrow("heldKarp solves paths of up to 20 points");
  });
});
