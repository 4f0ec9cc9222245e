import { deflateSync } from "node:zlib";
import { crc32 } from "../../crc32.js";
import type { GrayImage } from "../grayImage.js";
import { toBytes } from "./toBytes.js";

/** Encodes a picture as PNG, grey of 8 bits, with its resolution in pHYs (whole pixels a metre). */
export function encodePng(image: GrayImage): Uint8Array {
  const { width, height, dpi } = image;
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header[8] = 8;
  const physical = Buffer.alloc(9);
  physical.writeUInt32BE(Math.round(dpi / 0.0254), 0);
  physical.writeUInt32BE(Math.round(dpi / 0.0254), 4);
  physical[8] = 1;
  const pixels = toBytes(image);
  const lines = new Uint8Array(height * (width + 1));
  for (let y = 0; y < height; y++) {
    // Filter 2: each byte less the one above it, which suits smooth pictures.
    lines[y * (width + 1)] = 2;
    for (let x = 0; x < width; x++) {
      lines[y * (width + 1) + 1 + x] = pixels[y * width + x] - (y > 0 ? pixels[(y - 1) * width + x] : 0);
    }
  }
  const signature = Buffer.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a);
  return Buffer.concat([
    signature,
    chunk("IHDR", header),
    chunk("pHYs", physical),
    chunk("IDAT", deflateSync(lines)),
    chunk("IEND", new Uint8Array(0)),
  ]);
}

function chunk(type: string, data: Uint8Array): Uint8Array {
  const body = Buffer.concat([Buffer.from(type, "latin1"), data]);
  const frame = Buffer.alloc(8);
  frame.writeUInt32BE(data.length, 0);
  frame.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)]);
}
