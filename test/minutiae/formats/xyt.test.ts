import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { templateFromXyt, templateToXyt } from "../../../src/minutiae/formats/xyt.js";
import { degreesApart, pixelsApart, templates } from "./templates.js";

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
              pixelsApart(a, b, template) &&
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

  it("may have comments, a byte order mark, any line ends, tabs, and numbers that are not whole", () => {
    const text = "\uFEFF# x y theta quality\r\n1.5\t2.25 180.5 40.5 # by hand\r; x\n\n// y\n% z\n 3 4 90 7 \n";
    expect(templateFromXyt(text, { width: 9, height: 9 }).minutiae).toEqual([
      { x: 1.5, y: 6.75, direction: (0.5 * Math.PI) / 180, type: "ending", quality: 0.405 },
      { x: 3, y: 5, direction: 1.5 * Math.PI, type: "ending", quality: 0.07 },
    ]);
  });

  it("that counts its rows from 0 has its lowest row read as the lowest", () => {
    const [zero, one] = templateFromXyt("1 0 180 5\n1 1 180 5\n", { width: 9, height: 9 }).minutiae;
    expect([zero.y, one.y]).toEqual([8, 8]);
  });

  it("puts a minutia beyond the last pixel's centre on that pixel, where it can be read again", () => {
    const minutia = { x: 99.6, y: 79.6, direction: 0, type: "ending" as const, quality: 0.5 };
    const text = templateToXyt({ width: 100, height: 80, dpi: 500, minutiae: [minutia] });
    expect(text).toBe("99 1 180 50\n");
    expect(templateFromXyt(text, { width: 100, height: 80 }).minutiae).toEqual([{ ...minutia, x: 99, y: 79 }]);
    expect(() => templateToXyt({ width: 99, height: 80, dpi: 500, minutiae: [minutia] })).toThrow(
      "minutia 1: the minutia at x 99.6, 79.6 from the top lies outside the print of 99×80 pixels",
    );
  });

  it.each([
    ["1 2 3 4\n1 2\n", 'a.xyt: line 2 is "1 2"; needs x y theta quality, or x y theta, as numbers'],
    ["1 2 x 4", 'a.xyt: line 1 is "1 2 x 4"; needs x y theta quality, or x y theta, as numbers'],
    ["1,2,3,4", 'a.xyt: line 1 is "1,2,3,4"; needs x y theta quality, or x y theta, as numbers'],
    ["1 2 3 4 5", 'a.xyt: line 1 is "1 2 3 4 5"; needs x y theta quality, or x y theta, as numbers'],
    ["1 2 361 4", "a.xyt: line 1: theta is 361; needs 0 to 360 degrees"],
    ["1 2 36 101", "a.xyt: line 1: quality is 101; needs 0 to 100"],
    ["1 2 36 -1", "a.xyt: line 1: quality is -1; needs 0 to 100"],
    ["1 -1 36 10", "a.xyt: line 1: the minutia at x 1, 10 from the top lies outside the print of 9×9 pixels"],
    [
      "1 2 36 0.5\n1 3 36 1\n",
      "a.xyt: no quality is above 1, and not all are whole; needs 0 to 100, so multiply those of 0 to 1 by 100",
    ],
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
