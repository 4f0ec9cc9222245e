import type { GrayImage } from "../prints/grayImage.js";

/**
 * Ridges that the straight line between two points crosses, the ones that the points lie on left out: a count that survives the skin's
 * stretching (ISO/IEC 19794-2 has it as extended data).
 * @param binary ridges 0, valleys 255
 *
 * @example
 * import { ridgeCount } from "ridgelab/minutiae";
 * const binary = { width: 9, height: 1, data: Float32Array.of(0, 255, 0, 255, 0, 0, 255, 255, 0), dpi: 500 };
 * ridgeCount(binary, { x: 0, y: 0 }, { x: 8, y: 0 }); // 2
 */
export function ridgeCount(binary: GrayImage, from: { x: number; y: number }, to: { x: number; y: number }): number {
  const steps = Math.max(1, Math.ceil(2 * Math.max(Math.abs(to.x - from.x), Math.abs(to.y - from.y))));
  let ridges = 0;
  let onRidge = true;
  let last = 0;
  for (let step = 0; step <= steps; step++) {
    const x = Math.round(from.x + ((to.x - from.x) * step) / steps);
    const y = Math.round(from.y + ((to.y - from.y) * step) / steps);
    const ridge = x >= 0 && y >= 0 && x < binary.width && y < binary.height && binary.data[y * binary.width + x]! < 128;
    if (ridge && !onRidge) {
      ridges++;
      last = step;
    }
    onRidge = ridge;
  }
  // The ridge that the second point lies on was counted when it was reached.
  return onRidge && last > 0 ? ridges - 1 : ridges;
}
