import type { Sharp, SharpOptions } from "sharp";
import { MAX_PIXELS } from "./pixels.js";

/** Samples as a file holds them, row-major, pixel by pixel. */
export interface Samples {
  readonly width: number;
  readonly height: number;
  /** Samples a pixel: grey; red, green, blue; or these and opacity. */
  readonly channels: number;
  /** width × height × channels samples of 8 or 16 bits. */
  readonly data: Uint8Array | Uint16Array;
}

export interface Wanted {
  /** Which page, from 0. Default: the first. */
  readonly page?: number;
  /** Grey alone, or red, green and blue, with opacity where there is one. */
  readonly colour: "grey" | "rgb";
  readonly bits: 8 | 16;
}

/**
 * Unpacks a JPEG or TIFF by libvips (the `sharp` package: libjpeg-turbo and libtiff), told to forgive nothing: a warning of those
 * libraries is an error. Colours are as stored: no profile is applied, nothing is turned.
 * @throws RangeError where the file is truncated, damaged or of a kind that these do not read.
 */
export async function vipsPixels(bytes: Uint8Array, { page = 0, colour, bits }: Wanted): Promise<Samples> {
  const sharp = await load();
  const space = { grey: { 8: "b-w", 16: "grey16" }, rgb: { 8: "srgb", 16: "rgb16" } } as const;
  try {
    const { data, info } = await sharp(bytes, { page, failOn: "warning", ignoreIcc: true, limitInputPixels: MAX_PIXELS })
      .toColourspace(space[colour][bits])
      .raw({ depth: bits === 8 ? "uchar" : "ushort" })
      .toBuffer({ resolveWithObject: true });
    const { width, height, channels } = info;
    const length = width * height * channels;
    // A copy, so that samples of two bytes lie at an even address.
    const samples = bits === 8 ? data : new Uint16Array(Uint8Array.from(data).buffer);
    if (samples.length !== length) throw new RangeError(`unpacks to ${samples.length} samples; ${length} are needed`);
    return { width, height, channels, data: samples };
  } catch (cause) {
    throw new RangeError(reason(cause), { cause });
  }
}

let loaded: Promise<(input: Uint8Array, options: SharpOptions) => Sharp> | undefined;

/** Loaded when first needed, which most commands never do. Nothing is kept from one file for the next, and one thread reads each. */
function load(): Promise<(input: Uint8Array, options: SharpOptions) => Sharp> {
  loaded ??= import("sharp").then(({ default: sharp }) => {
    sharp.cache(false);
    sharp.concurrency(1);
    return sharp;
  });
  return loaded;
}

/** The first line of what libvips says, without the names of its parts; that a warning counts as an error is no reason. */
function reason(cause: unknown): string {
  const lines = String(cause instanceof Error ? cause.message : cause).split("\n");
  const said = lines.find((line) => line.trim() !== "" && !line.includes("due to failOn")) ?? "a part of it is damaged";
  return said.replace(/^(?:Input buffer has corrupt header: )?(?:\w*vips\w*: )*/i, "").trim();
}
