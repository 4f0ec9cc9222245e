import { severalImpressions } from "../choosePrints.js";
import type { PrintSource } from "../openPrints.js";

/** How many of a data set's fingers are enrolled, the first ones, and how many of those after them nobody enrols. */
export interface Enrolment {
  readonly enrolled: number;
  readonly unknown: number;
}

/**
 * The fingers that are enrolled and the unknown ones, of those with two impressions or more. Unknown ones are at most half of all and leave
 * two to be enrolled; where the data set is short, fewer are enrolled.
 *
 * @throws RunError in one line for fewer than two fingers
 */
export function enrolment(
  data: Pick<PrintSource, "name" | "prints" | "fingers">,
  asked: { readonly fingers: number; readonly unknown: number },
): Enrolment {
  const there = severalImpressions(data).length;
  const unknown = Math.min(asked.unknown, there >> 1, there - 2);
  return { enrolled: Math.min(asked.fingers, there - unknown), unknown };
}
