import type { Directory } from "./tiffDirectories.js";

const NEW_SUBFILE_TYPE = 254;
const SUBFILE_TYPE = 255;
const SUB_DIRECTORIES = 330;

/**
 * Index of the one directory of a TIFF that is a picture of its own: no thumbnail (a picture of reduced resolution) and no mask.
 * @throws RangeError where there is none, or more than one.
 */
export function fullPage(directories: readonly Directory[]): number {
  const pages = directories.flatMap((tag, index) => (isPart(tag) ? [] : [index]));
  if (pages.length > 1) throw new RangeError(`holds ${pages.length} pages; a print is one page: save each as a file of its own`);
  if (pages.length === 0) {
    const inside = directories.some((tag) => tag(SUB_DIRECTORIES));
    throw new RangeError(
      `holds only thumbnails or masks${inside ? ", and its picture in a subdirectory" : ""}; save the full picture alone`,
    );
  }
  return pages[0];
}

/** Whether a directory is a thumbnail or a mask: bits 0 and 2 of NewSubfileType, or 2 in the older SubfileType. */
function isPart(tag: Directory): boolean {
  return ((tag(NEW_SUBFILE_TYPE)?.[0] ?? 0) & 0b101) !== 0 || tag(SUBFILE_TYPE)?.[0] === 2;
}
