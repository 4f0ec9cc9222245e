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
  /** Where the rigid map laid them. */
  readonly rigid: PlacedMinutiae;
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
  return { rigid, placed, matched: matchedMinutiae(a, placed, IN_THE_END) };
}

/** Where the minutiae lie with the weighted mean of the displacements around them. */
function displaced(a: CodedTemplate, { x: fromX, y: fromY }: PlacedMinutiae, met: readonly MinutiaPair[]) {
  const [knownX, knownY, dx, dy, x, y]: number[][] = [[], [], [], [], [], []];
  for (const [i, k] of met) {
    knownX.push(fromX[k]);
    knownY.push(fromY[k]);
    dx.push(a.x[i] - fromX[k]);
    dy.push(a.y[i] - fromY[k]);
  }
  for (let j = 0; j < fromX.length; j++) {
    const [ownX, ownY] = [fromX[j], fromY[j]];
    let weights = STIFFNESS;
    let alongX = 0;
    let alongY = 0;
    for (let k = 0; k < knownX.length; k++) {
      const [u, v] = [knownX[k] - ownX, knownY[k] - ownY];
      const squared = u * u + v * v;
      if (squared >= REACH * REACH) continue;
      const left = 1 - squared / (REACH * REACH);
      const weight = left * left;
      weights += weight;
      alongX += weight * dx[k];
      alongY += weight * dy[k];
    }
    x.push(ownX + alongX / weights);
    y.push(ownY + alongY / weights);
  }
  return { x, y };
}
