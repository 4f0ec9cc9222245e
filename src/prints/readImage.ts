import { readFile, stat } from "node:fs/promises";
import { notAFile } from "../notAFile.js";
import { decodeImage, type ReadOptions } from "./decodeImage.js";
import { fileError } from "./fileError.js";
import type { GrayImage } from "./grayImage.js";
import { toStandardResolution } from "./toStandardResolution.js";

/** The largest file that is read: 2²⁸ bytes. */
const MAX_BYTES = 2 ** 28;

/**
 * Reads a print at 500 dpi, whatever its file's resolution: see `decodeImage` for the formats and for what becomes of colours, and
 * `settleResolution` for what counts as stated.
 * @throws Error of one line that names the file and says what is wrong with it.
 *
 * @example
 * import { createImage, readImage, writeImage } from "ridgelab/prints";
 * await writeImage("print.png", createImage(300, 400, { fill: 255, dpi: 1000 }));
 * const image = await readImage("print.png");
 * [image.width, image.height, image.dpi]; // [150, 200, 500]
 */
export async function readImage(path: string, options: ReadOptions = {}): Promise<GrayImage> {
  let bytes: Uint8Array;
  try {
    const reason = notAFile(path);
    if (reason) throw new RangeError(reason);
    const { size } = await stat(path);
    if (size > MAX_BYTES) throw new RangeError(`is ${size} bytes long; at most ${MAX_BYTES} are read`);
    bytes = await readFile(path);
  } catch (cause) {
    throw fileError(path, cause);
  }
  return toStandardResolution(await decodeImage(bytes, path, options));
}
