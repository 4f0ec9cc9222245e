import { describe, expect, test } from "vitest";
import { type Condition, farFrrConditions } from "../../../experiments/far-frr/conditions.js";
import { chooseThresholds, errorsOf } from "../../../experiments/far-frr/decisionRates.js";
import { estimates } from "../../../experiments/far-frr/estimates.js";
import { farFrrPiece } from "../../../experiments/far-frr/farFrrPiece.js";
import { farBySide } from "../../../experiments/far-frr/gridPasswordRates.js";
import { gridTrials } from "../../../experiments/far-frr/gridTrials.js";
import { farFrr } from "../../../experiments/far-frr/index.js";
import { requireShares } from "../../../experiments/far-frr/require.js";
import { routeTrials } from "../../../experiments/far-frr/routeTrials.js";
import { createStream } from "../../../src/random/createStream.js";

const base: Condition = {
  ...{ kind: "routes", sweep: "base", minutiae: 8, noise: 0, lost: 0, spurious: 0, shift: 0, turn: 0, cell: 8 },
  ...{ trials: 300, precision: 0, part: 0 },
};
const seed = [1, "a test"] as const;

describe("the simulated system", () => {
  test("rejects, without noise, just those readings that lost a minutia: 1 − (1 − p)ᴺ", () => {
    const { trials, equality } = routeTrials({ ...base, lost: 0.05 }, createStream(1, "a test"), undefined);
    const expected = 1 - 0.95 ** 8;
    for (const { rejected } of Object.values(equality)) {
      expect(Math.abs(rejected / trials - expected)).toBeLessThan(4 * Math.sqrt((expected * (1 - expected)) / trials));
    }
  });

  test("rejects nobody without noise, and accepts everybody when all cells are one", () => {
    const { trials, impostors, equality } = routeTrials({ ...base, trials: 60, cell: 300 }, createStream(2, "a test"), undefined);
    expect(equality).toMatchObject({
      optimal: { rejected: 0 },
      chain: { rejected: 0 },
      cells: { rejected: 0, accepted: impostors },
    });
    expect([trials, impostors]).toEqual([60, 56]); // rounds of 50 and 10, two halves each
  });

  test("keeps minutiae in their cells as often as the distribution function says", () => {
    const { trials, stayed, expected, rejected } = gridTrials(
      { ...base, noise: 1, cell: 40, trials: 4000 },
      createStream(3, "a test"),
      undefined,
    );
    const p = expected / trials;
    expect(p).toBeGreaterThan(0.4);
    expect(p).toBeLessThan(0.9);
    expect(Math.abs(stayed / trials - p)).toBeLessThan(4 * Math.sqrt((p * (1 - p)) / trials));
    expect(rejected).toBeLessThanOrEqual(trials - stayed);
  });

  test("stops when the intervals are narrow enough", () => {
    const outcome = routeTrials({ ...base, precision: 0.04 }, createStream(4, "a test"), undefined);
    expect(outcome.trials).toBe(50); // none of 50 rejected: a half width of 0.03
  });

  test("gives a condition's draws from its values alone, and those of its parts apart", () => {
    const noisy = { ...base, noise: 3, trials: 40 };
    const [a, b] = [farFrrPiece(seed, noisy, undefined), farFrrPiece(seed, noisy, undefined)];
    expect({ ...a, milliseconds: 0 }).toEqual({ ...b, milliseconds: 0 });
    const other = { ...noisy, part: 1 };
    const outcomes = [a, farFrrPiece(seed, other, undefined)];
    const [merged, ...rest] = estimates({ conditions: [noisy, other], outcomes }, "routes");
    expect(rest).toEqual([]);
    expect([merged!.outcome.trials, merged!.outcome.impostors]).toEqual([80, 76]);
  });

  test("refuses, before any trial, more losses and spurious minutiae than there are minutiae", () => {
    const grids = farFrr.config.parse({ base: { spurious: 0.4 }, impressions: {}, region: {}, lost: [0.1, 0.7] });
    expect(() => requireShares(farFrrConditions(grids))).toThrow(
      "lost and spurious, together, must be at most 1 in every condition; got 0.7 and 0.4 (lost)",
    );
  });

  test("chooses thresholds on one half and counts on the other", () => {
    const outcome = routeTrials({ ...base, noise: 4, trials: 100 }, createStream(5, "a test"), undefined);
    const thresholds = chooseThresholds(outcome, 0);
    const development = outcome.scores.route[0]!.impostor;
    expect(development.slice(thresholds.route).every((n) => n === 0)).toBe(true);
    const { frr, far } = errorsOf(outcome, "route", thresholds);
    expect([frr.n, far.n]).toEqual([50, 48]);
  });

  test("lets no comparison cross from one half into the other", () => {
    const outcome = routeTrials({ ...base, trials: 70 }, createStream(6, "a test"), undefined);
    const totals = outcome.scores.route.map(({ genuine, impostor }) =>
      [genuine, impostor].map((all) => all.reduce((a, b) => a + b)),
    );
    expect(totals).toEqual([
      [35, 33],
      [35, 33],
    ]);
    expect(outcome.impostors).toBe(66);
  });

  test("draws the number of minutiae from its range, finger by finger", () => {
    const { draws, trials } = routeTrials({ ...base, upTo: 12, trials: 200 }, createStream(7, "a test"), undefined);
    expect(draws / 2 / trials).toBeGreaterThan(9.7);
    expect(draws / 2 / trials).toBeLessThan(10.3);
    const conditions = farFrrConditions(farFrr.config.parse({ base: {}, impressions: {}, region: {} }));
    expect(conditions.filter(({ upTo }) => upTo)).toMatchObject([{ sweep: "minutiae", minutiae: 16, upTo: 70, trials: 100 }]);
  });

  test("takes the fingers of all noises together for the false acceptances on a grid", () => {
    const conditions = [1, 2].map((noise): Condition => ({ ...base, kind: "cells", noise, cell: 150, trials: 100 }));
    const outcomes = conditions.map((condition) => farFrrPiece(seed, condition, undefined));
    const rates = farBySide(estimates({ conditions, outcomes }, "cells"));
    expect([...rates.keys()]).toEqual([150]);
    expect(rates.get(150)).toMatchObject({ pairs: 2 * ((100 * 99) / 2) });
    expect(rates.get(150)!.events).toBeGreaterThan(0);
  });
});
