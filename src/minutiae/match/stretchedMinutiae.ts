import type { CodedTemplate } from "./codeTemplate.js";
import { type MinutiaPair, matchedMinutiae } from "./matchedMinutiae.js";
import type { PlacedMinutiae } from "./placedMinutiae.js";

/** How far around a place the skin moves with it, less and less: (1 − d²/R²)², pixels. */
const REACH = 130;
/** Weight of no displacement, beside a weight of 1 of a pair that meets there. */
const STIFFNESS = 0.5;
/** Farthest that minutiae may lie apart from which the skin's displacement is learnt, and that meet in the end, pixels. */
const WIDE = 18;
const IN_THE_END = 12;

/** Minutiae that meet when the skin's stretching has been followed. */
export interface StretchedMinutiae {
  readonly placed: PlacedMinutiae;
  readonly matched: readonly MinutiaPair[];
}

/**
 * Follows how the skin was stretched: what a rigid map leaves between minutiae that meet is averaged around each place and taken away
 * there, and minutiae meet again. A skin's displacement is smooth, so that prints of two fingers gain little. All lengths were chosen on
 * synthetic prints.
 *
 * @param placed the other print's minutiae as the rigid map lays them on `a`
 */
export function stretchedMinutiae(a: CodedTemplate, rigid: PlacedMinutiae): StretchedMinutiae {
  const placed = { ...rigid, ...displaced(a, rigid, matchedMinutiae(a, rigid, WIDE)) };
  return { placed, matched: matchedMinutiae(a, placed, IN_THE_END) };
}

/** Where the minutiae lie with the weighted mean of the displacements around them. */
function displaced(a: CodedTemplate, { x: fromX, y: fromY }: PlacedMinutiae, met: readonly MinutiaPair[]) {
  const known = met.map(([i, k]) => ({ x: fromX[k], y: fromY[k], dx: a.x[i] - fromX[k], dy: a.y[i] - fromY[k] }));
  const [x, y]: number[][] = [[], []];
  for (let j = 0; j < fromX.length; j++) {
    let [weights, alongX, alongY] = [STIFFNESS, 0, 0];
    for (const at of known) {
      const [u, v] = [at.x - fromX[j], at.y - fromY[j]];
      const left = 1 - (u * u + v * v) / (REACH * REACH);
      if (left <= 0) continue;
      weights += left * left;
      alongX += left * left * at.dx;
      alongY += left * left * at.dy;
    }
    x.push(fromX[j] + alongX / weights);
    y.push(fromY[j] + alongY / weights);
  }
  return { x, y };
}
