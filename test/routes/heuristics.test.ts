import { describe, expect, it } from "vitest";
import { createStream } from "../../src/random/createStream.js";
import { type SolverName, solvers } from "../../src/routes/solvers.js";
import { randomPoints } from "./instances.js";

/**
 * Mean gaps over the optimum in percent on random uniform tours, from the literature; `bv`'s are OR-tools', that of `bvOneStart` 2-opt's
 * from a greedy start (Johnson and McGeoch 1997, neighbour lists, 1000 points).
 */
const typical: [SolverName, number, number][] = [
  ["nearestNeighbour", 20, 17],
  ["nearestNeighbour", 50, 23],
  ["farthestInsertion", 20, 2.4],
  ["farthestInsertion", 50, 5.5],
  ["bvOneStart", 50, 4.9],
  ["bv", 20, 0.4],
  ["bv", 50, 1.8],
];

describe("the heuristics", () => {
  const runs = 25;
  const shortest = new Map<string, number>();
  const optimum = (n: number, seed: number): number => {
    const key = `${n} ${seed}`;
    if (!shortest.has(key)) shortest.set(key, solvers.exact({ points: randomPoints(n, seed), shape: "cycle" }).length);
    return shortest.get(key)!;
  };

  for (const [name, n, percent] of typical) {
    it(`${name} is on average within the ${percent} % that is typical of ${n} points`, () => {
      const gaps = Array.from({ length: runs }, (_, seed) => {
        const { length } = solvers[name]({ points: randomPoints(n, seed), shape: "cycle" });
        return 100 * (length / optimum(n, seed) - 1);
      });
      const mean = gaps.reduce((sum, gap) => sum + gap, 0) / runs;
      const variance = gaps.reduce((sum, gap) => sum + (gap - mean) ** 2, 0) / (runs - 1);
      // The published figure is a mean over instances of its own: ours may be above it by chance, not by more.
      expect(mean - 2 * Math.sqrt(variance / runs)).toBeLessThanOrEqual(percent);
    });
  }

  it("bvOneStart improves the best greedy start, and bv at least as much", () => {
    const lengths = Array.from({ length: 20 }, (_, seed) => {
      const points = randomPoints(40, seed);
      return [solvers.bv({ points }), solvers.bvOneStart({ points }), solvers.nearestNeighbour({ points })].map((r) => r.length);
    });
    for (const [ten, one] of lengths) expect(ten).toBeLessThanOrEqual(one!);
    for (const [, one, chain] of lengths) expect(one).toBeLessThanOrEqual(chain!);
    expect(lengths.some(([ten, one]) => ten! < one!)).toBe(true);
  });

  it("genetic and antColony give the same route for the same stream, and come close to the shortest", () => {
    for (const name of ["genetic", "antColony"] as const) {
      const points = randomPoints(20, 3);
      const solve = () => solvers[name]({ points }, { stream: createStream(5, name) });
      expect(solve()).toEqual(solve());
      expect(solve().length).toBeLessThan(1.1 * solvers.exact({ points }).length);
    }
  });

  // Ants that may not go everywhere they should come to 2 %.
  it("antColony is on average within 1 % of the shortest tour of 20 points", () => {
    const gaps = Array.from({ length: 30 }, (_, seed) => {
      const problem = { points: randomPoints(20, seed), shape: "cycle" } as const;
      return solvers.antColony(problem, { stream: createStream(seed, "ants") }).length / optimum(20, seed) - 1;
    });
    expect(gaps.reduce((sum, gap) => sum + gap, 0) / 30).toBeLessThan(0.01);
  });

  it("the greedy chain goes to the nearest point each time", () => {
    const points = [0, 10, 3, 4, -1].map((x) => ({ x, y: 0 }));
    expect(solvers.nearestNeighbour({ points }).order).toEqual([0, 4, 2, 3, 1]);
  });
});
