import type { Condition } from "../tasks/farFrrConditions.js";
import type { Outcome } from "../tasks/farFrrPiece.js";

/** What the stage `trials` leaves. */
export interface Trials {
  readonly conditions: readonly Condition[];
  readonly outcomes: readonly Outcome[];
  /** Prints that give the positions, 0 where they are simulated. */
  readonly prints: number;
}

/** Where the fingers come from. */
export function fingersNote({ prints }: Trials, data: string): string {
  if (prints === 0) return "Simulated fingers.";
  return `Fingers of minutiae drawn from ${prints} prints of ${data}. Those stand at whole pixels, so the least noise breaks ties of x and crosses borders of cells.`;
}

/** What the intervals speak for. */
export function intervalsNote({ prints }: Trials): string {
  if (prints === 0) return "Wilson intervals; every trial has a finger of its own, so trials are independent.";
  return `Wilson intervals for the same ${prints} prints drawn from again; they do not say how far other fingers would differ.`;
}

/** How the decisions by score come to a threshold. */
export const SCORED =
  "Tolerant route: share of edges that both optimal routes have. It and the matcher accept from thresholds that the first half of the base condition " +
  "chose; their rates are of second halves.";
