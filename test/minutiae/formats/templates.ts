import fc from "fast-check";
import type { Template } from "../../../src/minutiae/template.js";

const fraction = fc.double({ min: 0, max: 1, noNaN: true });

/** Any template of up to 60 minutiae, at whole pixels and between them. */
export const templates: fc.Arbitrary<Template> = fc
  .record({ width: fc.integer({ min: 1, max: 2000 }), height: fc.integer({ min: 1, max: 2000 }) })
  .chain(({ width, height }) =>
    fc.record({
      width: fc.constant(width),
      height: fc.constant(height),
      dpi: fc.constantFrom(250, 300, 500, 1000),
      minutiae: fc.array(
        fc.record({
          x: places(width),
          y: places(height),
          direction: fraction.map((turn) => (turn * 2 * Math.PI) % (2 * Math.PI)),
          type: fc.constantFrom("ending" as const, "bifurcation" as const),
          quality: fraction,
        }),
        { maxLength: 60 },
      ),
    }),
  );

function places(size: number): fc.Arbitrary<number> {
  return fc.oneof(fc.integer({ min: 0, max: size - 1 }), fc.double({ min: 0, max: size, maxExcluded: true, noNaN: true }));
}

/** Whether two places are within half a pixel of each other; within a pixel beyond the centres of the last ones. */
export function pixelsApart(a: Place, b: Place, { width, height }: { width: number; height: number }): boolean {
  const across = Math.abs(a.x - b.x) <= (a.x > width - 1 ? 1 : 0.5);
  return across && Math.abs(a.y - b.y) <= (a.y > height - 1 ? 1 : 0.5);
}

interface Place {
  readonly x: number;
  readonly y: number;
}

/** How far two directions are apart, degrees. */
export function degreesApart(a: number, b: number): number {
  const apart = (Math.abs(a - b) * 180) / Math.PI;
  return Math.min(apart % 360, 360 - (apart % 360));
}
