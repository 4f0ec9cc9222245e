import { extname } from "node:path";
import { writeFileAtomic } from "../atomicFile.js";
import { fileError } from "./fileError.js";
import { encodePng } from "./formats/encodePng.js";
import { encodeTiff } from "./formats/encodeTiff.js";
import type { GrayImage } from "./grayImage.js";

/**
 * Writes a picture as grey of 8 bits (rounded, clamped to 0–255) with its resolution: PNG for `.png`, unpacked TIFF for `.tif` and
 * `.tiff`. The name never stands for half a file.
 * @throws RangeError for another extension; Error of one line where the file cannot be written.
 *
 * @example
 * import { createImage, readImage, writeImage } from "ridgelab/prints";
 * await writeImage("print.tif", createImage(2, 2, { fill: 99.6 }));
 * (await readImage("print.tif")).data; // [100, 100, 100, 100]
 * await writeImage("print.jpg", createImage(2, 2)); // throws print.jpg: pictures are written as .png, .tif or .tiff; given .jpg
 */
export async function writeImage(path: string, image: GrayImage): Promise<void> {
  const extension = extname(path).toLowerCase();
  if (extension === ".png") return write(path, encodePng(image));
  if (extension === ".tif" || extension === ".tiff") return write(path, encodeTiff(image));
  throw new RangeError(`${path}: pictures are written as .png, .tif or .tiff; given ${extension || "no extension"}`);
}

function write(path: string, bytes: Uint8Array): void {
  try {
    writeFileAtomic(path, bytes);
  } catch (cause) {
    throw fileError(path, cause);
  }
}
