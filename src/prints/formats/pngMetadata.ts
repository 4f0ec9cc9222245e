import { ByteReader } from "./byteReader.js";
import { exifMetadata } from "./exifMetadata.js";
import { METRE, type Metadata, statedResolution } from "./metadata.js";
import { pngChunks } from "./pngChunks.js";
import { xmpMetadata } from "./xmpMetadata.js";

const XMP = "XML:com.adobe.xmp";

/** Resolution and orientation that a PNG states in eXIf, XMP and pHYs. Throws a RangeError where one of these is damaged. */
export function pngMetadata(bytes: Uint8Array): Metadata {
  const { eXIf, pHYs, [`iTXt ${XMP}`]: xmp } = pngChunks(bytes, false);
  const stated: Metadata[] = [];
  if (eXIf) stated.push(exifMetadata(eXIf));
  if (xmp) stated.push(xmpMetadata(xmp));
  const resolutions = stated.flatMap((part) => part.resolutions);
  if (pHYs?.length === 9) {
    const reader = new ByteReader(pHYs, false);
    resolutions.push(statedResolution("pHYs", reader.uint32(0), reader.uint32(4), pHYs[8] === 1 ? METRE : 0));
  }
  return { resolutions, orientations: stated.flatMap(({ orientations }) => orientations) };
}
