import { extname } from "node:path";
import { decodeBmp } from "./formats/decodeBmp.js";
import type { Decoded } from "./formats/decoded.js";
import { decodeJpeg } from "./formats/decodeJpeg.js";
import { decodePgm } from "./formats/decodePgm.js";
import { decodePng } from "./formats/decodePng.js";
import { decodeTiff } from "./formats/decodeTiff.js";
import { unreadFormat } from "./formats/unreadFormat.js";
import { decodeWsq } from "./formats/wsq/decodeWsq.js";
import type { GrayImage } from "./grayImage.js";

export interface ReadOptions {
  /** Resolution in dots per inch, whatever the file states. Default: what the file states where that is 100 to 5000, else 500. */
  readonly dpi?: number;
}

interface Format {
  readonly name: string;
  readonly extensions: readonly string[];
  /** What such a file starts with, as Latin-1. */
  readonly magic: RegExp;
  readonly decode: (bytes: Uint8Array) => Decoded;
}

const FORMATS: readonly Format[] = [
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these bytes are what a TIFF starts with
  { name: "TIFF", extensions: [".tif", ".tiff"], magic: /^(?:II\x2a\x00|MM\x00\x2a)/, decode: decodeTiff },
  { name: "PNG", extensions: [".png"], magic: /^\x89PNG/, decode: decodePng },
  { name: "BMP", extensions: [".bmp"], magic: /^BM/, decode: decodeBmp },
  { name: "PGM", extensions: [".pgm"], magic: /^P[25]\s/, decode: decodePgm },
  { name: "JPEG", extensions: [".jpg", ".jpeg"], magic: /^\xff\xd8\xff/, decode: decodeJpeg },
  { name: "WSQ", extensions: [".wsq"], magic: /^\xff\xa0/, decode: decodeWsq },
];

/** Extensions, in lower case and with their dot, of the pictures that are read. */
export const PICTURE_EXTENSIONS: readonly string[] = FORMATS.flatMap(({ extensions }) => extensions);

/**
 * Decodes a TIFF (8 bits; unpacked, LZW, PackBits or deflate), PNG, BMP (8, 24 or 32 bits), PGM, JPEG or WSQ. Colours become grey by
 * Rec. 601 luma, opacity is laid over white, and 16 bits are scaled to 0–255.
 * @param name the file's name: it stands in errors, and its extension, where it is a picture's, must tell the truth.
 * @throws Error of one line that names the file and says what is wrong with it.
 */
export function decodeImage(bytes: Uint8Array, name: string, options: ReadOptions = {}): GrayImage {
  if (bytes.length === 0) throw new Error(`${name}: is empty`);
  const start = Buffer.from(bytes.subarray(0, 8)).toString("latin1");
  const format = FORMATS.find(({ magic }) => magic.test(start));
  const claimed = FORMATS.find(({ extensions }) => extensions.includes(extname(name).toLowerCase()));
  if (claimed && format && claimed !== format) throw new Error(`${name}: is named as ${claimed.name} but holds a ${format.name}`);
  if (!format) {
    const unread = unreadFormat(bytes);
    if (unread) throw new Error(`${name}: ${unread}`);
    const known = FORMATS.map((known) => known.name).join(", ");
    const hex = Buffer.from(bytes.subarray(0, 4)).toString("hex");
    throw new Error(`${name}: is no picture that is read (${known}): it starts with the bytes ${hex}`);
  }
  let decoded: Decoded;
  try {
    decoded = format.decode(bytes);
  } catch (cause) {
    const reason = String(cause instanceof Error ? cause.message : cause).replace(/\s+/g, " ");
    throw new Error(`${name}: cannot be read as ${format.name}: ${reason}`, { cause });
  }
  const { width, height, data } = decoded;
  return { width, height, data, dpi: options.dpi ?? plausible(decoded.dpi) };
}

/** Placeholders such as 72 and 96 dpi are no scanner's. A tenth of a dpi is all that whole pixels a metre can say. */
function plausible(dpi: number | undefined): number {
  const rounded = Math.round((dpi ?? 0) * 10) / 10;
  return rounded >= 100 && rounded <= 5000 ? rounded : 500;
}
