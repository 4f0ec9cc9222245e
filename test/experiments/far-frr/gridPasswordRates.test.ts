import { describe, expect, test } from "vitest";
import type { Condition } from "../../../experiments/far-frr/conditions.js";
import { farBySide, gridPasswordRates, holds, isInside, publishedPair } from "../../../experiments/far-frr/gridPasswordRates.js";
import { noiseTable, regionTable } from "../../../experiments/far-frr/gridTables.js";
import type { CellOutcome } from "../../../experiments/far-frr/outcomes.js";
import { noneAlike } from "../../../src/metrics/noneAlike.js";
import { runStage } from "../shared/runStage.js";

const condition = (noise: number, cell: number, part = 0): Condition => ({
  ...{ kind: "cells", sweep: "region", minutiae: 16, noise, lost: 0, spurious: 0, shift: 0, turn: 0, cell },
  ...{ trials: 100, precision: 0, part },
});
/** Four fingers, each compared with the three others; so many pairs are alike. */
const outcome = (over: Partial<CellOutcome>): CellOutcome => ({
  ...{ kind: "cells", trials: 100, rejected: 0, stayed: 100, expected: 90, draws: 10, milliseconds: 1 },
  ...{ others: Float64Array.of(3, 3, 3, 3), alike: Float64Array.of(0, 0, 0, 0), groups: Float64Array.of(4) },
  ...over,
});

describe("whether the published pair of rates holds", () => {
  const published = { frr: 0.01, far: 0.001 };
  const low = { low: 0, high: 0.0005 };

  test("is yes where both intervals end at or below it", () => {
    expect(holds(low, low, published)).toBe("yes");
    expect(holds({ low: 0, high: 0.01 }, { low: 0, high: 0.001 }, published)).toBe("yes");
  });

  test("is no where one interval begins above it", () => {
    expect(holds({ low: 0.011, high: 0.02 }, low, published)).toBe("no");
    expect(holds(low, { low: 0.0011, high: 0.002 }, published)).toBe("no");
    expect(holds({ low: 0.011, high: 0.02 }, { low: 0.0005, high: 0.002 }, published)).toBe("no");
  });

  test("cannot be told where an interval reaches over it, or begins at it", () => {
    expect(holds({ low: 0, high: 0.0101 }, low, published)).toBe("too few");
    expect(holds(low, { low: 0, high: 0.00101 }, published)).toBe("too few");
    expect(holds({ low: 0.01, high: 0.02 }, low, published)).toBe("too few");
    expect(holds(low, { low: 0.001, high: 0.002 }, published)).toBe("too few");
  });

  test("compares FRR with FRR and FAR with FAR", () => {
    expect(holds({ low: 0.002, high: 0.005 }, low, published)).toBe("yes");
    expect(holds(low, { low: 0.002, high: 0.005 }, published)).toBe("no");
  });

  test("is asked of the pair that paper B quotes, as shares: FAR 0.001 %, FRR 0.6 %", () => {
    expect(publishedPair()).toEqual({ far: expect.closeTo(0.00001, 12), frr: expect.closeTo(0.006, 12) });
  });
});

test("a share is inside an interval at its ends, too", () => {
  const interval = { low: 0.2, high: 0.4 };
  expect([0.19, 0.2, 0.3, 0.4, 0.41].map((value) => isInside(value, interval))).toEqual([false, true, true, true, false]);
});

describe("the FAR of grid passwords", () => {
  test("is the share of pairs of fingers in the same cells, of all noises of a side together", () => {
    // Six pairs at each noise: two are alike at σ 1 (fingers 0–1 and 0–2), one at σ 2 (0–1).
    const cells = [
      { condition: condition(1, 64), outcome: outcome({ alike: Float64Array.of(2, 1, 1, 0) }) },
      { condition: condition(1, 8), outcome: outcome({}) },
      { condition: condition(2, 64), outcome: outcome({ alike: Float64Array.of(1, 1, 0, 0) }) },
    ];
    const far = farBySide(cells);
    expect([...far.keys()]).toEqual([64, 8]);
    expect(far.get(64)).toMatchObject({ rate: 3 / 12, events: 3, pairs: 12 });
    expect(far.get(8)).toMatchObject({ rate: 0, events: 0, pairs: 6, interval: noneAlike([4]) });
    // Fingers that share prints are not independent: 3/2, at most 1.
    const shared = farBySide([{ condition: condition(1, 8), outcome: outcome({ groups: Float64Array.of() }) }]);
    expect(shared.get(8)!.interval).toEqual({ low: 0, high: 1 });
  });
});

describe("the rates over the region of noise and cells", async () => {
  const trials = {
    conditions: [condition(1, 8), condition(1, 8, 1), condition(2, 8), { ...condition(1, 8), kind: "moved" as const }],
    outcomes: [
      outcome({ rejected: 0, stayed: 90 }),
      outcome({ rejected: 1, stayed: 94, expected: 92 }),
      outcome({ rejected: 60, stayed: 20, expected: 50 }),
      { kind: "moved" as const, trials: 1, passwords: 1, routesChanged: 1, lostEdges: Uint32Array.of(0, 1), milliseconds: 1 },
    ],
    prints: 0,
  };
  const rates = await runStage(gridPasswordRates, { inputs: { trials } });

  test("put the parts of a point together", () => {
    expect(rates.points).toHaveLength(2);
    expect(rates.draws).toBe(30);
    const [first, second] = rates.points;
    expect(first).toMatchObject({ noise: 1, cell: 8, minutiae: 16, frr: { count: 1, n: 200, rate: 0.005 }, expected: 0.91 });
    expect(second).toMatchObject({ noise: 2, cell: 8, frr: { count: 60, n: 100 }, expected: 0.5 });
    expect(first!.stayed).toMatchObject({ count: 184, n: 200, rate: 0.92 });
    // Three groups of four fingers, each compared within its own.
    expect(first!.far).toMatchObject({ pairs: 18, events: 0 });
    expect(second!.far).toEqual(first!.far);
  });

  test("say where the published pair holds and where the law of the noise does", () => {
    expect(rates.points.map(({ holds }) => holds)).toEqual(["too few", "no"]);
    // 184 of 200: 0.874 to 0.950 by Wilson; 20 of 100: 0.133 to 0.289.
    expect(rates.points.map(({ inside }) => inside)).toEqual([true, false]);
    const table = noiseTable(rates, trials);
    expect(table.rows.map(({ verdict }) => verdict)).toEqual(["inside", "outside"]);
    expect(table.notes![0]).toContain("1 of 2 inside");
    expect(regionTable(rates, trials, "data").rows.map(({ holds, frr, far }) => [holds, frr, far])).toEqual([
      ["too few", 0.005, 0],
      ["no", 0.6, 0],
    ]);
  });
});
