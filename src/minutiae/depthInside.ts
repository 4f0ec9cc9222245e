import type { Mask } from "../filters/types.js";

/**
 * How far every pixel lies inside the mask: its distance to the nearest pixel outside, the picture's surroundings being outside too; 0
 * outside. Chamfer distance with steps of 1 and √2, at most 8 % above the straight one.
 */
export function depthInside({ width, height, data }: Mask): Float32Array {
  const depth = new Float32Array(data); // 1 at the picture's edge
  for (let y = 1; y < height - 1; y++) {
    for (let x = 1, p = y * width + 1; x < width - 1; x++, p++) {
      if (data[p] === 0) continue;
      const straight = 1 + Math.min(depth[p - 1], depth[p - width]);
      depth[p] = Math.min(straight, Math.SQRT2 + Math.min(depth[p - width - 1], depth[p - width + 1]));
    }
  }
  for (let y = height - 2; y > 0; y--) {
    for (let x = width - 2, p = y * width + x; x > 0; x--, p--) {
      if (data[p] === 0) continue;
      const straight = 1 + Math.min(depth[p + 1], depth[p + width]);
      const diagonal = Math.SQRT2 + Math.min(depth[p + width + 1], depth[p + width - 1]);
      depth[p] = Math.min(depth[p], straight, diagonal);
    }
  }
  return depth;
}
