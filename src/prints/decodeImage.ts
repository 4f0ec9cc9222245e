import { extname } from "node:path";
import { checkStandardSize } from "./checkStandardSize.js";
import { bmpMetadata } from "./formats/bmpMetadata.js";
import { decodeBmp } from "./formats/decodeBmp.js";
import { decodeJpeg } from "./formats/decodeJpeg.js";
import { decodePng } from "./formats/decodePng.js";
import { decodePnm } from "./formats/decodePnm.js";
import { decodeTiff } from "./formats/decodeTiff.js";
import { jpegMetadata } from "./formats/jpegMetadata.js";
import type { Metadata } from "./formats/metadata.js";
import type { Pixels } from "./formats/pixels.js";
import { pngMetadata } from "./formats/pngMetadata.js";
import { tiffMetadata } from "./formats/tiffMetadata.js";
import { unreadFormat } from "./formats/unreadFormat.js";
import { decodeWsq } from "./formats/wsq/decodeWsq.js";
import { wsqMetadata } from "./formats/wsq/wsqMetadata.js";
import { orient } from "./orient.js";
import { type Resolution, settleResolution } from "./settleResolution.js";

/** How a picture is read. */
export interface ReadOptions {
  /** Resolution in dots per inch, whatever the file states. Default: what the file states: see `settleResolution`. */
  readonly dpi?: number;
}

/** A grey picture as its file holds it, upright: width × height intensities, 0–255. */
export interface Picture extends Pixels {
  readonly dpi: Resolution;
}

interface Format {
  readonly name: string;
  readonly extensions: readonly string[];
  /** What such a file starts with, as Latin-1. */
  readonly magic: RegExp;
  readonly decode: (bytes: Uint8Array) => Pixels | Promise<Pixels>;
  /** What the file states of resolution and orientation. Left out where the format cannot state either. */
  readonly metadata?: (bytes: Uint8Array) => Metadata;
}

const FORMATS: readonly Format[] = [
  {
    name: "TIFF",
    extensions: [".tif", ".tiff"],
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these bytes are what a TIFF or BigTIFF starts with
    magic: /^(?:II[\x2a\x2b]\x00|MM\x00[\x2a\x2b])/,
    decode: decodeTiff,
    metadata: tiffMetadata,
  },
  { name: "PNG", extensions: [".png"], magic: /^\x89PNG/, decode: decodePng, metadata: pngMetadata },
  { name: "BMP", extensions: [".bmp"], magic: /^BM/, decode: decodeBmp, metadata: bmpMetadata },
  { name: "PNM", extensions: [".pgm", ".pbm", ".ppm", ".pnm"], magic: /^P[1-6]\s/, decode: decodePnm },
  { name: "JPEG", extensions: [".jpg", ".jpeg"], magic: /^\xff\xd8\xff/, decode: decodeJpeg, metadata: jpegMetadata },
  { name: "WSQ", extensions: [".wsq"], magic: /^\xff\xa0/, decode: decodeWsq, metadata: wsqMetadata },
];

/** Extensions, in lower case and with their dot, of the pictures that are read. */
export const PICTURE_EXTENSIONS: readonly string[] = FORMATS.flatMap(({ extensions }) => extensions);

/**
 * Decodes a TIFF, PNG, BMP, PNM, JPEG or WSQ: what is read of each stands at its decoder. Colours become grey by Rec. 601 luma, opacity is
 * laid over white, 16 bits are scaled to 0–255, and the picture is turned upright as TIFF's or EXIF's orientation says.
 * @param name the file's name: it stands in errors, and its extension, where it is a picture's, must tell the truth.
 * @throws Error of one line that names the file and says what is wrong with it.
 *
 * @example
 * import { decodeImage } from "ridgelab/prints";
 * const picture = await decodeImage(new TextEncoder().encode("P2 2 1 255\n0 255\n"), "tiny.pgm");
 * picture.data; // [0, 255]
 * picture.dpi; // { x: 500, y: 500 }
 * const short = new TextEncoder().encode("P2 2 1 255\n0\n");
 * await decodeImage(short, "a.pgm"); // throws a.pgm: cannot be read as PNM: claims 2×1 pixels, which its 3 bytes of data cannot hold
 */
export async function decodeImage(bytes: Uint8Array, name: string, options: ReadOptions = {}): Promise<Picture> {
  const format = formatOf(bytes, name);
  try {
    // Pixels first: of what is damaged, people want to hear that.
    const pixels = await format.decode(bytes);
    const { orientation, dpi } = settle(format, bytes, options);
    const picture = { ...orient(pixels, orientation), dpi };
    checkStandardSize(picture);
    return picture;
  } catch (cause) {
    throw unreadable(name, format, cause);
  }
}

/**
 * The resolution of a picture, from its head alone.
 * @throws Error of one line that names the file, as `decodeImage`.
 */
export function resolutionOf(bytes: Uint8Array, name: string, options: ReadOptions = {}): Resolution {
  const format = formatOf(bytes, name);
  try {
    return settle(format, bytes, options).dpi;
  } catch (cause) {
    throw unreadable(name, format, cause);
  }
}

function formatOf(bytes: Uint8Array, name: string): Format {
  if (bytes.length === 0) throw new Error(`${name}: is empty`);
  const start = Buffer.from(bytes.subarray(0, 8)).toString("latin1");
  const format = FORMATS.find(({ magic }) => magic.test(start));
  const claimed = FORMATS.find(({ extensions }) => extensions.includes(extname(name).toLowerCase()));
  if (!format) {
    const unread = unreadFormat(bytes);
    if (unread) throw new Error(`${name}: ${unread}`);
    const known = FORMATS.map((known) => known.name).join(", ");
    const hex = Buffer.from(bytes.subarray(0, 4)).toString("hex");
    throw new Error(`${name}: must be a picture of one of the formats ${known}; got a file that starts with the bytes ${hex}`);
  }
  if (claimed && claimed !== format) throw new Error(`${name}: is named as ${claimed.name} but holds a ${format.name}`);
  return format;
}

/** How a picture must be turned, and the resolution that it then has. */
function settle(format: Format, bytes: Uint8Array, options: ReadOptions): { orientation: number; dpi: Resolution } {
  const { resolutions, orientations } = format.metadata?.(bytes) ?? { resolutions: [], orientations: [] };
  const orientation = settleOrientation(orientations);
  const { x, y } = settleResolution(resolutions, options.dpi);
  return { orientation, dpi: orientation >= 5 ? { x: y, y: x } : { x, y } };
}

function unreadable(name: string, format: Format, cause: unknown): Error {
  const reason = String(cause instanceof Error ? cause.message : cause).replace(/\s+/g, " ");
  return new Error(`${name}: cannot be read as ${format.name}: ${reason}`, { cause });
}

/** The one orientation that is stated, or 1, upright. */
function settleOrientation(stated: readonly number[]): number {
  // 0 is what some cameras write for "unknown".
  const [first = 1, ...others] = stated.filter((orientation) => orientation !== 0);
  const other = others.find((orientation) => orientation !== first);
  if (other !== undefined)
    throw new RangeError(`states two orientations, ${first} and ${other}; save it upright, without either`);
  if (!Number.isInteger(first) || first < 1 || first > 8) throw new RangeError(`orientation ${first} does not exist; 1 to 8 do`);
  return first;
}
