import { MOST_MINUTIAE } from "./limits.js";
import type { Minutia, Template } from "./template.js";

/**
 * The template with its `count` best minutiae (by default paper B's 70), in the order they had. Of equal quality the upper one is
 * better, then the one further left, then the lesser direction, then the first. Throws a RangeError unless `count` is a whole number from 0.
 *
 * @example
 * import { bestMinutiae } from "ridgelab/minutiae";
 * const minutiae = [0.2, 0.9, 0.5].map((quality, x) => ({ x, y: 0, direction: 0, type: "ending" as const, quality }));
 * bestMinutiae({ width: 9, height: 9, dpi: 500, minutiae }, 2).minutiae.map(({ quality }) => quality); // [0.9, 0.5]
 */
export function bestMinutiae(template: Template, count = MOST_MINUTIAE): Template {
  if (!Number.isInteger(count) || count < 0) {
    throw new RangeError(`bestMinutiae: the count must be a whole number of at least 0; given ${count}`);
  }
  if (template.minutiae.length <= count) return template;
  const better = (a: Minutia, b: Minutia) => b.quality - a.quality || a.y - b.y || a.x - b.x || a.direction - b.direction;
  const best = new Set([...template.minutiae].sort(better).slice(0, count));
  return { ...template, minutiae: template.minutiae.filter((minutia) => best.has(minutia)) };
}
