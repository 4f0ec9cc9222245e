import type { Data, Shape } from "plotly.js";
import type { Panel, PanelOptions } from "./panel.js";
import { plainText } from "./plainText.js";
import { points } from "./theme.js";

/** One block of a diagram. */
export interface Block {
  readonly title: string;
  /** What stands in it, a line each. */
  readonly lines: readonly string[];
}

/** Of a block's line, which is 1 high: above and below the text, and between two blocks. */
const RIM = 0.3;
const GAP = 0.9;
/** Keeps the outer lines inside the panel. */
const EDGE = 0.05;

/**
 * Blocks from top to bottom, each with an arrow to the next. The panel's height in lines of text is `blockLines(blocks)`. Throws a RangeError
 * for no block.
 *
 * @example
 * import { blockPanel } from "ridgelab/figures";
 * const panel = blockPanel([{ title: "read", lines: ["prints"] }, { title: "filter", lines: [] }]);
 * panel.shapes!.length; // 2
 * panel.annotations!.map(({ text }) => text); // ["<b>read</b>", "prints", "<b>filter</b>"]
 */
export function blockPanel(blocks: readonly Block[], options: PanelOptions = {}): Panel {
  if (blocks.length === 0) throw new RangeError("a diagram needs a block at least; given none");
  const tops = blocks.map((_, i) => blockLines(blocks.slice(0, i)) + (i > 0 ? GAP : 0));
  const bottoms = blocks.map((block, i) => tops[i] + heightOf(block));
  const arrows = tops.slice(1).map((top, i): Partial<Data> => {
    return {
      type: "scatter",
      mode: "lines+markers",
      x: [0.5, 0.5],
      y: [bottoms[i], top - 0.12],
      line: { color: "#000000", width: points(0.75) },
      marker: { color: "#000000", size: [0, points(5)], symbol: "triangle-down", opacity: 1 },
      hoverinfo: "skip",
    };
  });
  return {
    // plotly draws axes, and so what lies on them, only where there is a trace.
    traces: [{ type: "scatter", mode: "markers", x: [null], y: [null], hoverinfo: "skip" }, ...arrows],
    xaxis: { visible: false, range: [0, 1], automargin: false },
    yaxis: { visible: false, range: [bottoms.at(-1)! + EDGE, -EDGE], automargin: false },
    shapes: blocks.map((_, i): Partial<Shape> => {
      const line = { color: "#000000", width: points(0.5) };
      return { type: "rect", layer: "below", x0: 0.02, x1: 0.98, y0: tops[i], y1: bottoms[i], line, fillcolor: "#f2f2f2" };
    }),
    annotations: blocks.flatMap(({ title, lines }, i) =>
      [`<b>${plainText(title)}</b>`, ...lines.map(plainText)].map((text, line) => ({
        text,
        x: 0.5,
        y: tops[i] + RIM + line + 0.5,
        xanchor: "center" as const,
        yanchor: "middle" as const,
        showarrow: false,
      })),
    ),
    ...options,
  };
}

/**
 * Height of the whole diagram in lines of text.
 *
 * @example
 * import { blockLines } from "ridgelab/figures";
 * blockLines([{ title: "read", lines: ["prints", "copies"] }]); // 3.6
 */
export function blockLines(blocks: readonly Block[]): number {
  return blocks.reduce((sum, block, i) => sum + heightOf(block) + (i > 0 ? GAP : 0), 0);
}

function heightOf({ lines }: Block): number {
  return 1 + lines.length + 2 * RIM;
}
