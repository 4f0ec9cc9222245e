import type { ByteReader } from "../../../prints/formats/byteReader.js";
import type { FmrLayout, FmrView } from "./fmrView.js";
import { readMinutiae } from "./readMinutiae.js";

const HEADER = 15;
/** Fewest bytes of a representation: without quality records, certificates, minutiae and extended data. */
const LEAST = 34;

/** ISO/IEC 19794-2:2011: every view ("representation") begins with its own length and has a size and a resolution of its own. */
export const iso2011: FmrLayout = {
  name: "ISO/IEC 19794-2:2011",
  length: (reader) => reader.uint32(8),
  views: (reader) => {
    const views: FmrView[] = [];
    let at = HEADER;
    for (let count = reader.uint16(12); count > 0; count--) {
      const { view, end } = readRepresentation(reader, at, reader.uint8(14) !== 0);
      const stated = reader.uint32(at);
      if (end > at + stated) throw new RangeError(`says that a view has ${stated} bytes; it needs ${end - at}`);
      views.push(view);
      at += stated;
    }
    return { views, end: at };
  },
};

/** Whether a record of version "030" is ISO's: whether the lengths of its representations add up to its own. */
export function isIso2011(reader: ByteReader): boolean {
  let at = HEADER;
  for (let count = reader.uint16(12); count > 0; count--) {
    const length = at + 4 <= reader.bytes.length ? reader.uint32(at) : 0;
    if (length < LEAST) return false;
    at += length;
  }
  return at === reader.uint32(8);
}

/** Length, 9 bytes of time, 5 of the capture device, quality records, certificates if there are any, and then what is wanted. */
function readRepresentation(reader: ByteReader, start: number, certified: boolean): { view: FmrView; end: number } {
  let at = start + 18;
  at += 1 + 5 * reader.uint8(at);
  if (certified) at += 1 + 3 * reader.uint8(at);
  const width = reader.uint16(at + 7);
  const height = reader.uint16(at + 9);
  const size = reader.uint8(at + 11) >> 4;
  if (size !== 5 && size !== 6) throw new RangeError(`has minutiae of ${size} bytes; needs 5 or 6`);
  const count = reader.uint8(at + 12);
  const form = { turn: 256, size, unrated: [254, 255] } as const;
  const view = {
    finger: reader.uint8(at),
    number: reader.uint8(at + 1),
    width,
    height,
    perCentimetre: { x: reader.uint16(at + 2), y: reader.uint16(at + 4) },
    minutiae: readMinutiae(reader, at + 13, count, { width, height }, form),
  };
  const extended = at + 13 + size * count;
  return { view, end: extended + 2 + reader.uint16(extended) };
}
