import type { GrayImage } from "../../src/prints/grayImage.js";

/** How wide a skeleton's lines are, and whether thinning has broken any. */
export interface SkeletonWidth {
  /** Pixels of the skeleton: in all, in lines of one pixel's width, and of two. */
  readonly pixels: number;
  readonly one: number;
  readonly two: number;
  /** The widest, in pixels. */
  readonly widest: number;
  /** Pieces of black, 8-connected, before thinning and after. */
  readonly before: number;
  readonly after: number;
}

/**
 * The width of a skeleton at each of its pixels: the side of the largest black square that the pixel is in. Black is 0.
 * @param thinned the binary picture that the skeleton was made of
 */
export function skeletonWidth(skeleton: GrayImage, thinned: GrayImage): SkeletonWidth {
  const widths = squareWidths(skeleton);
  const count = (wanted: number) => widths.reduce((n, width) => n + (width === wanted ? 1 : 0), 0);
  return {
    pixels: widths.length - count(0),
    one: count(1),
    two: count(2),
    widest: widths.reduce((most, width) => Math.max(most, width), 0),
    before: blackPieces(thinned),
    after: blackPieces(skeleton),
  };
}

/** By pixel: the side of the largest black square that it is in; 0 on white. */
export function squareWidths({ width, height, data }: GrayImage): Uint16Array {
  // The largest black square whose lower right corner is here; then every pixel of it takes the largest.
  const corner = new Uint16Array(width * height);
  const widths = new Uint16Array(width * height);
  for (let y = 0, i = 0; y < height; y++) {
    for (let x = 0; x < width; x++, i++) {
      if (data[i] !== 0) continue;
      corner[i] = x === 0 || y === 0 ? 1 : 1 + Math.min(corner[i - 1], corner[i - width], corner[i - width - 1]);
      const side = corner[i];
      for (let v = 0; v < side; v++)
        for (let u = 0; u < side; u++) widths[i - v * width - u] = Math.max(widths[i - v * width - u], side);
    }
  }
  return widths;
}

/** The number of pieces of black, 8-connected. */
export function blackPieces({ width, height, data }: GrayImage): number {
  const seen = new Uint8Array(data.length);
  let pieces = 0;
  for (let start = 0; start < data.length; start++) {
    if (seen[start] === 1 || data[start] !== 0) continue;
    pieces++;
    const piece = [start];
    seen[start] = 1;
    for (let at = piece.pop(); at !== undefined; at = piece.pop()) {
      const x = at % width;
      const y = (at - x) / width;
      for (let v = Math.max(y - 1, 0); v <= Math.min(y + 1, height - 1); v++) {
        for (let u = Math.max(x - 1, 0); u <= Math.min(x + 1, width - 1); u++) {
          const next = v * width + u;
          if (seen[next] === 1 || data[next] !== 0) continue;
          seen[next] = 1;
          piece.push(next);
        }
      }
    }
  }
  return pieces;
}
