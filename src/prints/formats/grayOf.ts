import { luma, overWhite } from "./pixels.js";
import type { Samples } from "./vipsPixels.js";

/** What a sample beside grey or colour means: opacity, that nobody knows what, or that there is none. */
export type Extra = "opacity" | "unknown" | "none";

/** Grey values, 0–255, of grey or RGB samples of 8 or 16 bits; opacity is laid over white, what is unknown is left out. */
export function grayOf({ width, height, channels, data }: Samples, extra: Extra): Float32Array {
  const white = data instanceof Uint16Array ? 65535 : 255;
  const colour = channels >= 3;
  const wanted = extra === "none" ? [1, 3] : [2, 4];
  if (!wanted.includes(channels))
    throw new RangeError(`unpacks to ${channels} samples a pixel; ${wanted.join(" or ")} are needed`);
  const gray = new Float32Array(width * height);
  for (let i = 0, at = 0; i < gray.length; i++, at += channels) {
    const level = colour ? luma(data[at], data[at + 1], data[at + 2]) : data[at];
    const value = white === 255 ? level : level * (255 / white);
    gray[i] = extra === "opacity" ? overWhite(value, data[at + channels - 1] / white) : value;
  }
  return gray;
}
