import { describe, expect, it } from "vitest";
import { allProven, type GapSummary, gaps, summariseGaps } from "../../../experiments/tsp-solvers/gaps.js";
import type { SolverTrial } from "../../../experiments/tsp-solvers/solveTimed.js";
import { createStream } from "../../../src/random/createStream.js";
import type { SolverName } from "../../../src/routes/solvers.js";

function trial(solver: SolverName, points: number, instance: number, length: number, optimal = false): SolverTrial {
  return { solver, points, instance, length, optimal, operations: 1, milliseconds: 1 };
}
const stream = () => createStream(1, "a test");

describe("the gap of an approximate solver", () => {
  const trials = [
    ...[trial("exact", 8, 0, 10, true), trial("exact", 8, 1, 20, true), trial("exact", 6, 0, 4, true)],
    ...[trial("bv", 8, 0, 11), trial("bv", 8, 1, 26), trial("bv", 6, 0, 4)],
  ];

  it("is the mean of length over the shortest of the same instance, less one: 10 % and 30 %", () => {
    const [six, eight, ...rest] = summariseGaps(trials, stream());
    expect(rest).toEqual([]);
    expect(six).toEqual({ solver: "bv", points: 6, gap: 0, interval: { low: 0, high: 0 }, n: 1, proven: 1 });
    expect(eight).toMatchObject({ solver: "bv", points: 8, n: 2, proven: 2 });
    expect(eight!.gap).toBeCloseTo(20, 10);
    // Of two instances a resample is one, both or the other: a quarter each at the ends.
    expect(eight!.interval).toEqual({ low: expect.closeTo(10, 10), high: expect.closeTo(30, 10) });
  });

  it("is below zero where the search for the shortest was stopped before it", () => {
    const [gap] = summariseGaps([trial("exact", 8, 0, 10), trial("bv", 8, 0, 9)], stream());
    expect(gap!.gap).toBeCloseTo(-10, 10);
    expect(gap!.proven).toBe(0);
  });

  it("comes in the order of tables, then by number of points", () => {
    const mixed = [
      ...[12, 8, 100].flatMap((n) => [trial("nearestNeighbour", n, 0, 2), trial("farthestInsertion", n, 0, 2)]),
      ...[100, 12, 8].map((n) => trial("exact", n, 0, 1, true)),
    ];
    expect(summariseGaps(mixed, stream()).map(({ solver, points }) => [solver, points])).toEqual([
      ["farthestInsertion", 8],
      ["farthestInsertion", 12],
      ["farthestInsertion", 100],
      ["nearestNeighbour", 8],
      ["nearestNeighbour", 12],
      ["nearestNeighbour", 100],
    ]);
  });

  it("is also that of an exact solver's searches that were stopped, and of no others", () => {
    const exact = [trial("exact", 8, 0, 10, true), trial("exact", 8, 1, 10)];
    const stopped = [trial("branchAndBound", 8, 0, 10, true), trial("branchAndBound", 8, 1, 15)];
    expect(summariseGaps([...exact, ...stopped], stream())).toMatchObject([
      { solver: "branchAndBound", gap: 50, n: 1, proven: 0 },
    ]);
    expect(summariseGaps(exact, stream())).toEqual([]);
  });

  it("is left out where the shortest route of so many points is not searched for", () => {
    expect(summariseGaps([...trials, trial("bv", 30, 0, 1)], stream()).map(({ points }) => points)).toEqual([6, 8]);
  });

  it("is a stage with a stream of its own", () => {
    expect(gaps.options.stream).toBe("tsp-solvers/gaps");
    expect(gaps.run({ inputs: { trials }, work: { stream: stream() } } as never)).toEqual(summariseGaps(trials, stream()));
  });
});

it("says that all routes are proven only where each is", () => {
  const gap = (n: number, proven: number) => ({ n, proven }) as GapSummary;
  expect(allProven([gap(2, 2), gap(3, 3)])).toBe(true);
  expect(allProven([gap(2, 2), gap(3, 2)])).toBe(false);
  expect(allProven([gap(2, 0)])).toBe(false);
});
