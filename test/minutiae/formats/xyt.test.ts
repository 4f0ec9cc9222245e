import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { templateFromXyt, templateToXyt } from "../../../src/minutiae/formats/xyt.js";
import { degreesApart, templates } from "./templates.js";

const folder = join(process.env.RIDGELAB_TEST_DATA ?? "../shared/data", "reference/mindtct/fvc2002-db1_b");

describe("a template as .xyt", () => {
  it("counts y from below and turns the direction by half a turn", () => {
    const minutia = { x: 100, y: 203, direction: Math.PI / 2, type: "ending" as const, quality: 0.124 };
    const text = templateToXyt({ width: 388, height: 374, dpi: 500, minutiae: [minutia] });
    expect(text).toBe("100 171 270 12\n");
    expect(templateFromXyt(text, { width: 388, height: 374 })).toEqual({
      width: 388,
      height: 374,
      dpi: 500,
      minutiae: [{ ...minutia, quality: 0.12 }],
    });
  });

  it("comes back to the pixel, within half a degree and half a hundredth of quality; all become endings", () => {
    fc.assert(
      fc.property(templates, (template) => {
        const text = templateToXyt(template);
        const back = templateFromXyt(text, template);
        expect(templateToXyt(back)).toBe(text);
        const close = template.minutiae.every((a) =>
          back.minutiae.some(
            (b) =>
              b.x === a.x &&
              b.y === a.y &&
              degreesApart(a.direction, b.direction) <= 0.5001 &&
              Math.abs(a.quality - b.quality) < 0.0051,
          ),
        );
        expect([close, back.minutiae.length]).toEqual([true, template.minutiae.length]);
        expect(back.minutiae.every(({ type }) => type === "ending")).toBe(true);
      }),
    );
  });

  it("may lack the quality and may have empty lines", () => {
    expect(templateFromXyt("1 2 180\r\n\r\n", { width: 9, height: 9 }).minutiae).toEqual([
      { x: 1, y: 7, direction: 0, type: "ending", quality: 0 },
    ]);
  });

  it.each([
    ["1 2 3 4\n1 2\n", 'a.xyt: line 2 is "1 2"; needs x y theta quality, whole numbers'],
    ["1 2 x 4", 'a.xyt: line 1 is "1 2 x 4"; needs x y theta quality, whole numbers'],
    ["1 2 361 4", "a.xyt: line 1: theta is 361; needs 0 to 360 degrees"],
    ["1 2 36 101", "a.xyt: line 1: quality is 101; needs 0 to 100"],
    ["9 2 36 10", "a.xyt: line 1: the minutia at x 9, 7 from the top lies outside the print of 9×9 pixels"],
  ])("is refused in one line where it is malformed: %j", (text, message) => {
    expect(() => templateFromXyt(text, { width: 9, height: 9 }, "a.xyt")).toThrow(new RangeError(message));
  });

  it.skipIf(!existsSync(folder))("mindtct's own files come back byte for byte (skipped without the data folder)", () => {
    for (const name of readdirSync(folder)) {
      const text = readFileSync(join(folder, name), "utf8");
      const lines = (value: string) => value.trim().split("\n").sort();
      expect(lines(templateToXyt(templateFromXyt(text, { width: 388, height: 374 }, name)))).toEqual(lines(text));
    }
  });
});
