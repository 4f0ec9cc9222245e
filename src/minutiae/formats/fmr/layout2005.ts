import type { ByteReader } from "../../../prints/formats/byteReader.js";
import type { FmrLayout, FmrView } from "./fmrView.js";
import { type MinutiaForm, readMinutiae } from "./readMinutiae.js";

/** Bytes of ISO's record header, of ANSI's without its long length, and of a view's header. */
const ISO_HEADER = 24;
const ANSI_HEADER = 26;
const VIEW = 4;

/** ISO/IEC 19794-2:2005: a length of four bytes at byte 8, then the capture device. */
export const iso2005: FmrLayout = {
  name: "ISO/IEC 19794-2:2005",
  length: (reader) => reader.uint32(8),
  views: (reader) => readViews(reader, ISO_HEADER, { turn: 256, size: 6, unrated: [] }),
};

/** ANSI INCITS 378-2004: a length of two bytes at byte 8, or two zeros and four bytes; then the product and the capture device. */
export const ansi2004: FmrLayout = {
  name: "ANSI INCITS 378-2004",
  length: (reader) => reader.uint16(8) || reader.uint32(10),
  views: (reader) => readViews(reader, ANSI_HEADER + (reader.uint16(8) === 0 ? 4 : 0), { turn: 180, size: 6, unrated: [] }),
};

/**
 * Which of the two a record of version " 20" is. ANSI's length of two bytes is at least its header's, where ISO's has its high bytes, 0 for
 * any record below 1.7 million bytes. Two zeros are followed, in ISO's, by the rest of a length that is at least its header's; in ANSI's
 * long form by the high bytes of one.
 */
export function layout2005(reader: ByteReader): FmrLayout {
  const first = reader.uint16(8);
  return first >= ANSI_HEADER || (first === 0 && reader.uint16(10) < ISO_HEADER) ? ansi2004 : iso2005;
}

/** The header ends, and so do both forms', with size, resolution, how many views there are, and a reserved byte. */
function readViews(reader: ByteReader, header: number, form: MinutiaForm): { views: FmrView[]; end: number } {
  const width = reader.uint16(header - 10);
  const height = reader.uint16(header - 8);
  const perCentimetre = { x: reader.uint16(header - 6), y: reader.uint16(header - 4) };
  const views: FmrView[] = [];
  let at = header;
  for (let count = reader.uint8(header - 2); count > 0; count--) {
    const minutiae = reader.uint8(at + 3);
    views.push({
      finger: reader.uint8(at),
      number: reader.uint8(at + 1) >> 4,
      width,
      height,
      perCentimetre,
      minutiae: readMinutiae(reader, at + VIEW, minutiae, { width, height }, form),
    });
    const extended = at + VIEW + form.size * minutiae;
    at = extended + 2 + reader.uint16(extended);
  }
  return { views, end: at };
}
