import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { templateFromFmr } from "../../../../src/minutiae/formats/fmr/templateFromFmr.js";
import type { Template } from "../../../../src/minutiae/template.js";

/** The same two minutiae in each form, by hand from the standards' tables of headers, views and minutiae. */
const template: Template = {
  width: 388,
  height: 374,
  dpi: 500,
  minutiae: [
    { x: 100, y: 203, direction: Math.PI / 2, type: "ending", quality: 0.5 },
    { x: 300, y: 7, direction: Math.PI, type: "bifurcation", quality: 0 },
  ],
};
const isoMinutiae = "40 64 00 cb 40 32  81 2c 00 07 80 00";
const ansiMinutiae = "40 64 00 cb 2d 32  81 2c 00 07 5a 00";
const size = "01 84 01 76";
const resolution = "00 c5 00 c5";
const iso2005 = `46 4d 52 00 20 32 30 00  00 00 00 2a  00 00 ${size} ${resolution} 01 00  01 00 5a 02 ${isoMinutiae} 00 00`;
const ansi2004 = `46 4d 52 00 20 32 30 00  00 2c  00 42 00 11 00 b5 ${size} ${resolution} 01 00  01 00 5a 02 ${ansiMinutiae} 00 00`;
const ansi2004Long = ansi2004.replace("00 2c  ", "00 00 00 00 00 30  ");
const ansi2009View = `07 00 00 5a 00 42 00 01 ${size} ${resolution} 02 ${ansiMinutiae} 00 00`;
const ansi2009 = `46 4d 52 00 30 33 30 00  00 00 00 34  00 42 00 11 80 00 b5 01 00  ${ansi2009View}`;
const device = "07 db 03 11 07 33 21 03 15  04 12 34 56 78";
/** One quality record. */
const iso2011View = `07 00 ${resolution} 00 ${size} 61 02 ${isoMinutiae} 00 00`;
const iso2011 = `46 4d 52 00 30 33 30 00  00 00 00 42  00 01 00  00 00 00 33 ${device} 01 5a 00 42 00 01 ${iso2011View}`;
/** Two certificates; minutiae of five bytes, without their qualities. */
const iso2011Certified = `46 4d 52 00 30 33 30 00  00 00 00 42  00 01 01  00 00 00 33 ${device} 00 02 00 42 01 00 42 02 ${iso2011View
  .replace("61 02", "51 02")
  .replace("40 32", "40")
  .replace("80 00 00 00", "80 00 00")}`;

const forms: readonly [name: string, record: string][] = [
  ["ISO/IEC 19794-2:2005", iso2005],
  ["ANSI INCITS 378-2004", ansi2004],
  ["ANSI INCITS 378-2004 with its long length", ansi2004Long],
  ["ANSI INCITS 378-2009", ansi2009],
  ["ANSI INCITS 378-2009, amendment 1", ansi2009.replace("30 33 30", "30 33 35")],
  ["ISO/IEC 19794-2:2011", iso2011],
];

describe("a finger minutiae record", () => {
  it.each(forms)("of %s is read", (_, record) => {
    expect(templateFromFmr(bytes(record))).toEqual(template);
    expect(templateFromFmr(bytes(`${record} 00 00 00`)), "padded").toEqual(template);
  });

  it("of ISO/IEC 19794-2:2011 may have certificates and leave the qualities out", () => {
    const unrated = template.minutiae.map((minutia) => ({ ...minutia, quality: 0 }));
    expect(templateFromFmr(bytes(iso2011Certified))).toEqual({ ...template, minutiae: unrated });
  });

  it.each(forms)("of %s that is cut anywhere is refused in one line", (_, record) => {
    const whole = bytes(record);
    for (let length = 0; length < whole.length; length++) {
      expect(() => templateFromFmr(whole.subarray(0, length), "a.fmr")).toThrow(/^a\.fmr: [^\n]+$/);
    }
  });

  it.each(forms)("of %s never fails otherwise, whatever a byte is", (_, record) => {
    const whole = bytes(record);
    fc.assert(
      fc.property(fc.nat(whole.length - 1), fc.nat(255), (at, value) => {
        const changed = whole.slice();
        changed[at] = value;
        try {
          templateFromFmr(changed);
        } catch (error) {
          expect(error).toBeInstanceOf(RangeError);
        }
      }),
    );
  });

  it("has directions of two degrees a step in ANSI's forms, and none beyond 179", () => {
    const turned = (step: string) => bytes(ansi2004.replace("cb 2d", `cb ${step}`));
    expect(templateFromFmr(turned("b3")).minutiae[0].direction).toBeCloseTo((358 * Math.PI) / 180, 12);
    expect(() => templateFromFmr(turned("b4"), "a.fmr")).toThrow("a.fmr: minutia 1 has the angle 180; needs 0 to 179");
  });

  it("takes 254 and 255 for no quality where its standard does", () => {
    const rated = (record: string, quality: string) =>
      bytes(record.replace("2d 32", `2d ${quality}`).replace("40 32", `40 ${quality}`));
    for (const quality of ["fe", "ff"]) {
      expect(templateFromFmr(rated(iso2011, quality)).minutiae[0].quality).toBe(0);
      expect(templateFromFmr(rated(ansi2009, quality)).minutiae[0].quality).toBe(0);
    }
    expect(() => templateFromFmr(rated(iso2011, "65"), "a.fmr")).toThrow(
      "a.fmr: minutia 1 has the quality 101; needs 0 to 100 or 254 or 255",
    );
    expect(() => templateFromFmr(rated(ansi2004, "ff"), "a.fmr")).toThrow("a.fmr: minutia 1 has the quality 255; needs 0 to 100");
  });

  it("of several views wants to be told which", () => {
    const second = "01 10 5a 01 40 01 00 02 00 00 00 00";
    const two = bytes(`${iso2005.replace("2a", "36").replace("c5 01 00", "c5 02 00")} ${second}`);
    expect(() => templateFromFmr(two, "a.fmr")).toThrow(
      "a.fmr: has 2 views (1: finger 1, view 0; 2: finger 1, view 1); say with view which is meant, 1 to 2",
    );
    expect(templateFromFmr(two, "a.fmr", 1)).toEqual(template);
    expect(templateFromFmr(two, "a.fmr", 2).minutiae).toEqual([{ x: 1, y: 2, direction: 0, type: "ending", quality: 0 }]);
    for (const view of [0, 3, 1.5]) {
      expect(() => templateFromFmr(two, "a.fmr", view)).toThrow(`a.fmr: view must be 1 to 2; got ${view}`);
    }
    const twice = bytes(
      `${ansi2009.replace("34", "53").replace("b5 01 00", "b5 02 00")} ${ansi2009View.replace("07 00", "08 00")}`,
    );
    expect(() => templateFromFmr(twice)).toThrow("has 2 views (1: finger 7, view 0; 2: finger 8, view 0)");
    expect(templateFromFmr(twice, "a.fmr", 2)).toEqual(template);
  });

  it("of other resolutions across and down is brought to 500 dpi, its directions as they are", () => {
    const [across, down] = template.minutiae;
    expect(templateFromFmr(bytes(iso2005.replace(resolution, "00 c5 01 8a")))).toEqual({
      width: 388,
      height: 187,
      dpi: 500,
      minutiae: [
        { ...across, y: 101.5 },
        { ...down, y: 3.5 },
      ],
    });
    expect(templateFromFmr(bytes(iso2011.replace(resolution, "01 8a 00 c5"))).width).toBe(194);
    expect(templateFromFmr(bytes(ansi2009.replace(resolution, "01 8a 01 8a"))).dpi).toBe(1000);
  });

  it("whose view says too few bytes, or has minutiae of another size, is refused", () => {
    const short = iso2011.replace("00 00 00 33", "00 00 00 30").replace("00 00 00 42", "00 00 00 3f");
    expect(() => templateFromFmr(bytes(short), "a.fmr")).toThrow("a.fmr: says that a view has 48 bytes; it needs 51");
    expect(() => templateFromFmr(bytes(iso2011.replace("61 02", "71 02")))).toThrow("has minutiae of 7 bytes; needs 5 or 6");
  });
});

function bytes(hex: string): Uint8Array {
  return Uint8Array.from(hex.trim().split(/\s+/), (pair) => Number.parseInt(pair, 16));
}
