import { grayOf } from "./grayOf.js";
import { jpegScanHolds } from "./jpegScanHolds.js";
import { jpegSegments } from "./jpegSegments.js";
import { checkSize, MAX_PIXELS, type Pixels } from "./pixels.js";
import { vipsPixels } from "./vipsPixels.js";

/** Fewest bits that a block of 8×8 pixels takes is one, in the first scan of a progressive file. */
const PIXELS_PER_BYTE = 512;

/** Pixels that may be passed over in all: 16 times the largest picture, of which a progressive file has some ten scans. */
const MAX_PASSED = 16 * MAX_PIXELS;

/**
 * Decodes a JPEG of 8 bits, grey or colour (YCbCr, or RGB as Adobe's marker or the components' names say), with libjpeg-turbo. A
 * missing end marker is forgiven where the pixels are all there, which only a sequential file of one scan can show.
 * @throws RangeError where the file is truncated, contradicts itself, or is of another kind.
 */
export async function decodeJpeg(bytes: Uint8Array): Promise<Pixels> {
  const { width, height, bits, components, scan, scans, hasEnd } = jpegSegments(bytes);
  checkSize(width, height, bytes.length, PIXELS_PER_BYTE);
  if (width * height * scans > MAX_PASSED) {
    const most = Math.floor(MAX_PASSED / (width * height));
    throw new RangeError(`claims ${width}×${height} pixels in ${scans} scans; at most ${most} scans of so many pixels are read`);
  }
  if (bits !== 8) throw new RangeError(`${bits} bits a sample are not read; 8 are`);
  if (components === 4) throw new RangeError("is CMYK, whose grey depends on the inks; save it as grey or RGB");
  if (components !== 1 && components !== 3) throw new RangeError(`${components} components a pixel are not read; 1 and 3 are`);
  const held = scan && jpegScanHolds(bytes, scan);
  if (!hasEnd && held !== "all") throw new RangeError("has no end marker: it is truncated");
  // libjpeg warns of these where its reader does not ask: in the last rows.
  if (held === "less") throw new RangeError("its packed data ends before its pixels do");
  if (held === "more") throw new RangeError("its packed data goes on after its pixels");
  const whole = hasEnd ? bytes : Buffer.concat([bytes, Buffer.of(0xff, 0xd9)]);
  const samples = await vipsPixels(whole, { colour: components === 1 ? "grey" : "rgb", bits: 8 });
  if (samples.width !== width || samples.height !== height) {
    throw new RangeError(`unpacks to ${samples.width}×${samples.height} pixels; its header claims ${width}×${height}`);
  }
  return { width, height, data: grayOf(samples, "none") };
}
