import type { Condition } from "./conditions.js";

/** What the trials of one condition, or of a part of one, come to. */
export type Outcome = RouteOutcome | CellOutcome | MovedOutcome;

/** What the stage `trials` leaves. */
export interface Trials {
  readonly conditions: readonly Condition[];
  /** One of each condition. */
  readonly outcomes: readonly Outcome[];
  /** Prints that give the positions, 0 where they are simulated. */
  readonly prints: number;
}

/** Decisions on passwords: equality of the sequence of the optimal route, of the greedy chain, and of the grid's cells. */
export type EqualityDecision = "optimal" | "chain" | "cells";
/** Decisions by a score: the tolerant comparison of routes, and the minutiae matcher. */
export type ScoredDecision = "route" | "minutiae";
export type Decision = EqualityDecision | ScoredDecision;

/** The decisions as tables name them, in their order. */
export const DECISIONS: Readonly<Record<Decision, string>> = {
  optimal: "equal optimal route",
  chain: "equal greedy chain",
  cells: "equal grid route",
  route: "tolerant route",
  minutiae: "minutiae matcher",
};
export const decisions = Object.keys(DECISIONS) as Decision[];

/** Genuine readings and impostors, of which so many were decided wrongly. */
export interface Errors {
  readonly rejected: number;
  readonly accepted: number;
}

/** All decisions on readings and impostors. */
export interface RouteOutcome {
  readonly kind: "routes";
  /** Genuine readings; each but the first of its half of a round was also compared with the master before its own, as an impostor. */
  readonly trials: number;
  readonly impostors: number;
  readonly equality: Readonly<Record<EqualityDecision, Errors>>;
  /** Histograms of scores, `SCORE_BINS` wide, by half (development, evaluation) and kind. */
  readonly scores: Readonly<Record<ScoredDecision, readonly Histograms[]>>;
  readonly routes: number;
  readonly draws: number;
  readonly milliseconds: number;
}

/** How many comparisons have a score in each bin. */
export interface Histograms {
  readonly genuine: Uint32Array;
  readonly impostor: Uint32Array;
}

/** Readings and pairs of fingers on the grid. */
export interface CellOutcome {
  readonly kind: "cells";
  readonly trials: number;
  /** Readings that do not lie in the same cells. */
  readonly rejected: number;
  /** Readings of which every minutia stayed in its cell, and the sum of that event's probabilities given the masters. */
  readonly stayed: number;
  readonly expected: number;
  /** By master kept: how many others of other fingers it was compared with, and how many of those lie in the same cells. */
  readonly others: Float64Array;
  readonly alike: Float64Array;
  /** How many masters were compared all with all, if each is of a finger of its own. */
  readonly groups: Float64Array;
  readonly draws: number;
  readonly milliseconds: number;
}

/** Fingers of which one minutia was displaced. */
export interface MovedOutcome {
  readonly kind: "moved";
  readonly trials: number;
  /** Passwords that changed, and optimal routes that visit the minutiae in another order. */
  readonly passwords: number;
  readonly routesChanged: number;
  /** How many routes lost so many of their edges: index 0 is none. */
  readonly lostEdges: Uint32Array;
  readonly milliseconds: number;
}
