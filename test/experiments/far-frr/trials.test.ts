import { describe, expect, test } from "vitest";
import { type Condition, conditionsOf } from "../../../experiments/far-frr/conditions.js";
import { chooseThresholds, errorsOf } from "../../../experiments/far-frr/decisionRates.js";
import { estimates } from "../../../experiments/far-frr/estimates.js";
import { farBySide } from "../../../experiments/far-frr/gridPasswordRates.js";
import { gridTrials, stayProbability } from "../../../experiments/far-frr/gridTrials.js";
import { farFrr } from "../../../experiments/far-frr/index.js";
import { requireShares } from "../../../experiments/far-frr/require.js";
import { binOf, narrow, ROUND, routeTrials, SCORE_BINS } from "../../../experiments/far-frr/routeTrials.js";
import { tryCondition } from "../../../experiments/far-frr/tryCondition.js";
import { createStream } from "../../../src/random/createStream.js";
import { normalCdf } from "../../../src/random/normalCdf.js";

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
    const [a, b] = [tryCondition(seed, noisy, undefined), tryCondition(seed, noisy, undefined)];
    expect({ ...a, milliseconds: 0 }).toEqual({ ...b, milliseconds: 0 });
    const other = { ...noisy, part: 1 };
    const outcomes = [a, tryCondition(seed, other, undefined)];
    const [merged, ...rest] = estimates({ conditions: [noisy, other], outcomes }, "routes");
    expect(rest).toEqual([]);
    expect({ ...outcomes[1], milliseconds: 0 }).not.toEqual({ ...a, milliseconds: 0 });
    expect([merged!.outcome.trials, merged!.outcome.impostors]).toEqual([80, 76]);
  });

  test("refuses, before any trial, more losses and spurious minutiae than there are minutiae", () => {
    const grids = farFrr.config.parse({ base: { spurious: 0.4 }, impressions: {}, region: {}, lost: [0.1, 0.7] });
    expect(() => requireShares(conditionsOf(grids))).toThrow("far-frr: lost: lost + spurious must be at most 1; got 0.7 + 0.4");
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
    const conditions = conditionsOf(farFrr.config.parse({ base: {}, impressions: {}, region: {} }));
    expect(conditions.filter(({ upTo }) => upTo)).toMatchObject([{ sweep: "minutiae", minutiae: 16, upTo: 70, trials: 100 }]);
  });

  test("takes the fingers of all noises together for the false acceptances on a grid", () => {
    const conditions = [1, 2].map((noise): Condition => ({ ...base, kind: "cells", noise, cell: 150, trials: 100 }));
    const outcomes = conditions.map((condition) => tryCondition(seed, condition, undefined));
    const rates = farBySide(estimates({ conditions, outcomes }, "cells"));
    expect([...rates.keys()]).toEqual([150]);
    expect(rates.get(150)).toMatchObject({ pairs: 2 * ((100 * 99) / 2) });
    expect(rates.get(150)!.events).toBeGreaterThan(0);
  });
});

describe("a point of a curve", () => {
  const errors = (optimal: number, chain: number, cells: number) => ({
    optimal: { rejected: optimal, accepted: 0 },
    chain: { rejected: chain, accepted: 0 },
    cells: { rejected: cells, accepted: 0 },
  });

  test("is known well enough where every decision's interval is narrow: none of 50 is known to ± 0.03", () => {
    expect(narrow(errors(0, 0, 0), 50, 0.03)).toBe(true);
    expect(narrow(errors(0, 0, 0), 50, 0.0299)).toBe(false);
  });

  test("waits for the widest of them: half of 50 is known to ± 0.13", () => {
    for (const widest of [errors(25, 0, 0), errors(0, 25, 0), errors(0, 0, 25)]) {
      expect(narrow(widest, 50, 0.14)).toBe(true);
      expect(narrow(widest, 50, 0.13)).toBe(false);
    }
  });

  test("is looked at after each round only, and never without a precision", () => {
    const trials = (precision: number, most: number) =>
      routeTrials({ ...base, minutiae: 6, trials: most, precision }, createStream(8, "a test"), undefined).trials;
    expect(ROUND).toBe(50);
    // None is rejected: ± 0.03 after 50, ± 0.015 after 100.
    expect(trials(0.02, 300)).toBe(100);
    expect(trials(0, 120)).toBe(120);
    expect(trials(0.5, 49)).toBe(49);
  });

  test("counts a score in one of 500 bins, 1 in the last", () => {
    expect([0, 0.0019, 0.002, 0.5, 0.999, 1].map(binOf)).toEqual([0, 0, 1, 250, 499, 499]);
    expect(SCORE_BINS).toBe(500);
  });

  test("scores what is the same highest, and gives readings without two minutiae the lowest score", () => {
    const { scores } = routeTrials({ ...base, trials: 20 }, createStream(9, "a test"), undefined);
    for (const half of scores.route) expect(half.genuine[SCORE_BINS - 1]).toBe(10);
    const lost = routeTrials({ ...base, trials: 20, lost: 1 }, createStream(9, "a test"), undefined);
    for (const half of [...lost.scores.route, ...lost.scores.minutiae]) expect(half.genuine[0]).toBe(10);
    expect(lost.equality.cells).toEqual({ rejected: 20, accepted: 0 });
    // No route of a reading that has none.
    expect([lost.routes, lost.trials]).toEqual([20, 20]);
  });

  test("uses the matcher in its first part only", () => {
    const { scores } = routeTrials({ ...base, trials: 20, part: 1 }, createStream(9, "a test"), undefined);
    expect(scores.minutiae.flatMap(({ genuine, impostor }) => [...genuine, ...impostor]).every((n) => n === 0)).toBe(true);
  });
});

describe("a coordinate", () => {
  test("stays in its cell with the probability of the normal law between the cell's borders", () => {
    // In the middle of a cell of 8 px: within ± 4 px; at its lower border: from 0 to 8 px.
    expect(stayProbability(20, 2, 8)).toBeCloseTo(2 * normalCdf(2) - 1, 12);
    expect(stayProbability(16, 2, 8)).toBeCloseTo(normalCdf(4) - 0.5, 12);
    expect(stayProbability(23, 2, 8)).toBeCloseTo(normalCdf(0.5) - normalCdf(-3.5), 12);
    expect(stayProbability(23, 0, 8)).toBe(1);
  });
});

describe("the trials on a grid", () => {
  const grid: Condition = { ...base, kind: "cells", trials: 40, cell: 300 };

  test("compare every finger with every other one: in a single cell all are alike", () => {
    const { others, alike, groups, stayed, rejected, draws } = gridTrials(grid, createStream(10, "a test"), undefined);
    expect([...others]).toEqual(new Array(40).fill(39));
    expect([...alike]).toEqual(new Array(40).fill(39));
    expect([...groups]).toEqual([40]);
    expect([stayed, rejected, draws]).toEqual([40, 0, 40 * 2 * 8]);
  });

  test("do not compare fingers of one print, and count a reading in other cells as rejected", () => {
    const template = (x: number) => ({
      ...{ width: 300, height: 300, dpi: 500 },
      minutiae: [1, 2].map((y) => ({ x, y: 100 * y, direction: 0, type: "ending" as const, quality: 1 })),
    });
    const two = { ...grid, minutiae: 2 };
    const same = gridTrials(two, createStream(11, "a test"), [template(100), template(100)]);
    const [own, other] = [Math.min(...same.others), Math.max(...same.others)];
    expect(own + other).toBe(40);
    // Each finger is like every one of the other print.
    expect(same.alike).toEqual(same.others);
    expect(same.groups).toHaveLength(0);
    const apart = gridTrials({ ...two, cell: 50 }, createStream(11, "a test"), [template(0), template(100)]);
    expect([...apart.alike].every((n) => n === 0)).toBe(true);
    // Both minutiae lie at a corner of four cells.
    const { rejected, stayed, expected } = gridTrials({ ...two, cell: 50, noise: 1, trials: 2000 }, createStream(12, "a test"), [
      template(100),
      template(100),
    ]);
    expect(rejected + stayed).toBe(2000);
    // Each of four coordinates stays above its border half of the time: (1/2)⁴.
    expect(expected / 2000).toBeCloseTo(1 / 16, 6);
    expect(Math.abs(stayed / 2000 - 1 / 16)).toBeLessThan(4 * Math.sqrt(((1 / 16) * (15 / 16)) / 2000));
  });
});
