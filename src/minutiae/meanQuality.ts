import type { Template } from "./template.js";

/** A print's quality: the mean of its minutiae's, 0 without any. */
export function meanQuality({ minutiae }: Pick<Template, "minutiae">): number {
  return minutiae.reduce((sum, { quality }) => sum + quality, 0) / Math.max(1, minutiae.length);
}
