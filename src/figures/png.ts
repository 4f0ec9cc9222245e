import { deflateSync } from "node:zlib";
import { crc32 } from "../crc32.js";

const signature = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a);

/** An 8-bit grey PNG (row-major, one byte a pixel), small enough to write here instead of loading an image library for a figure. */
export function encodeGrayPng(width: number, height: number, pixels: Uint8Array): Uint8Array {
  const header = new DataView(new ArrayBuffer(13));
  header.setUint32(0, width);
  header.setUint32(4, height);
  header.setUint8(8, 8); // bits a sample; the colour type after it, 0, is grey
  const rows = new Uint8Array((width + 1) * height); // a filter byte, 0 for none, before each row
  for (let y = 0; y < height; y++) rows.set(pixels.subarray(y * width, (y + 1) * width), y * (width + 1) + 1);
  return Buffer.concat([
    signature,
    chunk("IHDR", new Uint8Array(header.buffer)),
    chunk("IDAT", deflateSync(rows, { level: 9 })),
    chunk("IEND", new Uint8Array()),
  ]);
}

/** The same PNG with its resolution (a pHYs chunk), which tells a typesetter its size on paper. It must have none yet. */
export function withResolution(png: Uint8Array, dpi: number): Uint8Array {
  const density = new DataView(new ArrayBuffer(9));
  const perMetre = Math.round(dpi / 0.0254);
  density.setUint32(0, perMetre);
  density.setUint32(4, perMetre);
  density.setUint8(8, 1); // per metre
  const afterHeader = signature.length + 25;
  return Buffer.concat([png.subarray(0, afterHeader), chunk("pHYs", new Uint8Array(density.buffer)), png.subarray(afterHeader)]);
}

function chunk(type: string, content: Uint8Array): Uint8Array {
  const bytes = Buffer.alloc(12 + content.length);
  bytes.writeUInt32BE(content.length, 0);
  bytes.write(type, 4, "latin1");
  bytes.set(content, 8);
  bytes.writeUInt32BE(crc32(bytes.subarray(4, 8 + content.length)), 8 + content.length);
  return bytes;
}
