import { describe, expect, it } from "vitest";
import { publishedFits, solverFacts, solverGroups, solverNames } from "../../../experiments/tsp-solvers/solverFacts.js";
import { shortestTime, solveTimed } from "../../../experiments/tsp-solvers/solveTimed.js";
import { solverJobs } from "../../../experiments/tsp-solvers/trials.js";
import { published } from "../../../src/papers.js";
import { solvers } from "../../../src/routes/solvers.js";

describe("what is known of the solvers", () => {
  it("covers each of them, the exact ones first", () => {
    expect(solverNames.toSorted()).toEqual(Object.keys(solvers).toSorted());
    expect(solverNames).toEqual([...solverGroups.exact, ...solverGroups.approximate]);
    expect(solverGroups.exact).toEqual(["exhaustive", "branchAndBound", "branchAndBoundGreedy", "heldKarp", "exact"]);
  });

  it("gives no two of a panel the same style", () => {
    for (const group of Object.values(solverGroups)) {
      expect(new Set(group.map((solver) => solverFacts[solver].style)).size).toBe(group.length);
    }
  });

  it("names each of the paper's six fits once", () => {
    expect(publishedFits()).toHaveLength(6);
    expect(new Set(publishedFits()).size).toBe(6);
    for (const item of publishedFits()) expect(published("B", item).expression).toContain("N");
    expect(publishedFits(["heldKarp", "bvOneStart", "bv"])).toEqual(["fit-bv"]);
  });
});

describe("the jobs", () => {
  const jobs = solverJobs({ exhaustive: [5], exponential: [6, 9], others: [8, 30] }, 3);

  it("give each solver the numbers of points of its kind", () => {
    const sizes = (solver: string) => [...new Set(jobs.filter((job) => job.solver === solver).map(({ points }) => points))];
    expect(sizes("exhaustive")).toEqual([5]);
    for (const solver of ["branchAndBound", "branchAndBoundGreedy", "heldKarp"]) expect(sizes(solver)).toEqual([9, 6]);
    for (const solver of ["exact", ...solverGroups.approximate]) expect(sizes(solver)).toEqual([30, 8]);
  });

  it("have every instance once, the largest first", () => {
    expect(jobs).toHaveLength(3 * (1 + 3 * 2 + 7 * 2));
    expect(jobs.map(({ points }) => points)).toEqual(jobs.map(({ points }) => points).toSorted((a, b) => b - a));
    const bv = jobs.filter(({ solver, points }) => solver === "bv" && points === 8);
    expect(bv.map(({ instance }) => instance)).toEqual([0, 1, 2]);
  });
});

describe("a timed run", () => {
  /** Runs that take so long, one after the other. */
  function runs(...times: number[]) {
    let [now, made] = [1000, 0];
    const { milliseconds, result } = shortestTime(
      () => {
        now += times[made++]!;
        return made;
      },
      () => now,
    );
    return { milliseconds, result, made };
  }

  it("has the first run's result and the least time", () => {
    expect(runs(40, 30, 35)).toEqual({ milliseconds: 30, result: 1, made: 3 });
  });

  it("is made once where it is long", () => {
    expect(runs(100).made).toBe(1);
    expect(runs(99, 100, 101).made).toBe(3);
  });

  it("is repeated until 10 ms are spent", () => {
    expect(runs(4, 2, 3, 0.5, 0.5)).toEqual({ milliseconds: 0.5, result: 1, made: 5 });
    expect(runs(4, 2, 4).made).toBe(3);
  });
});

describe("an instance", () => {
  const job = { points: 7, instance: 0 };
  const seed = [1, "a test"] as const;

  it("is the same for every solver, and another for each number", () => {
    const [a, b] = (["exhaustive", "heldKarp"] as const).map((solver) => solveTimed({ ...job, solver }, "path", 1e9, seed));
    expect(a!.length).toBeCloseTo(b!.length, 10);
    expect(a).toMatchObject({ ...job, solver: "exhaustive", optimal: true });
    expect(solveTimed({ ...job, instance: 1, solver: "exact" }, "path", 1e9, seed).length).not.toBeCloseTo(a!.length, 3);
  });

  it("is given up after so many operations", () => {
    expect(solveTimed({ ...job, solver: "exhaustive" }, "cycle", 10, seed).optimal).toBe(false);
  });
});
