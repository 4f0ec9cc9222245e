import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { templateFromIso, templateToIso } from "../../../src/minutiae/formats/iso19794.js";
import type { Template } from "../../../src/minutiae/template.js";
import { degreesApart, templates } from "./templates.js";

const template: Template = {
  width: 388,
  height: 374,
  dpi: 500,
  minutiae: [
    { x: 100, y: 203, direction: Math.PI / 2, type: "ending", quality: 0.5 },
    { x: 300, y: 7, direction: (255 * Math.PI) / 128, type: "bifurcation", quality: 1 },
  ],
};
/** By hand from the standard's tables of the record header, the view header and the minutiae. */
const record = [
  "46 4d 52 00 20 32 30 00 00 00 00 2a 00 00 01 84 01 76 00 c5 00 c5 01 00",
  "00 00 64 02",
  "40 64 00 cb 40 32",
  "81 2c 00 07 ff 64",
  "00 00",
].join(" ");

describe("a template as ISO/IEC 19794-2:2005", () => {
  it("has the standard's bytes", () => {
    expect(
      Buffer.from(templateToIso(template))
        .toString("hex")
        .replace(/..(?=.)/g, "$& "),
    ).toBe(record);
    expect(templateFromIso(bytes(record))).toEqual(template);
  });

  it("comes back to the pixel, within a 512th of a turn and half a hundredth of quality, and then unchanged", () => {
    fc.assert(
      fc.property(templates, (given) => {
        const encoded = templateToIso(given);
        const back = templateFromIso(encoded);
        expect(templateToIso(back)).toEqual(encoded);
        const exact = ({ width, height, dpi, minutiae }: Template) => ({
          width,
          height,
          dpi,
          places: minutiae.map(({ x, y, type }) => [x, y, type]),
        });
        expect(exact(back)).toEqual(exact(given));
        const close = given.minutiae.every((a, k) => {
          const b = back.minutiae[k];
          return degreesApart(a.direction, b.direction) <= 360 / 512 + 1e-9 && Math.abs(a.quality - b.quality) <= 0.0101;
        });
        expect(close).toBe(true);
      }),
    );
  });

  it("reads other types as endings, unreported quality as 0, and skips extended data", () => {
    const changed = bytes(
      record
        .replace("40 64 00 cb 40 32", "00 64 00 cb 40 00")
        .replace("2a 00 00", "2c 00 00")
        .replace(/00 00$/, "00 02 ab cd"),
    );
    expect(templateFromIso(changed).minutiae[0]).toEqual({ ...template.minutiae[0], quality: 0 });
  });

  it.each([
    [record.replace("46 4d", "46 4e"), "a.fmr: is no finger minutiae record: it does not begin with FMR"],
    [record.replace("20 32 30", "30 33 30"), 'a.fmr: is of version "030\\u0000"; only ISO/IEC 19794-2:2005 (" 20") is read'],
    [record.slice(0, 60), "a.fmr: ends after 20 bytes, within its header"],
    [record.slice(0, -6), "a.fmr: says that it has 42 bytes; it has 40"],
    [record.replace("64 02", "64 03"), "a.fmr: ends after 42 bytes; its 3 minutiae need 48"],
    [record.replace("c5 01 00", "c5 00 00"), "a.fmr: has no finger view"],
    [record.replace("00 c5 00 c5", "00 00 00 00"), "a.fmr: has a resolution of 0 pixels a centimetre"],
    [record.replace("01 84 01 76", "00 00 01 76"), "a.fmr: is of a print of 0×374 pixels"],
    [record.replace("40 64 00", "c0 64 00"), "a.fmr: minutia 1 has the reserved type 3"],
    [record.replace("ff 64", "ff 65"), "a.fmr: minutia 2 has the quality 101; needs 0 to 100"],
    [
      record.replace("81 2c", "81 84"),
      "a.fmr: minutia 2: the minutia at x 388, 7 from the top lies outside the print of 388×374 pixels",
    ],
  ])("is refused in one line where it is malformed: %s", (text, message) => {
    expect(() => templateFromIso(bytes(text), "a.fmr")).toThrow(new RangeError(message));
  });

  it("never fails otherwise, whatever the bytes", () => {
    fc.assert(
      fc.property(fc.nat(41), fc.nat(255), fc.nat(42), (at, value, length) => {
        const changed = bytes(record).subarray(0, length);
        if (at < length) changed[at] = value;
        try {
          templateFromIso(changed);
        } catch (error) {
          expect(error).toBeInstanceOf(RangeError);
        }
      }),
    );
  });

  it("says what it cannot hold", () => {
    const many = { ...template, minutiae: new Array(256).fill(template.minutiae[0]) };
    expect(() => templateToIso(many)).toThrow("ISO 19794-2 holds at most 255 minutiae; given 256 (bestMinutiae chooses)");
    expect(() => templateToIso({ ...template, width: 20000 })).toThrow("given 20000×374");
  });
});

function bytes(hex: string): Uint8Array {
  return Uint8Array.from(hex.trim().split(/\s+/), (pair) => Number.parseInt(pair, 16));
}
