import fc from "fast-check";
import type { Template } from "../../../src/minutiae/template.js";

const fraction = fc.double({ min: 0, max: 1, noNaN: true });

/** Any template of up to 60 minutiae at whole pixels. */
export const templates: fc.Arbitrary<Template> = fc
  .record({ width: fc.integer({ min: 1, max: 2000 }), height: fc.integer({ min: 1, max: 2000 }) })
  .chain(({ width, height }) =>
    fc.record({
      width: fc.constant(width),
      height: fc.constant(height),
      dpi: fc.constantFrom(250, 300, 500, 1000),
      minutiae: fc.array(
        fc.record({
          x: fc.integer({ min: 0, max: width - 1 }),
          y: fc.integer({ min: 0, max: height - 1 }),
          direction: fraction.map((turn) => (turn * 2 * Math.PI) % (2 * Math.PI)),
          type: fc.constantFrom("ending" as const, "bifurcation" as const),
          quality: fraction,
        }),
        { maxLength: 60 },
      ),
    }),
  );

/** How far two directions are apart, degrees. */
export function degreesApart(a: number, b: number): number {
  const apart = (Math.abs(a - b) * 180) / Math.PI;
  return Math.min(apart % 360, 360 - (apart % 360));
}
