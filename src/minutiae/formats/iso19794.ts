import type { Minutia, Template } from "../template.js";
import { assertInside } from "./assertInside.js";

const HEADER = 24;
const VIEW = 4;
const MINUTIA = 6;
const EXTENDED = 2;
/** What one byte can count. */
const MOST = 255;
/** Two bits of type: 1 ending, 2 bifurcation; 0 stands for other. */
const TYPES = { ending: 1, bifurcation: 2 } as const;

/**
 * A template as ISO/IEC 19794-2:2005's finger minutiae record (FMR): a 24-byte header, one view of an unknown finger (live scan, plain),
 * 6 bytes a minutia, no extended data; big-endian. Positions are rounded to pixels, directions to 256ths of a turn (the standard's are
 * ours: from the top left, along the ridge), quality to 1–100, resolution to pixels a centimetre.
 * @throws RangeError for more than 255 minutiae, or for sizes beyond the form's 14 bits.
 */
export function templateToIso({ width, height, dpi, minutiae }: Template): Uint8Array {
  if (minutiae.length > MOST) {
    throw new RangeError(`ISO 19794-2 holds at most ${MOST} minutiae; given ${minutiae.length} (bestMinutiae chooses)`);
  }
  if (Math.max(width, height) > 0x3fff) {
    throw new RangeError(`ISO 19794-2 holds prints of at most 16383×16383 pixels; given ${width}×${height}`);
  }
  const bytes = new Uint8Array(HEADER + VIEW + MINUTIA * minutiae.length + EXTENDED);
  const view = new DataView(bytes.buffer);
  bytes.set(Buffer.from("FMR\0 20\0", "latin1"));
  view.setUint32(8, bytes.length);
  view.setUint16(14, width);
  view.setUint16(16, height);
  view.setUint16(18, Math.round(dpi / 2.54));
  view.setUint16(20, Math.round(dpi / 2.54));
  view.setUint8(22, 1); // views
  view.setUint8(HEADER + 2, 100); // quality of the finger
  view.setUint8(HEADER + 3, minutiae.length);
  for (const [k, { x, y, direction, type, quality }] of minutiae.entries()) {
    const at = HEADER + VIEW + MINUTIA * k;
    view.setUint16(at, (TYPES[type] << 14) | Math.round(x));
    view.setUint16(at + 2, Math.round(y));
    view.setUint8(at + 4, Math.round((direction * 128) / Math.PI) & 255);
    view.setUint8(at + 5, Math.max(Math.round(quality * 100), 1)); // 0 stands for "not reported"
  }
  return bytes;
}

/**
 * Reads the first view of a finger minutiae record (ISO/IEC 19794-2:2005). Minutiae of the type "other" become endings, a quality that is
 * not reported becomes 0; extended data is skipped.
 * @param name what to call the bytes in errors
 * @throws RangeError of one line that says what is wrong.
 */
export function templateFromIso(bytes: Uint8Array, name = "ISO template"): Template {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const refuse = (reason: string) => new RangeError(`${name}: ${reason}`);
  const text = (offset: number) => Buffer.from(bytes.subarray(offset, offset + 4)).toString("latin1");
  if (text(0) !== "FMR\0") throw refuse("is no finger minutiae record: it does not begin with FMR");
  if (text(4) !== " 20\0") throw refuse(`is of version ${JSON.stringify(text(4))}; only ISO/IEC 19794-2:2005 (" 20") is read`);
  if (bytes.length < HEADER + VIEW) throw refuse(`ends after ${bytes.length} bytes, within its header`);
  const total = view.getUint32(8);
  if (total !== bytes.length) throw refuse(`says that it has ${total} bytes; it has ${bytes.length}`);
  const [width, height, perCentimetre, views] = [view.getUint16(14), view.getUint16(16), view.getUint16(18), view.getUint8(22)];
  if (width === 0 || height === 0) throw refuse(`is of a print of ${width}×${height} pixels`);
  if (perCentimetre === 0) throw refuse("has a resolution of 0 pixels a centimetre");
  if (views === 0) throw refuse("has no finger view");
  const count = view.getUint8(HEADER + 3);
  const needed = HEADER + VIEW + MINUTIA * count + EXTENDED;
  if (bytes.length < needed) throw refuse(`ends after ${bytes.length} bytes; its ${count} minutiae need ${needed}`);
  const minutiae: Minutia[] = [];
  for (let k = 0; k < count; k++) {
    const at = HEADER + VIEW + MINUTIA * k;
    const type = view.getUint16(at) >> 14;
    const quality = view.getUint8(at + 5);
    if (type === 3) throw refuse(`minutia ${k + 1} has the reserved type 3`);
    if (quality > 100) throw refuse(`minutia ${k + 1} has the quality ${quality}; needs 0 to 100`);
    const minutia: Minutia = {
      x: view.getUint16(at) & 0x3fff,
      y: view.getUint16(at + 2) & 0x3fff,
      direction: (view.getUint8(at + 4) * Math.PI) / 128,
      type: type === TYPES.bifurcation ? "bifurcation" : "ending",
      quality: quality / 100,
    };
    assertInside(`${name}: minutia ${k + 1}`, minutia, width, height);
    minutiae.push(minutia);
  }
  return { width, height, dpi: dotsPerInch(perCentimetre), minutiae };
}

/** The roundest number of dots an inch that is so many pixels a centimetre: 197 is 500. */
function dotsPerInch(perCentimetre: number): number {
  const round = 50 * Math.round((perCentimetre * 2.54) / 50);
  return Math.round(round / 2.54) === perCentimetre ? round : Math.round(perCentimetre * 2.54);
}
