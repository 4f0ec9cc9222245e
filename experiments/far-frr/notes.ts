import { minutiaeText } from "./conditions.js";
import type { Trials } from "./outcomes.js";
import { ROUND } from "./routeTrials.js";

/** What notes need of the trials. */
export type Simulated = Pick<Trials, "conditions" | "prints">;

/** Where the fingers come from. */
export function fingersNote({ prints }: Simulated, data: string): string {
  if (prints === 0) return "Simulated fingers.";
  return `Fingers of minutiae drawn from ${prints} prints of ${data}. Those stand at whole pixels, so the least noise breaks ties of x and crosses borders of cells.`;
}

/** Which the intervals are, and what they speak for. */
export function intervalsNote({ prints }: Simulated): string {
  const which = "Rates without an event have the rule of three, 0 to 3/n, all others Wilson's interval";
  if (prints === 0) return `${which}. Every reading is of a finger of its own.`;
  return `${which}; both are for the same ${prints} prints drawn from again and do not say how far other fingers would differ.`;
}

/** How impostors are made, and what their intervals leave out. */
export const IMPOSTORS =
  `An impostor is a reading against the finger before its own in the same ${ROUND / 2} trials. Each finger is thus in two comparisons, and the intervals of the FAR take ` +
  "these as independent.";

/** How the decisions by score come to a threshold. */
export const SCORED =
  "Tolerant route: share of edges that both optimal routes have. It and the matcher accept from thresholds that the base condition's development half " +
  `chose, the first ${ROUND / 2} of every ${ROUND} trials; their rates are of the other half. No comparison crosses from one into the other.`;

/** What ends a point of a curve. */
export interface Stopping {
  readonly trials: number;
  readonly precision: number;
}

export function stoppingNote({ conditions }: Simulated, { trials, precision }: Stopping): string {
  const drawn = conditions.find(({ upTo }) => upTo);
  const rule =
    precision === 0
      ? `Every point of a curve has ${trials} trials`
      : `A point of a curve stops at the first multiple of ${ROUND} trials at which the intervals of the FRR of all three equality decisions have half widths of at most ${precision}, ` +
        `and at ${trials}; base and impressions make all their trials`;
  if (!drawn) return `${rule}.`;
  const fewer = `Where minutiae are ${minutiaeText(drawn)}, each finger's number is drawn uniformly (no further than two of the prints have), and as exact routes of 70 are slow, there are at most ${drawn.trials} trials.`;
  return `${rule}. ${fewer}`;
}
