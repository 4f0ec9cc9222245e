import { ByteReader } from "../../../prints/formats/byteReader.js";
import { ansi2009 } from "./ansi2009.js";
import type { FmrLayout, FmrView } from "./fmrView.js";
import { isIso2011, iso2011 } from "./iso2011.js";
import { layout2005 } from "./layout2005.js";

const KNOWN =
  '" 20" (ISO/IEC 19794-2:2005, ANSI INCITS 378-2004), "030" (ISO/IEC 19794-2:2011, ANSI INCITS 378-2009) and "035" are';

/** Whether bytes begin as a finger minutiae record does. */
export function isFmr(bytes: Uint8Array): boolean {
  return Buffer.from(bytes.subarray(0, 4)).toString("latin1") === "FMR\0";
}

/**
 * Reads all views of a finger minutiae record (FMR), of whichever standard. Zeros may follow its last view.
 * @throws RangeError of one line without the file's name.
 */
export function readFmr(bytes: Uint8Array): FmrView[] {
  if (!isFmr(bytes)) throw new RangeError("is no finger minutiae record: it does not begin with FMR");
  const reader = new ByteReader(bytes, false);
  const layout = layoutOf(reader);
  const stated = layout.length(reader);
  if (stated > bytes.length) throw new RangeError(`says that it has ${stated} bytes; it has ${bytes.length}`);
  const { views, end } = layout.views(reader);
  if (views.length === 0) throw new RangeError("has no finger view");
  if (stated < end) throw new RangeError(`says that it has ${stated} bytes; its views need ${end}`);
  const strange = bytes.subarray(end).findIndex((byte) => byte !== 0);
  if (strange >= 0) {
    const where = `byte ${end + strange} is ${bytes[end + strange]}`;
    throw new RangeError(`ends its last view with byte ${end - 1} as ${layout.name}; only zeros may follow, but ${where}`);
  }
  for (const { width, height, perCentimetre } of views) {
    if (width === 0 || height === 0) throw new RangeError(`is of a print of ${width}×${height} pixels`);
    if (perCentimetre.x === 0 || perCentimetre.y === 0) {
      throw new RangeError(`has a resolution of ${perCentimetre.x}×${perCentimetre.y} pixels a centimetre; needs at least 1`);
    }
  }
  return views;
}

function layoutOf(reader: ByteReader): FmrLayout {
  const version = Buffer.from(reader.slice(4, 4)).toString("latin1");
  if (version === " 20\0") return layout2005(reader);
  if (version === "030\0") return isIso2011(reader) ? iso2011 : ansi2009;
  if (version === "035\0") return ansi2009;
  throw new RangeError(`is of version ${JSON.stringify(version)}; ${KNOWN} read`);
}
