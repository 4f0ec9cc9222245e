import { ByteReader } from "./byteReader.js";
import { METRE, type Metadata, statedResolution } from "./metadata.js";

/** Resolution that a BMP states, in pixels a metre; the oldest header, of 12 bytes, states none. */
export function bmpMetadata(bytes: Uint8Array): Metadata {
  const reader = new ByteReader(bytes, true);
  if (reader.uint32(14) < 40) return { resolutions: [], orientations: [] };
  const [x, y] = [reader.int32(38), reader.int32(42)].map((value) => Math.max(0, value));
  return { resolutions: [statedResolution("BMP", x, y, METRE)], orientations: [] };
}
