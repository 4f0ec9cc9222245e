import { type LinePanelOptions, linePanel } from "./linePanel.js";
import type { Panel } from "./panel.js";
import { points, seriesStyle } from "./theme.js";

/** A function that is constant between jumps. */
export interface Steps {
  /** Where it jumps, ascending. */
  readonly x: readonly number[];
  /** The level from each jump on; before the first it is `start`. */
  readonly y: readonly number[];
  /** Level before the first jump. Default 0. */
  readonly start?: number;
  /** Which level the function takes at a jump: P(X ≤ x) the upper, P(X < x) the lower. Default "upper". */
  readonly atJump?: "upper" | "lower";
}

/**
 * A step function: at each jump a full dot on the level it takes there and an open one on the other, nothing drawn upright.
 * Throws a RangeError if x and y differ in length or the x axis has no range.
 *
 * @example
 * import { stepPanel } from "ridgelab/figures";
 * const panel = stepPanel({ x: [1, 2], y: [0.5, 1] }, { x: { range: [0, 3] } });
 * panel.traces.length; // 3
 * stepPanel({ x: [1, 2], y: [1] }, { x: { range: [0, 3] } }); // throws steps need as many levels as jumps; given 2 jumps, 1 levels
 */
export function stepPanel(steps: Steps, options: Omit<LinePanelOptions, "series">): Panel {
  const { x, y, start = 0, atJump = "upper" } = steps;
  const range = options.x?.range;
  if (x.length !== y.length)
    throw new RangeError(`steps need as many levels as jumps; given ${x.length} jumps, ${y.length} levels`);
  if (!range) throw new RangeError("a step function goes on beyond its jumps; give the x axis a range");
  const ends = [range[0], ...x, range[1]];
  const levels = [start, ...y];
  const { color } = seriesStyle(0);
  const marker = { color, size: points(4), line: { color, width: points(0.75) } };
  return {
    ...linePanel({ ...options, series: [] }),
    traces: [
      {
        type: "scatter",
        mode: "lines",
        // A null lifts the pen between two levels.
        x: levels.flatMap((_, index) => [ends[index], ends[index + 1], null]),
        y: levels.flatMap((level) => [level, level, null]),
        line: { color, width: points(1) },
      },
      {
        type: "scatter",
        mode: "markers",
        x: [...x],
        y: atJump === "upper" ? levels.slice(0, -1) : [...y],
        marker: { ...marker, color: "#ffffff" },
      },
      { type: "scatter", mode: "markers", x: [...x], y: atJump === "upper" ? [...y] : levels.slice(0, -1), marker },
    ],
  };
}
