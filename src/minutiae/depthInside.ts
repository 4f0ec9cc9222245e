import type { Mask } from "../filters/types.js";

/**
 * How far every pixel lies inside the mask: its distance to the nearest pixel outside, the picture's surroundings being outside too; 0
 * outside. Chamfer distance with steps of 1 and √2, at most 8 % above the straight one.
 */
export function depthInside({ width, height, data }: Mask): Float32Array {
  const stride = width + 2; // outside all round
  const depth = new Float32Array(stride * (height + 2));
  for (let y = 0, i = 0; y < height; y++) {
    for (let x = 0, p = (y + 1) * stride + 1; x < width; x++, i++, p++) {
      if (data[i] === 0) continue;
      const straight = 1 + Math.min(depth[p - 1], depth[p - stride]);
      depth[p] = Math.min(straight, Math.SQRT2 + Math.min(depth[p - stride - 1], depth[p - stride + 1]));
    }
  }
  const inside = new Float32Array(width * height);
  for (let y = height - 1, i = inside.length - 1; y >= 0; y--) {
    for (let x = width - 1, p = (y + 1) * stride + width; x >= 0; x--, i--, p--) {
      if (depth[p] === 0) continue;
      const straight = 1 + Math.min(depth[p + 1], depth[p + stride]);
      const diagonal = Math.SQRT2 + Math.min(depth[p + stride + 1], depth[p + stride - 1]);
      inside[i] = depth[p] = Math.min(depth[p], straight, diagonal);
    }
  }
  return inside;
}
