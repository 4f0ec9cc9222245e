import { type Metadata, type StatedResolution, statedResolution } from "./metadata.js";
import type { Directory } from "./tiffDirectories.js";

const ORIENTATION = 274;
const X_RESOLUTION = 282;
const Y_RESOLUTION = 283;
const RESOLUTION_UNIT = 296;

/** Length of each resolution unit in inches: none, inch, centimetre. */
const UNITS: Readonly<Record<number, number>> = { 1: 0, 2: 1, 3: 1 / 2.54 };

/** Resolution and orientation of a directory of a TIFF or of EXIF, or of what XMP says of the same tags; `source` is what people call it. */
export function directoryMetadata(tag: Directory, source: string): Metadata {
  const resolutions: StatedResolution[] = [];
  const y = tag(Y_RESOLUTION, "real")?.[0];
  const x = tag(X_RESOLUTION, "real")?.[0] ?? y;
  if (x !== undefined) {
    const unit = tag(RESOLUTION_UNIT)?.[0] ?? 2;
    resolutions.push(statedResolution(source, x, y, UNITS[unit] ?? 0));
  }
  return { resolutions, orientations: tag(ORIENTATION)?.slice(0, 1) ?? [] };
}
