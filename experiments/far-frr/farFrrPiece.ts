import type { Template } from "../../src/minutiae/template.js";
import { createStream } from "../../src/random/createStream.js";
import { cellTrials } from "./cellTrials.js";
import type { Condition } from "./conditions.js";
import { movedTrials } from "./movedTrials.js";
import { routeTrials } from "./routeTrials.js";

export type Outcome = RouteOutcome | CellOutcome | MovedOutcome;

/** Genuine readings and impostors, of which so many were decided wrongly. */
export interface Errors {
  readonly rejected: number;
  readonly accepted: number;
}

export interface RouteOutcome {
  readonly kind: "routes";
  /** Genuine readings; each but the first of its half of a round was also compared with the master before its own, as an impostor. */
  readonly trials: number;
  readonly impostors: number;
  /** Equality of the sequence of the optimal route, of the greedy chain, and of the grid's cells. */
  readonly equality: Readonly<Record<"optimal" | "chain" | "cells", Errors>>;
  /** Histograms of scores, `SCORE_BINS` wide, by half (development, evaluation) and kind. */
  readonly scores: Readonly<Record<"route" | "minutiae", readonly Histograms[]>>;
  readonly routes: number;
  readonly draws: number;
  readonly milliseconds: number;
}

export interface Histograms {
  readonly genuine: Uint32Array;
  readonly impostor: Uint32Array;
}

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
  readonly draws: number;
  readonly milliseconds: number;
}

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

/**
 * One condition's trials, from a stream that its own values name.
 * @param templates minutiae of real prints that masters are drawn from; else they are simulated
 */
export function farFrrPiece(
  seed: readonly [number, string],
  condition: Condition,
  templates: readonly Template[] | undefined,
): Outcome {
  const { trials: _, precision: __, ...values } = condition;
  const stream = createStream(...seed).substream(JSON.stringify(Object.entries(values)));
  const trials = { routes: routeTrials, cells: cellTrials, moved: movedTrials }[condition.kind];
  return trials(condition, stream, templates);
}
