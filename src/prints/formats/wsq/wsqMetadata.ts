import { type Metadata, statedResolution } from "../metadata.js";
import { readHeaders } from "./readHeaders.js";

/** Resolution of a WSQ file: that of a NISTCOM comment, if there is one. */
export function wsqMetadata(bytes: Uint8Array): Metadata {
  const { dpi } = readHeaders(bytes);
  return { resolutions: dpi ? [statedResolution("NISTCOM", dpi, dpi, 1)] : [], orientations: [] };
}
