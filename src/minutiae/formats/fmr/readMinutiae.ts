import type { ByteReader } from "../../../prints/formats/byteReader.js";
import type { Minutia } from "../../template.js";
import { assertInside } from "../assertInside.js";

/** How a version of the form writes a minutia. */
export interface MinutiaForm {
  /** Steps of a full turn: 256 in ISO's, 180 (two degrees each) in ANSI's. */
  readonly turn: 256 | 180;
  /** Bytes a minutia: 6, or 5 where the quality is left out. */
  readonly size: number;
  /** Qualities beyond 100 that say that there is none; 0 always does. */
  readonly unrated: readonly number[];
}

/** Two bits of type: 1 ending, 2 bifurcation; 0 stands for other, 3 is reserved. */
const BIFURCATION = 2;
const RESERVED = 3;

/**
 * Reads `count` minutiae of a print of that size: two bits of type and 14 of x; 16 with 14 of y; direction; quality. Minutiae of the type
 * "other" become endings, a quality that is not reported becomes 0.
 * @throws RangeError of one line without the file's name.
 */
export function readMinutiae(
  reader: ByteReader,
  at: number,
  count: number,
  { width, height }: { width: number; height: number },
  { turn, size, unrated }: MinutiaForm,
): Minutia[] {
  return Array.from({ length: count }, (_, k) => {
    const where = `minutia ${k + 1}`;
    const start = at + size * k;
    reader.slice(start, size);
    const type = reader.uint16(start) >> 14;
    const step = reader.uint8(start + 4);
    const quality = size > 5 ? reader.uint8(start + 5) : 0;
    if (type === RESERVED) throw new RangeError(`${where} has the reserved type 3`);
    if (step >= turn) throw new RangeError(`${where} has the angle ${step}; needs 0 to ${turn - 1}`);
    if (quality > 100 && !unrated.includes(quality)) {
      throw new RangeError(
        `${where} has the quality ${quality}; needs 0 to 100${unrated.map((value) => ` or ${value}`).join("")}`,
      );
    }
    const minutia: Minutia = {
      x: reader.uint16(start) & 0x3fff,
      y: reader.uint16(start + 2) & 0x3fff,
      direction: (step * 2 * Math.PI) / turn,
      type: type === BIFURCATION ? "bifurcation" : "ending",
      quality: quality > 100 ? 0 : quality / 100,
    };
    assertInside(where, minutia, width, height);
    return minutia;
  });
}
