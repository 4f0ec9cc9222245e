import type { GrayImage } from "../grayImage.js";
import { toBytes } from "./toBytes.js";

/** Encodes a picture as TIFF 6.0, little-endian: grey of 8 bits (0 is black), one unpacked strip, resolution in dots per inch. */
export function encodeTiff(image: GrayImage): Uint8Array {
  const { width, height, dpi } = image;
  const entries: [tag: number, type: 3 | 4 | 5, value: number][] = [
    [256, 4, width],
    [257, 4, height],
    [258, 3, 8], // bits a sample
    [259, 3, 1], // not packed
    [262, 3, 1], // black is zero
    [273, 4, 0], // where the strip starts: filled in below
    [277, 3, 1], // samples a pixel
    [278, 4, height], // rows a strip
    [279, 4, width * height], // bytes of the strip
    [282, 5, 0], // resolution across and down: where the fraction stands, filled in below
    [283, 5, 0],
    [296, 3, 2], // in inches
  ];
  const fraction = 8 + 2 + 12 * entries.length + 4;
  const pixels = fraction + 8;
  const head = Buffer.alloc(pixels);
  head.write("II", 0, "latin1");
  head.writeUInt16LE(42, 2);
  head.writeUInt32LE(8, 4);
  head.writeUInt16LE(entries.length, 8);
  entries.forEach(([tag, type, value], i) => {
    const at = 10 + 12 * i;
    head.writeUInt16LE(tag, at);
    head.writeUInt16LE(type, at + 2);
    head.writeUInt32LE(1, at + 4);
    head.writeUInt32LE(tag === 273 ? pixels : type === 5 ? fraction : value, at + 8);
  });
  head.writeUInt32LE(Math.round(dpi * 1000), fraction);
  head.writeUInt32LE(1000, fraction + 4);
  return Buffer.concat([head, toBytes(image)]);
}
