import { describe, expect, it } from "vitest";
import type { SolverFit } from "../../../experiments/tsp-solvers/fits.js";
import { exponentTable } from "../../../experiments/tsp-solvers/tables.js";
import { numberIn } from "../../../src/tables/table.js";

describe("the exponents of the paper's exponential fits", () => {
  const growth = (rate: number, low: number, high: number) =>
    ({ form: "exponential", factor: 1, rate, interval: { low, high }, n: 50 }) as const;
  const fits: SolverFit[] = [
    { solver: "exhaustive", operations: growth(2, 1.9, 2.1), milliseconds: growth(1.4, 1.3789, 1.5), within: undefined },
    { solver: "branchAndBound", operations: growth(0.9, 0.8, 1), milliseconds: growth(0.9, 0.8486, 1), within: undefined },
    { solver: "branchAndBoundGreedy", operations: undefined, milliseconds: growth(0.6, 0.5, 0.7469), within: undefined },
    { solver: "heldKarp", operations: growth(1, 1, 1), milliseconds: growth(1, 1, 1), within: undefined },
    { solver: "bvOneStart", operations: growth(1, 1, 1), milliseconds: growth(1, 1, 1), within: undefined },
  ];
  const rows = (cost: "milliseconds" | "operations") =>
    exponentTable(fits, cost).rows.map(({ published, ours, verdict }) => [
      numberIn(published!),
      numberIn(ours!) ?? null,
      verdict,
    ]);

  it("stand beside ours, a row each, and none for what has no exponential fit; of what N they are the paper does not say", () => {
    expect(rows("milliseconds")).toEqual([
      [1.3789, 1.4, "not comparable: other data"],
      [0.8485, 0.9, "not comparable: other data"],
      [0.7469, 0.6, "not comparable: other data"],
    ]);
  });

  it("are compared with operations too, where there is a fit of them", () => {
    expect(rows("operations")).toEqual([
      [1.3789, 2, "not comparable: other data"],
      [0.8485, 0.9, "not comparable: other data"],
      [0.7469, null, "not measured"],
    ]);
  });
});
