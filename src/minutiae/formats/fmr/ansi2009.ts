import type { FmrLayout, FmrView } from "./fmrView.js";
import { type MinutiaForm, readMinutiae } from "./readMinutiae.js";

const HEADER = 21;
const VIEW = 17;
const FORM: MinutiaForm = { turn: 180, size: 6, unrated: [254, 255] };

/** ANSI INCITS 378-2009 and its amendment 1: every view has a size and a resolution of its own. */
export const ansi2009: FmrLayout = {
  name: "ANSI INCITS 378-2009",
  length: (reader) => reader.uint32(8),
  views: (reader) => {
    const views: FmrView[] = [];
    let at = HEADER;
    for (let count = reader.uint8(19); count > 0; count--) {
      const width = reader.uint16(at + 8);
      const height = reader.uint16(at + 10);
      const minutiae = reader.uint8(at + 16);
      views.push({
        finger: reader.uint8(at),
        number: reader.uint8(at + 1),
        width,
        height,
        perCentimetre: { x: reader.uint16(at + 12), y: reader.uint16(at + 14) },
        minutiae: readMinutiae(reader, at + VIEW, minutiae, { width, height }, FORM),
      });
      const extended = at + VIEW + FORM.size * minutiae;
      at = extended + 2 + reader.uint16(extended);
    }
    return { views, end: at };
  },
};
