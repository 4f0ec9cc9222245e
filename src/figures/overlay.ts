import type { Data, Layout } from "plotly.js";
import type { Figure } from "./figure.js";
import { sortedCopy } from "./json.js";
import { plainText } from "./plainText.js";
import { seriesStyle, translucent } from "./theme.js";

/** What of a trace is read and changed here. */
interface Trace {
  type?: string;
  name?: string;
  showlegend?: boolean;
  legendgroup?: string;
  legend?: string;
  opacity?: number;
  line?: { color?: string; dash?: string; width?: number };
  marker?: { color?: unknown; symbol?: string; pattern?: { shape?: string } };
  fillcolor?: string;
  fill?: string;
  xaxis?: string;
  yaxis?: string;
}

/**
 * Several results in one figure: `overlay({ before: run.figure("tails"), after: changed.figure("tails") })`. Axes, size and headings
 * are the first one's, widened to hold all. Where a figure has one series, colours tell the results apart; where it has more, each
 * keeps its style and earlier results are paler. What all have in common, such as a published curve, is drawn once.
 *
 * Throws a RangeError for figures that differ in their panels, and for pictures and heatmaps, which hide one another.
 *
 * @example
 * import { composeFigure, linePanel, overlay } from "ridgelab/figures";
 * const figure = (y: number[]) => ({ id: "f", title: "F", ...composeFigure({ panels: [linePanel({ series: [{ x: [0, 1], y }] })] }) });
 * overlay({ before: figure([0, 1]), after: figure([0, 2]) }).data.map(({ name }) => name); // ["before", "after"]
 */
export function overlay(figures: Readonly<Record<string, Figure>>): Figure {
  const entries = Object.entries(figures);
  const first = entries[0]?.[1];
  if (!first || entries.length < 2) throw new RangeError(`overlay wants two results or more; given ${entries.length}`);
  for (const [label, figure] of entries) check(label, figure, first);
  const sets = entries.map(([, figure]) => new Set(tracesOf(figure).map(drawing)));
  const isCommon = (trace: Trace): boolean => sets.every((set) => set.has(drawing(trace)));
  const single = new Set(tracesOf(first).flatMap(({ name }) => (name ? [name] : []))).size <= 1;
  const listed = new Set<string>();

  function placed(trace: Trace, label: string, index: number): Trace {
    const common = isCommon(trace);
    const name = common ? trace.name : single ? plainText(label) : trace.name && `${trace.name}, ${plainText(label)}`;
    const isEntry = name !== undefined && !listed.has(name) && (single || trace.showlegend !== false) && !isBand(trace);
    if (isEntry) listed.add(name);
    const style = common ? {} : single ? coloured(trace, index) : { opacity: paleness(index, entries.length) };
    return { ...trace, ...style, ...(name && { name, legendgroup: name }), showlegend: isEntry, legend: undefined };
  }

  const data = entries.flatMap(([label, figure], index) =>
    tracesOf(figure)
      .filter((trace) => index === 0 || !isCommon(trace))
      .map((trace) => placed(trace, label, index)),
  );
  const isOne = entries.every(([, { caption }]) => caption === first.caption);
  const own = first.caption ? [isOne ? first.caption : `The caption of “${entries[0]![0]}”: ${first.caption}`] : [];
  const caption = [`Overlay of ${entries.map(([label]) => `“${label}”`).join(" and ")}.`, ...own].join(" ");
  return {
    ...first,
    id: `${first.id}-overlay`,
    caption,
    data: data as Partial<Data>[],
    layout: { ...first.layout, ...commonAxes(entries.map(([, { layout }]) => layout)), showlegend: true, legend: BELOW },
  };
}

/** Opacity of a result: the last is as it was, the first a third of that. */
function paleness(index: number, count: number): number {
  return 0.35 + (0.65 * index) / (count - 1);
}

const BELOW = { orientation: "h", x: 0.5, xanchor: "center", y: 0, yanchor: "bottom", yref: "container" } as Layout["legend"];

function tracesOf(figure: Figure): Trace[] {
  return figure.data as unknown as Trace[];
}

function check(label: string, figure: Figure, first: Figure): void {
  const picture = tracesOf(figure).find(({ type }) => type === "heatmap" || type === "image");
  if (picture || (figure.layout.images?.length ?? 0) > 0) {
    throw new RangeError(`figure "${figure.id}" of "${label}" is a picture or a heatmap; show the two one after the other`);
  }
  const panels = ({ grid }: Figure): string => (grid?.headings ?? []).join(" | ");
  if (panels(figure) !== panels(first)) {
    throw new RangeError(
      `"${label}" has the panels "${panels(figure)}", the first has "${panels(first)}"; they must be the same`,
    );
  }
}

function drawing(trace: Trace): string {
  return JSON.stringify(sortedCopy(trace));
}

/** A band's outline, which stands in the legend by its curve. */
function isBand({ fill, line }: Trace): boolean {
  return fill !== undefined || line?.width === 0;
}

function coloured(trace: Trace, index: number): Partial<Trace> {
  const { color, dash, symbol, pattern } = seriesStyle(index);
  const { line, marker, fillcolor, type } = trace;
  return {
    ...(line && { line: { ...line, color, ...(line.width !== 0 && { dash }) } }),
    ...(marker && { marker: { ...marker, color, ...(type === "bar" ? { pattern: { shape: pattern } } : { symbol }) } }),
    ...(fillcolor && { fillcolor: translucent(color, 0.2) }),
  };
}

/** Each axis wide enough for all. */
export function commonAxes(layouts: readonly Partial<Layout>[]): Partial<Layout> {
  const keys = Object.keys(layouts[0]!).filter((key) => /^[xy]axis\d*$/.test(key));
  const axes = layouts.map((layout) => layout as Record<string, { range?: [number, number] } | undefined>);
  return Object.fromEntries(
    keys.map((key) => {
      const ranges = axes.flatMap((axis) => (axis[key]?.range ? [axis[key].range] : []));
      if (ranges.length < axes.length) return [key, { ...axes[0]![key], range: undefined }];
      // A reversed axis stays so.
      const [from, to] = ranges[0]!;
      const [low, high] = [Math.min(...ranges.flat()), Math.max(...ranges.flat())];
      return [key, { ...axes[0]![key], range: from <= to ? [low, high] : [high, low] }];
    }),
  );
}
