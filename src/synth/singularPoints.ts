import type { Stream } from "../random/stream.js";
import type { FingerClass } from "./fingerClass.js";

/** A core (Poincaré index +½) or a delta (−½), in pixels, y down. */
export interface SingularPoint {
  readonly kind: "core" | "delta";
  readonly x: number;
  readonly y: number;
}

/**
 * Places the singular points of a class on a master. The means stand for an adult finger at 500 dpi: the core a little above the
 * middle, the deltas some 10 to 15 ridges below and beside it. A left loop opens to the lower left as seen, so its delta is on the right.
 *
 * @param width master's width in pixels
 * @param height master's height in pixels
 * @returns cores first, upper before lower; then deltas, left before right. Empty for an arch.
 */
export function placeSingularPoints(stream: Stream, fingerClass: FingerClass, width: number, height: number): SingularPoint[] {
  const around = (mean: number, deviation: number) => mean + deviation * clamp(stream.normal(), 2);
  const core = (x: number, y: number): SingularPoint => ({ kind: "core", x, y });
  const delta = (x: number, y: number): SingularPoint => ({ kind: "delta", x, y });
  const x = around(width / 2, 8);
  const y = around(0.44 * height, 9);
  switch (fingerClass) {
    case "arch":
      return [];
    case "tented arch":
      return [core(x, y), delta(x + around(0, 5), y + around(78, 14))];
    case "left loop":
      return [core(x, y), delta(x + around(84, 16), y + around(112, 16))];
    case "right loop":
      return [core(x, y), delta(x - around(84, 16), y + around(112, 16))];
    case "whorl": {
      const lower = core(x + around(0, 11), y + around(32, 12));
      return [
        core(x, y - 12),
        lower,
        delta(x - around(104, 14), lower.y + around(98, 16)),
        delta(x + around(104, 14), lower.y + around(98, 16)),
      ];
    }
  }
}

function clamp(value: number, bound: number): number {
  return Math.max(-bound, Math.min(bound, value));
}
