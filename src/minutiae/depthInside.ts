import type { Mask } from "../filters/types.js";

/**
 * How far every pixel lies inside the mask: its distance to the nearest pixel outside, the picture's surroundings being outside too; 0
 * outside. Chamfer distance with steps of 1 and √2, at most 8 % above the straight one.
 */
export function depthInside({ width, height, data }: Mask): Float32Array {
  const depth = new Float32Array(width * height);
  const at = (x: number, y: number) => (x < 0 || y < 0 || x >= width || y >= height ? 0 : depth[y * width + x]);
  for (let y = 0, i = 0; y < height; y++) {
    for (let x = 0; x < width; x++, i++) {
      if (data[i] === 0) continue;
      depth[i] = Math.min(1 + Math.min(at(x - 1, y), at(x, y - 1)), Math.SQRT2 + Math.min(at(x - 1, y - 1), at(x + 1, y - 1)));
    }
  }
  for (let y = height - 1, i = depth.length - 1; y >= 0; y--) {
    for (let x = width - 1; x >= 0; x--, i--) {
      const straight = 1 + Math.min(at(x + 1, y), at(x, y + 1));
      const diagonal = Math.SQRT2 + Math.min(at(x + 1, y + 1), at(x - 1, y + 1));
      depth[i] = Math.min(depth[i], straight, diagonal);
    }
  }
  return depth;
}
