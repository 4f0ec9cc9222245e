import type { CodedTemplate } from "./codeTemplate.js";
import type { RigidMap } from "./rigidMap.js";

/** Where a print's minutiae lie on another print: pixels, y up, and radians. */
export interface PlacedMinutiae {
  readonly x: readonly number[];
  readonly y: readonly number[];
  readonly direction: readonly number[];
}

/** The minutiae of a print, laid on another by a map. */
export function placedMinutiae(print: CodedTemplate, { cos, sin, dx, dy, angle }: RigidMap): PlacedMinutiae {
  const [x, y, direction]: number[][] = [[], [], []];
  for (let j = 0; j < print.count; j++) {
    x.push(cos * print.x[j] - sin * print.y[j] + dx);
    y.push(sin * print.x[j] + cos * print.y[j] + dy);
    direction.push(print.direction[j] + angle);
  }
  return { x, y, direction };
}
