import { ByteReader } from "./byteReader.js";
import { exifMetadata } from "./exifMetadata.js";
import { jpegSegments } from "./jpegSegments.js";
import { type Metadata, type StatedResolution, statedResolution } from "./metadata.js";
import { xmpMetadata } from "./xmpMetadata.js";

const EXIF = "Exif\0\0";
const XMP = "http://ns.adobe.com/xap/1.0/\0";

/** Length of each JFIF unit in inches: none, inch, centimetre. */
const UNITS = [0, 1, 1 / 2.54];

/** Resolution and orientation that a JPEG states in EXIF, XMP and JFIF. Throws a RangeError where one of these is damaged. */
export function jpegMetadata(bytes: Uint8Array): Metadata {
  const stated: Metadata[] = [];
  let jfif: StatedResolution | undefined;
  for (const { number, data } of jpegSegments(bytes).applications) {
    const text = Buffer.from(data.subarray(0, XMP.length)).toString("latin1");
    if (number === 1 && text.startsWith(EXIF)) stated.push(exifMetadata(data.subarray(EXIF.length)));
    if (number === 1 && text.startsWith(XMP)) stated.push(xmpMetadata(data.subarray(XMP.length)));
    if (number === 0 && text.startsWith("JFIF\0") && data.length >= 12) {
      const reader = new ByteReader(data, false);
      jfif ??= statedResolution("JFIF", reader.uint16(8), reader.uint16(10), UNITS[data[7]] ?? 0);
    }
  }
  return {
    resolutions: [...stated.flatMap(({ resolutions }) => resolutions), ...(jfif ? [jfif] : [])],
    orientations: stated.flatMap(({ orientations }) => orientations),
  };
}
