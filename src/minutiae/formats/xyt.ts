import type { Minutia, Template } from "../template.js";
import { assertInside } from "./assertInside.js";
import { wholePixel } from "./wholePixel.js";

/** What an `.xyt` file does not say. */
export interface XytPrint {
  /** Size of the print in pixels. */
  readonly width: number;
  readonly height: number;
  /** Resolution in dots per inch. Default 500. */
  readonly dpi?: number;
}

/**
 * A template as NIST's `.xyt` (mindtct's own form, bozorth3's input): a line a minutia, `x y theta quality`. The origin is at the bottom
 * left (y is the height less ours), theta is in whole degrees, counter-clockwise, and points **away** from the ridge (half a turn from
 * ISO's and ours), quality is 0–100. The lines are sorted by x, then y, as bozorth3 sorts them. Type and size are lost.
 *
 * @example
 * import { templateToXyt } from "ridgelab/minutiae";
 * const minutia = { x: 10, y: 20, direction: 0, type: "ending", quality: 0.5 } as const;
 * templateToXyt({ width: 100, height: 100, dpi: 500, minutiae: [minutia] }); // "10 80 180 50\n"
 */
export function templateToXyt({ width, height, minutiae }: Template): string {
  const rows = minutiae.map(({ x, y, direction, quality }, k) => {
    assertInside(`minutia ${k + 1}`, { x, y }, width, height);
    const theta = Math.round((direction * 180) / Math.PI + 180) % 360;
    return [wholePixel(x, width), height - wholePixel(y, height), theta, Math.round(quality * 100)];
  });
  rows.sort((a, b) => a[0] - b[0] || a[1] - b[1] || a[2] - b[2] || a[3] - b[3]);
  return rows.map((row) => `${row.join(" ")}\n`).join("");
}

const NUMBER = /^[-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?$/i;
const COMMENT = /(?:#|%|;|\/\/).*$/;

/**
 * Reads an `.xyt` file: numbers, whole or not, with or without the quality, which is then 0. Empty lines are passed over, and so is what
 * follows #, %, ; or //. Every minutia becomes an ending, for the file does not say which are. The lowest row of pixels has y 1; a y below
 * it, down to the 0 of those who count from there, is taken for that row.
 * @param name what to call the text in errors
 * @throws RangeError of one line that says what is wrong.
 *
 * @example
 * import { templateFromXyt } from "ridgelab/minutiae";
 * const { minutiae } = templateFromXyt("10 79 0 50\n", { width: 100, height: 100 });
 * minutiae; // [{ x: 10, y: 21, direction: 3.1416, quality: 0.5, type: "ending" }]
 */
export function templateFromXyt(text: string, { width, height, dpi = 500 }: XytPrint, name = ".xyt template"): Template {
  const minutiae: Minutia[] = [];
  for (const [index, line] of text
    .replace(/^\uFEFF/, "")
    .split(/\r\n?|\n/)
    .entries()) {
    const words = line.replace(COMMENT, "").trim().split(/\s+/);
    if (words[0] === "") continue;
    const where = `${name}: line ${index + 1}`;
    if (words.length < 3 || words.length > 4 || !words.every((word) => NUMBER.test(word))) {
      throw new RangeError(`${where} is "${line.trim().slice(0, 40)}"; needs x y theta quality, or x y theta, as numbers`);
    }
    const [x, bottom, theta, quality = 0] = words.map(Number);
    if (theta < 0 || theta > 360) throw new RangeError(`${where}: theta is ${theta}; needs 0 to 360 degrees`);
    if (quality < 0 || quality > 100) throw new RangeError(`${where}: quality is ${quality}; needs 0 to 100`);
    const y = bottom >= 0 ? Math.min(height - bottom, height - 1) : height - bottom;
    const minutia = { x, y, direction: (((theta + 180) % 360) * Math.PI) / 180, quality: quality / 100 };
    assertInside(where, minutia, width, height);
    minutiae.push({ ...minutia, type: "ending" });
  }
  const best = minutiae.reduce((best, { quality }) => Math.max(best, quality), 0);
  if (best <= 0.01 && minutiae.some(({ quality }) => quality > 0 && quality < 0.01)) {
    throw new RangeError(
      `${name}: no quality is above 1, and not all are whole; needs 0 to 100, so multiply those of 0 to 1 by 100`,
    );
  }
  return { width, height, dpi, minutiae };
}
