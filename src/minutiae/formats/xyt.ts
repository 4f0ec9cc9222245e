import type { Minutia, Template } from "../template.js";
import { assertInside } from "./assertInside.js";

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
 */
export function templateToXyt({ height, minutiae }: Template): string {
  const rows = minutiae.map(({ x, y, direction, quality }) => [
    Math.round(x),
    height - Math.round(y),
    Math.round((direction * 180) / Math.PI + 180) % 360,
    Math.round(quality * 100),
  ]);
  rows.sort((a, b) => a[0] - b[0] || a[1] - b[1] || a[2] - b[2] || a[3] - b[3]);
  return rows.map((row) => `${row.join(" ")}\n`).join("");
}

/**
 * Reads an `.xyt` file. Every minutia becomes an ending, for the file does not say which are. Where the quality is missing, it is 0.
 * @param name what to call the text in errors
 * @throws RangeError of one line that says what is wrong.
 */
export function templateFromXyt(text: string, { width, height, dpi = 500 }: XytPrint, name = ".xyt template"): Template {
  const minutiae: Minutia[] = [];
  for (const [index, line] of text.split(/\r?\n/).entries()) {
    if (line.trim() === "") continue;
    const where = `${name}: line ${index + 1}`;
    const words = line.trim().split(/\s+/);
    const numbers = words.map((word) => (/^-?\d+$/.test(word) ? Number(word) : Number.NaN));
    if (numbers.length < 3 || numbers.length > 4 || numbers.some(Number.isNaN)) {
      throw new RangeError(`${where} is "${line.trim().slice(0, 40)}"; needs x y theta quality, whole numbers`);
    }
    const [x, bottom, theta, quality = 0] = numbers;
    if (theta < 0 || theta > 360) throw new RangeError(`${where}: theta is ${theta}; needs 0 to 360 degrees`);
    if (quality < 0 || quality > 100) throw new RangeError(`${where}: quality is ${quality}; needs 0 to 100`);
    const minutia = { x, y: height - bottom, direction: (((theta + 180) % 360) * Math.PI) / 180, quality: quality / 100 };
    assertInside(where, minutia, width, height);
    minutiae.push({ ...minutia, type: "ending" });
  }
  return { width, height, dpi, minutiae };
}
