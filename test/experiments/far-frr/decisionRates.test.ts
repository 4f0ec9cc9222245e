import { describe, expect, test } from "vitest";
import type { Condition } from "../../../experiments/far-frr/conditions.js";
import {
  changedParameters,
  chooseThresholds,
  decisionRates,
  errorsOf,
  sensitivityOf,
} from "../../../experiments/far-frr/decisionRates.js";
import { curveOf, detCurves } from "../../../experiments/far-frr/detCurves.js";
import { estimates, rateOf, sum } from "../../../experiments/far-frr/estimates.js";
import { farFrr } from "../../../experiments/far-frr/index.js";
import { movedRate } from "../../../experiments/far-frr/movedRates.js";
import type { RouteOutcome, Trials } from "../../../experiments/far-frr/outcomes.js";
import { speedOf, speeds } from "../../../experiments/far-frr/speeds.js";
import { runStage } from "../shared/runStage.js";

const base: Condition = {
  ...{ kind: "routes", sweep: "base", minutiae: 16, noise: 0.5, lost: 0, spurious: 0, shift: 0, turn: 0, cell: 8 },
  ...{ trials: 100, precision: 0, part: 0 },
};
const counts = (...values: number[]) => Uint32Array.from(values);
/** Scores in five bins. */
const development = { genuine: counts(1, 1, 2, 6, 10), impostor: counts(10, 5, 3, 1, 1) };
const evaluation = { genuine: counts(2, 3, 5, 10, 20), impostor: counts(20, 10, 6, 3, 1) };
const outcome = (over: Partial<RouteOutcome> = {}): RouteOutcome => ({
  ...{ kind: "routes", trials: 100, impostors: 96, routes: 200, draws: 3200, milliseconds: 50 },
  equality: {
    optimal: { rejected: 40, accepted: 1 },
    chain: { rejected: 50, accepted: 2 },
    cells: { rejected: 60, accepted: 3 },
  },
  scores: { route: [development, evaluation], minutiae: [evaluation, development] },
  ...over,
});
const rejecting = (rejected: number) => outcome({ equality: { ...outcome().equality, optimal: { rejected, accepted: 0 } } });

describe("the thresholds", () => {
  test("are the lowest at which the development half's FAR is at most the wanted one, of 20 impostors and of 40", () => {
    const bins = (far: number) => chooseThresholds(outcome(), far);
    expect(bins(0)).toEqual({ route: 5, minutiae: 5 });
    expect(bins(0.049)).toEqual({ route: 5, minutiae: 4 });
    expect(bins(0.05)).toEqual({ route: 4, minutiae: 4 });
    expect(bins(0.1)).toEqual({ route: 3, minutiae: 3 });
    expect(bins(0.25)).toEqual({ route: 2, minutiae: 2 });
  });

  test("never accept the scores of the first bin", () => {
    expect(chooseThresholds(outcome(), 1)).toEqual({ route: 1, minutiae: 1 });
  });
});

describe("the errors of a decision", () => {
  const errors = (decision: Parameters<typeof errorsOf>[1]) => {
    const { frr, far } = errorsOf(outcome(), decision, { route: 3, minutiae: 4 });
    return [frr.count, frr.n, far.count, far.n];
  };

  test("by equality are those counted, of all readings and impostors", () => {
    expect(errors("optimal")).toEqual([40, 100, 1, 96]);
    expect(errors("chain")).toEqual([50, 100, 2, 96]);
    expect(errors("cells")).toEqual([60, 100, 3, 96]);
  });

  test("by a score are the evaluation half's genuine below the threshold and impostors from it on", () => {
    expect(errors("route")).toEqual([2 + 3 + 5, 40, 3 + 1, 40]);
    expect(errors("minutiae")).toEqual([1 + 1 + 2 + 6, 20, 1, 20]);
  });
});

test("a rate has the rule of three where nothing was counted, else Wilson's interval", () => {
  expect(rateOf(0, 60)).toEqual({ rate: 0, count: 0, n: 60, interval: { low: 0, high: 0.05 } });
  const { interval, rate } = rateOf(1, 4);
  const z = 1.959964;
  const half = z * Math.sqrt(0.75 + z ** 2 / 4);
  expect(rate).toBe(0.25);
  expect(interval.low).toBeCloseTo((1 + z ** 2 / 2 - half) / (4 + z ** 2), 5);
  expect(interval.high).toBeCloseTo((1 + z ** 2 / 2 + half) / (4 + z ** 2), 5);
});

describe("the changes from the base condition", () => {
  const changed = (change: Partial<Condition>) => changedParameters({ ...base, ...change }, base);

  test("are named in the order of tables; cells and sweeps are none", () => {
    expect(changed({})).toEqual([]);
    expect(changed({ cell: 16, sweep: "noise", trials: 7, part: 3 })).toEqual([]);
    expect(changed({ turn: 8, shift: 15, noise: 0.5 })).toEqual(["shift", "turn"]);
    expect(changed({ minutiae: 24, noise: 1, lost: 0.1, spurious: 0.1 })).toEqual(["minutiae", "noise", "lost", "spurious"]);
  });

  test("count a range of minutiae that begins at the base's number", () => {
    expect(changed({ upTo: 70 })).toEqual(["minutiae"]);
  });

  test("are sorted by what they cost, the costliest first; what repeats the base is left out", () => {
    const point = (noise: number, rejected: number) => ({
      condition: { ...base, sweep: "noise", noise },
      outcome: rejecting(rejected),
    });
    const first = { condition: base, outcome: rejecting(40) };
    const found = sensitivityOf([first, point(0, 10), point(0.5, 40), point(4, 95), point(1, 60)], first);
    expect(found.map(({ condition }) => condition.noise)).toEqual([4, 1, 0]);
    expect(found.map(({ frr, n }) => [frr, n])).toEqual([
      [0.95, 100],
      [0.6, 100],
      [0.1, 100],
    ]);
    expect(found[1]!.difference).toBeCloseTo(0.2, 10);
    expect(found[2]!.difference).toBeCloseTo(-0.3, 10);
    // Newcombe's method 10 for 60/100 − 40/100: Wilson 0.5020–0.6906 and 0.3094–0.4980; 0.2 ∓ √(0.0980² + 0.0980²), √(0.0906² + 0.0906²).
    expect(found[1]!.interval.low).toBeCloseTo(0.2 - Math.SQRT2 * 0.098, 3);
    expect(found[1]!.interval.high).toBeCloseTo(0.2 + Math.SQRT2 * 0.0906, 3);
  });
});

describe("the stages of rates", async () => {
  const noisy = { ...base, sweep: "noise", noise: 2 };
  const impressions = { ...base, sweep: "impressions", shift: 15 };
  const trials: Trials = {
    conditions: [base, { ...base, part: 1 }, noisy, impressions],
    outcomes: [rejecting(30), rejecting(20), rejecting(70), outcome({ trials: 80, impostors: 75 })],
    prints: 0,
  };
  const result = await runStage(decisionRates, { config: { far: 0 }, inputs: { trials } });

  test("take the base's parts together, and its thresholds for every condition", () => {
    expect(result.base.rates.optimal.frr).toMatchObject({ count: 50, n: 200 });
    expect(result.conditions.map(({ condition }) => condition.sweep)).toEqual(["base", "noise", "impressions"]);
    expect(result.conditions[1]!.rates.optimal.frr).toMatchObject({ count: 70, n: 100 });
    // At a FAR of 0 the threshold is above the last bin: all are rejected.
    expect(result.conditions[1]!.rates.route).toMatchObject({ frr: { rate: 1 }, far: { rate: 0 } });
    expect(result.sensitivity.map(({ condition }) => condition.sweep)).toEqual(["noise", "impressions"]);
  });

  test("give the metrics: the base's FRR of each decision", () => {
    const metrics = farFrr.metrics({ results: { decisions: result } } as never);
    expect(Object.keys(metrics)).toHaveLength(5);
    expect(metrics["FRR, equal optimal route"]).toMatchObject({ value: 0.25, n: 200 });
  });

  test("draw DET curves of impressions only, over both halves", async () => {
    const det = await runStage(detCurves, { inputs: { trials } });
    expect(det).toMatchObject({ readings: 80, impostors: 75 });
    const two = {
      ...trials,
      conditions: [...trials.conditions, { ...impressions, shift: 1 }],
      outcomes: [...trials.outcomes, outcome()],
    };
    expect(await runStage(detCurves, { inputs: { trials: two } })).toMatchObject({ readings: 80, impostors: 75 });
    expect(det!.curves.map(({ decision, condition }) => [decision, condition.shift])).toEqual([
      ["route", 15],
      ["minutiae", 15],
    ]);
    const fewer = { ...trials, outcomes: trials.outcomes.slice(0, 3), conditions: trials.conditions.slice(0, 3) };
    expect(await runStage(detCurves, { inputs: { trials: fewer } })).toBeUndefined();
    // Of 60 genuine and 60 impostors of both halves, accepted from each bin on and rejected below it.
    const { far, frr, drawn } = curveOf(outcome(), "route");
    expect(Array.from(far)).toEqual([60, 30, 15, 6, 2, 0].map((n) => expect.closeTo(n / 60, 12)));
    expect(Array.from(frr)).toEqual([0, 3, 7, 14, 30, 60].map((n) => expect.closeTo(n / 60, 12)));
    expect(drawn).toBe(true);
  });

  test("draw no curve where no threshold has errors of both kinds", () => {
    const apart = { genuine: counts(0, 0, 4), impostor: counts(3, 1, 0) };
    const overlapping = { genuine: counts(0, 1, 3), impostor: counts(3, 0, 1) };
    const drawn = (half: typeof apart) => curveOf({ scores: { route: [half, half], minutiae: [half, half] } }, "route").drawn;
    expect([drawn(apart), drawn(overlapping)]).toEqual([false, true]);
  });

  test("sum numbers and histograms, and put lists of fingers one after the other", () => {
    expect(sum(counts(1, 2), counts(10, 20))).toEqual(counts(11, 22));
    expect(sum(Float64Array.of(1), Float64Array.of(2))).toEqual(Float64Array.of(1, 2));
    expect(sum({ kind: "x", n: 1, list: [1, 2] }, { kind: "x", n: 2, list: [3, 4] })).toEqual({ kind: "x", n: 3, list: [4, 6] });
  });

  test("keep conditions of one kind apart that differ in anything but part, trials and precision", () => {
    const conditions = [base, { ...base, cell: 9 }, { ...base, part: 1, trials: 5, precision: 0.1 }];
    const found = estimates({ conditions, outcomes: conditions.map(() => outcome()) }, "routes");
    expect(found.map(({ condition, outcome }) => [condition.cell, outcome.trials])).toEqual([
      [8, 200],
      [9, 100],
    ]);
  });
});

describe("what one displaced minutia does", () => {
  test("is how often password and route change, and how many edges a changed route loses", () => {
    const moved = movedRate(2, { trials: 20, passwords: 8, routesChanged: 5, lostEdges: counts(15, 0, 3, 2) });
    expect(moved).toMatchObject({ distance: 2, password: { count: 8, n: 20 }, route: { count: 5, n: 20 } });
    expect(moved.edges).toBeCloseTo((3 * 2 + 2 * 3) / 5, 12);
  });

  test("loses no edges where no route changes", () => {
    expect(movedRate(1, { trials: 20, passwords: 0, routesChanged: 0, lostEdges: counts(20, 0) }).edges).toBeNull();
  });
});

describe("the speed", () => {
  test("is work over time, a second", () => {
    expect(
      speedOf([
        [100, 400],
        [200, 100],
      ]),
    ).toEqual({ count: 300, perSecond: 600 });
  });

  test("is given by number of minutiae", async () => {
    const grid = { ...base, kind: "cells" as const };
    const cells = {
      ...{ kind: "cells" as const, trials: 1, rejected: 0, stayed: 1, expected: 1, draws: 500, milliseconds: 250 },
      ...{ others: Float64Array.of(), alike: Float64Array.of(), groups: Float64Array.of() },
    };
    const trials = {
      conditions: [base, { ...base, noise: 1 }, { ...base, upTo: 70 }, grid],
      outcomes: [outcome(), outcome(), outcome({ milliseconds: 100 }), cells],
      prints: 0,
    };
    expect(await runStage(speeds, { inputs: { trials } })).toEqual({
      routes: [
        { minutiae: "16", count: 400, perSecond: 4000 },
        { minutiae: "16–70", count: 200, perSecond: 2000 },
      ],
      draws: { count: 500, perSecond: 2000 },
    });
  });
});
