import type { Template } from "../../template.js";
import { assertInside } from "../assertInside.js";
import { wholePixel } from "../wholePixel.js";

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
 * @throws RangeError for more than 255 minutiae, for one outside the print, or for sizes or resolutions that the form cannot hold.
 *
 * @example
 * import { templateToIso } from "ridgelab/minutiae";
 * const bytes = templateToIso({ width: 100, height: 100, dpi: 500, minutiae: [] });
 * String.fromCharCode(...bytes.subarray(0, 7)); // "FMR\0 20"
 */
export function templateToIso({ width, height, dpi, minutiae }: Template): Uint8Array {
  if (minutiae.length > MOST) {
    throw new RangeError(`ISO 19794-2 holds at most ${MOST} minutiae; given ${minutiae.length} (bestMinutiae chooses)`);
  }
  if (Math.max(width, height) > 0x3fff) {
    throw new RangeError(`ISO 19794-2 holds prints of at most 16383×16383 pixels; given ${width}×${height}`);
  }
  const perCentimetre = Math.round(dpi / 2.54);
  if (perCentimetre < 1 || perCentimetre > 0xffff) {
    throw new RangeError(`ISO 19794-2 holds resolutions of 1 to 65535 pixels a centimetre; given ${dpi} dpi`);
  }
  const bytes = new Uint8Array(HEADER + VIEW + MINUTIA * minutiae.length + EXTENDED);
  const view = new DataView(bytes.buffer);
  bytes.set(Buffer.from("FMR\0 20\0", "latin1"));
  view.setUint32(8, bytes.length);
  view.setUint16(14, width);
  view.setUint16(16, height);
  view.setUint16(18, perCentimetre);
  view.setUint16(20, perCentimetre);
  view.setUint8(22, 1); // views
  view.setUint8(HEADER + 2, 100); // quality of the finger
  view.setUint8(HEADER + 3, minutiae.length);
  for (const [k, { x, y, direction, type, quality }] of minutiae.entries()) {
    assertInside(`minutia ${k + 1}`, { x, y }, width, height);
    const at = HEADER + VIEW + MINUTIA * k;
    view.setUint16(at, (TYPES[type] << 14) | wholePixel(x, width));
    view.setUint16(at + 2, wholePixel(y, height));
    view.setUint8(at + 4, Math.round((direction * 128) / Math.PI) & 255);
    view.setUint8(at + 5, Math.max(Math.round(quality * 100), 1)); // 0 stands for "not reported"
  }
  return bytes;
}
