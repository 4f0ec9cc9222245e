import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { templateFromFmr } from "../../../../src/minutiae/formats/fmr/templateFromFmr.js";
import { templateToIso } from "../../../../src/minutiae/formats/fmr/templateToIso.js";
import type { Template } from "../../../../src/minutiae/template.js";
import { degreesApart, pixelsApart, templates } from "../templates.js";

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
    expect(templateFromFmr(bytes(record))).toEqual(template);
  });

  it("comes back to the pixel, within a 512th of a turn and half a hundredth of quality, and then unchanged", () => {
    fc.assert(
      fc.property(templates, (given) => {
        const encoded = templateToIso(given);
        const back = templateFromFmr(encoded);
        expect(templateToIso(back)).toEqual(encoded);
        const exact = ({ width, height, dpi, minutiae }: Template) => ({
          width,
          height,
          dpi,
          types: minutiae.map(({ type }) => type),
        });
        expect(exact(back)).toEqual(exact(given));
        const close = given.minutiae.every((a, k) => {
          const b = back.minutiae[k];
          const near = pixelsApart(a, b, given) && degreesApart(a.direction, b.direction) <= 360 / 512 + 1e-9;
          return near && Math.abs(a.quality - b.quality) <= 0.0101;
        });
        expect(close).toBe(true);
      }),
    );
  });

  it("puts a minutia beyond the last pixel's centre on that pixel, where it can be read again", () => {
    const at = (x: number, y: number) => ({ ...template, minutiae: [{ ...template.minutiae[0], x, y }] });
    expect(templateFromFmr(templateToIso(at(387.6, 373.99)))).toEqual(at(387, 373));
    expect(() => templateToIso(at(388, 0))).toThrow(
      "minutia 1: the minutia at x 388, 0 from the top lies outside the print of 388×374 pixels",
    );
  });

  it("reads other types as endings, unreported quality as 0, and skips extended data", () => {
    const changed = bytes(
      record
        .replace("40 64 00 cb 40 32", "00 64 00 cb 40 00")
        .replace("2a 00 00", "2c 00 00")
        .replace(/00 00$/, "00 02 ab cd"),
    );
    expect(templateFromFmr(changed).minutiae[0]).toEqual({ ...template.minutiae[0], quality: 0 });
  });

  it.each([
    [record.replace("46 4d", "46 4e"), "a.fmr: is no finger minutiae record: it does not begin with FMR"],
    [
      record.replace("20 32 30", "30 34 30"),
      'a.fmr: is of version "040\\u0000"; " 20" (ISO/IEC 19794-2:2005, ANSI INCITS 378-2004), "030" (ISO/IEC 19794-2:2011, ' +
        'ANSI INCITS 378-2009) and "035" are read',
    ],
    [record.slice(0, 30), "a.fmr: ends after 10 bytes; bytes 10 to 11 are missing"],
    [record.slice(0, -6), "a.fmr: says that it has 42 bytes; it has 40"],
    [record.replace("00 2a 00", "00 29 00"), "a.fmr: says that it has 41 bytes; its views need 42"],
    [record.replace("64 02", "64 03"), "a.fmr: ends after 42 bytes; bytes 40 to 45 are missing"],
    [
      `${record} 00 07`,
      "a.fmr: ends its last view with byte 41 as ISO/IEC 19794-2:2005; only zeros may follow, but byte 43 is 7",
    ],
    [record.replace("c5 01 00", "c5 00 00"), "a.fmr: has no finger view"],
    [record.replace("00 c5 00 c5", "00 c5 00 00"), "a.fmr: has a resolution of 197×0 pixels a centimetre; needs at least 1"],
    [
      record
        .replace("01 84 01 76 00", "00 00 01 76 00")
        .replace("64 02 40 64 00 cb 40 32 81 2c 00 07 ff 64", "64 00")
        .replace("2a", "1e"),
      "a.fmr: is of a print of 0×374 pixels",
    ],
    [record.replace("40 64 00", "c0 64 00"), "a.fmr: minutia 1 has the reserved type 3"],
    [record.replace("ff 64", "ff 65"), "a.fmr: minutia 2 has the quality 101; needs 0 to 100"],
    [
      record.replace("81 2c", "81 84"),
      "a.fmr: minutia 2: the minutia at x 388, 7 from the top lies outside the print of 388×374 pixels",
    ],
  ])("is refused in one line where it is malformed: %s", (text, message) => {
    expect(() => templateFromFmr(bytes(text), "a.fmr")).toThrow(new RangeError(message));
  });

  it("may be padded with zeros", () => {
    expect(templateFromFmr(bytes(`${record} 00 00 00`))).toEqual(template);
    expect(templateFromFmr(bytes(`${record.replace("2a", "2c")} 00 00`))).toEqual(template);
  });

  it("never fails otherwise, whatever the bytes", () => {
    fc.assert(
      fc.property(fc.nat(41), fc.nat(255), fc.nat(42), (at, value, length) => {
        const changed = bytes(record).subarray(0, length);
        if (at < length) changed[at] = value;
        try {
          templateFromFmr(changed);
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
    expect(() => templateToIso({ ...template, dpi: 1 })).toThrow("resolutions of 1 to 65535 pixels a centimetre; given 1 dpi");
  });
});

function bytes(hex: string): Uint8Array {
  return Uint8Array.from(hex.trim().split(/\s+/), (pair) => Number.parseInt(pair, 16));
}
