import { describe, expect, test } from "vitest";
import { type ConditionGrids, conditionsOf, drawnTrials } from "../../../experiments/far-frr/conditions.js";
import { farFrr } from "../../../experiments/far-frr/index.js";
import { requireShares } from "../../../experiments/far-frr/require.js";
import { UsageError } from "../../../src/lab/errors.js";

const base = { minutiae: 16, noise: 0.5, lost: 0, spurious: 0, shift: 0, turn: 0, cell: 8 };
const none: ConditionGrids = {
  ...{ base, noise: [], lost: [], spurious: [], minutiae: [], motion: [], moved: [] },
  impressions: { minutiae: 24, noise: 2.5, lost: 0.3, spurious: 0.2 },
  region: { noise: [], cell: [], trials: 100 },
  ...{ trials: 400, precision: 0.03, baseTrials: 400 },
};

describe("the conditions", () => {
  test("are the base condition, in parts of so many trials, none of which stops before its end", () => {
    const parts = (baseTrials: number) => conditionsOf({ ...none, baseTrials });
    expect(parts(400)).toEqual([{ ...base, kind: "routes", sweep: "base", trials: 400, precision: 0, part: 0 }]);
    expect(parts(1000).map(({ part, trials, precision }) => [part, trials, precision])).toEqual([
      [0, 400, 0],
      [1, 400, 0],
      [2, 200, 0],
    ]);
    expect(parts(801).at(-1)).toMatchObject({ part: 2, trials: 1 });
  });

  test("are points of curves that change one thing and may stop early", () => {
    const curves = conditionsOf({ ...none, noise: [0, 4], lost: [0.1], spurious: [0.2], minutiae: [10] }).slice(1);
    const point = { ...base, kind: "routes", trials: 400, precision: 0.03, part: 0 };
    expect(curves).toEqual([
      { ...point, sweep: "noise", noise: 0 },
      { ...point, sweep: "noise", noise: 4 },
      { ...point, sweep: "lost", lost: 0.1 },
      { ...point, sweep: "spurious", spurious: 0.2 },
      { ...point, sweep: "minutiae", minutiae: 10 },
    ]);
  });

  test("draw each finger's number of minutiae from 16 to 70 at a quarter of the trials, but no fewer than 20", () => {
    const [, drawn] = conditionsOf({ ...none, minutiae: ["drawn"] });
    expect(drawn).toMatchObject({ sweep: "minutiae", minutiae: 16, upTo: 70, trials: 100, precision: 0.03 });
    expect([20, 80, 81, 84, 85].map(drawnTrials)).toEqual([20, 20, 21, 21, 22]);
  });

  test("move the base's fingers, and with the same motions readings that differ as impressions do", () => {
    const [, motion, impressions] = conditionsOf({ ...none, motion: [{ shift: 15, turn: 8 }] });
    expect(motion).toMatchObject({ ...base, sweep: "motion", shift: 15, turn: 8, precision: 0.03 });
    expect(impressions).toMatchObject({ sweep: "impressions", ...none.impressions, shift: 15, turn: 8, precision: 0 });
  });

  test("displace one minutia", () => {
    const [, moved] = conditionsOf({ ...none, moved: [2] });
    expect(moved).toMatchObject({ ...base, kind: "moved", sweep: "moved", noise: 2 });
  });

  test("are every noise at every cell of the region, in parts of 50,000 readings", () => {
    const region = conditionsOf({ ...none, region: { noise: [1, 2], cell: [8, 64], trials: 50_000 } }).slice(1);
    expect(region.map(({ noise, cell }) => [noise, cell])).toEqual([
      [1, 8],
      [1, 64],
      [2, 8],
      [2, 64],
    ]);
    expect(region[0]).toMatchObject({ kind: "cells", sweep: "region", trials: 50_000, part: 0, precision: 0 });
    const parts = conditionsOf({ ...none, region: { noise: [1], cell: [8], trials: 50_001 } }).slice(1);
    expect(parts.map(({ part, trials }) => [part, trials])).toEqual([
      [0, 50_000],
      [1, 1],
    ]);
  });

  test("may lose and add as many minutiae as there are, and no more", () => {
    const shares = (lost: number, spurious: number) => () =>
      requireShares(
        conditionsOf({ ...none, impressions: { ...none.impressions, lost, spurious }, motion: [{ shift: 0, turn: 0 }] }),
      );
    expect(shares(0.75, 0.25)).not.toThrow();
    expect(shares(0.75, 0.3)).toThrow(UsageError);
    expect(shares(0.75, 0.3)).toThrow("far-frr: impressions: lost + spurious must be at most 1; got 0.75 + 0.3");
  });

  test("name each value of a curve once", () => {
    const parsed = (noise: number[]) => farFrr.config.safeParse({ base: {}, impressions: {}, region: {}, noise });
    expect(parsed([0, 1, 2]).success).toBe(true);
    const { error } = parsed([0, 1, 0]);
    expect(error!.issues[0]!.message).toContain("0 stands in it twice");
  });

  test("have a point at least in the search for the published rates", () => {
    const parsed = (region: object) => farFrr.config.safeParse({ base: {}, impressions: {}, region });
    expect(parsed({ noise: [1], cell: [8] }).success).toBe(true);
    expect(parsed({ noise: [] }).success).toBe(false);
    expect(parsed({ cell: [] }).success).toBe(false);
  });
});
