import { readFile, stat } from "node:fs/promises";
import { decodeImage, type ReadOptions } from "./decodeImage.js";
import { fileError } from "./fileError.js";
import type { GrayImage } from "./grayImage.js";

/** The largest file that is read: 2²⁸ bytes. */
const MAX_BYTES = 2 ** 28;

/**
 * Reads a picture: see `decodeImage` for the formats and for what becomes of colours and resolution.
 * @throws Error of one line that names the file and says what is wrong with it.
 */
export async function readImage(path: string, options: ReadOptions = {}): Promise<GrayImage> {
  let bytes: Uint8Array;
  try {
    const { size } = await stat(path);
    if (size > MAX_BYTES) throw new RangeError(`is ${size} bytes long; at most ${MAX_BYTES} are read`);
    bytes = await readFile(path);
  } catch (cause) {
    throw fileError(path, cause);
  }
  return decodeImage(bytes, path, options);
}
