import { directoryMetadata } from "./directoryMetadata.js";
import { fullPage } from "./fullPage.js";
import type { Metadata } from "./metadata.js";
import { tiffDirectories } from "./tiffDirectories.js";

/** Resolution and orientation by the tags of a TIFF's full page, which stand above what XMP in it may say. Throws a RangeError where it has none, or is damaged. */
export function tiffMetadata(bytes: Uint8Array): Metadata {
  const directories = tiffDirectories(bytes);
  return directoryMetadata(directories[fullPage(directories)], "TIFF");
}
