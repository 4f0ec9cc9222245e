import { sharedEdges } from "../../src/routes/sharedEdges.js";

/** A route over numbered minutiae: the numbers in its order, and which minutia each number is. */
export interface NumberedRoute {
  readonly order: readonly number[];
  readonly origin: readonly number[];
}

/** How many edges of a route another over the same minutiae lacks, however these are numbered. */
export function lostEdges(before: NumberedRoute, after: NumberedRoute): number {
  const partner = after.origin.map((original) => before.origin.indexOf(original));
  return Math.round((1 - sharedEdges(before.order, after.order, partner, "path")) * (before.order.length - 1));
}
