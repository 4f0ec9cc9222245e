import type { Interval } from "../../src/metrics/interval.js";
import { jackknifePairs, type PairRate } from "../../src/metrics/jackknifePairs.js";
import { publishedNumber } from "../../src/papers.js";
import { type Received, stage } from "../define.js";
import { type Estimate, estimates, type Rate, rateOf } from "./estimates.js";
import type { CellOutcome, Trials } from "./outcomes.js";

/** FAR and FRR of grid passwords at one noise and side of the cells. */
export interface GridPasswordRate {
  readonly minutiae: number;
  /** px */
  readonly noise: number;
  /** px */
  readonly cell: number;
  readonly frr: Rate;
  readonly far: PairRate;
  /** Whether the published pair of rates can hold here. */
  readonly holds: Holds;
  /** Readings of which every minutia stayed in its cell, and their share by the distribution function. */
  readonly stayed: Rate;
  readonly expected: number;
  /** Whether that share lies in the interval of those drawn. */
  readonly inside: boolean;
}

export interface GridPasswordRates {
  readonly points: readonly GridPasswordRate[];
  /** Numbers drawn for the noise of all points. */
  readonly draws: number;
}

/** FAR and FRR of passwords on a grid, over the region of noise and cells, and the noise that was drawn against its law. */
export const gridPasswordRates = stage(
  import.meta.url,
  {},
  ({ inputs }: Received<unknown, { trials: Trials }>): GridPasswordRates => {
    const cells = estimates(inputs.trials, "cells");
    const sides = farBySide(cells);
    const published = publishedPair();
    const points = cells.map(({ condition: { minutiae, noise, cell }, outcome }) => {
      const frr = rateOf(outcome.rejected, outcome.trials);
      const far = sides.get(cell)!;
      const stayed = rateOf(outcome.stayed, outcome.trials);
      const expected = outcome.expected / outcome.trials;
      return {
        ...{ minutiae, noise, cell, frr, far, stayed, expected },
        holds: holds(frr.interval, far.interval, published),
        inside: isInside(expected, stayed.interval),
      };
    });
    return { points, draws: cells.reduce((sum, { outcome }) => sum + outcome.draws, 0) };
  },
);

/** False acceptances of grid passwords by the cells' side: they do not depend on the noise, so its masters are taken together. */
export function farBySide(cells: readonly Estimate<CellOutcome>[]): Map<number, PairRate> {
  const sides = [...new Set(cells.map(({ condition }) => condition.cell))];
  return new Map(
    sides.map((side) => {
      const these = cells.filter(({ condition }) => condition.cell === side).map(({ outcome }) => outcome);
      const joined = (key: "alike" | "others" | "groups") => these.flatMap((outcome) => [...outcome[key]]);
      return [side, jackknifePairs(joined("alike"), joined("others"), joined("groups"))];
    }),
  );
}

/** The pair of error rates that paper B quotes, as shares. */
export function publishedPair(): { readonly far: number; readonly frr: number } {
  const share = (key: "far" | "frr"): number => publishedNumber("B", "far-frr", "values", key) / 100;
  return { far: share("far"), frr: share("frr") };
}

/** Whether two rates can hold: yes, no, or the counts are too few to tell. */
export type Holds = "yes" | "no" | "too few";

/**
 * Whether two published rates, as shares, can hold where ours have these intervals: no where one of ours is above it throughout, yes where
 * both of ours are at most as high throughout.
 */
export function holds(frr: Interval, far: Interval, published: { readonly frr: number; readonly far: number }): Holds {
  if (frr.low > published.frr || far.low > published.far) return "no";
  return frr.high <= published.frr && far.high <= published.far ? "yes" : "too few";
}

/** Whether a value lies in an interval, its ends included. */
export function isInside(value: number, { low, high }: Interval): boolean {
  return value >= low && value <= high;
}
