import type { Data, Layout } from "plotly.js";
import type { Figure } from "./figure.js";
import { sortedCopy } from "./json.js";
import { commonAxes } from "./overlay.js";
import { points, translucent } from "./theme.js";

/** A plotly trace, as far as it is read here. */
interface Trace {
  type?: string;
  mode?: string;
  name?: string;
  x?: readonly unknown[];
  y?: readonly unknown[];
  z?: readonly (readonly unknown[])[];
  line?: { color?: string; width?: number };
  marker?: { color?: unknown };
  opacity?: number;
  fill?: string;
  xaxis?: string;
  yaxis?: string;
  legend?: string;
  legendgroup?: string;
  showlegend?: boolean;
  error_y?: object;
  texttemplate?: string;
  /** The value that stands behind blank cells of a heatmap. */
  meta?: { readonly blank?: number };
}

/** What several values of one point come to. */
export interface Summary {
  readonly mean: number;
  readonly low: number;
  readonly high: number;
}

/** What `meanFigure` needs beside the figures. */
export interface MeanFigureOptions {
  /** Mean of one or more values and the limits of its band. */
  readonly summarise: (values: readonly number[]) => Summary;
  /** Caption: what curves and bands are. */
  readonly caption: string;
}

/** Points of a mean curve whose places had to be chosen. */
const MOST_POINTS = 200;

/**
 * One figure of the same figure of several runs, as over seeds. A curve becomes the mean curve with a band, bars and points the mean with
 * error bars, a heatmap the mean of each cell. Curves meet at their common x; where they have other x, they are read between their own
 * (vertical averaging: Fawcett, "An introduction to ROC analysis", Pattern Recognition Letters 27, 2006, section 8.1), as far as all reach. What all have in common, such as a
 * published curve, is drawn once; what cannot be averaged, such as clouds of points, is drawn run by run, paler. Bands and error bars
 * of single runs are left out.
 *
 * @returns undefined of pictures, of figures that differ in their panels, and of cases with nothing to average, such as one route each, whose lines
 *   would only cover one another
 * @throws RangeError of no figure
 *
 * @example
 * import { composeFigure, linePanel, meanFigure } from "ridgelab/figures";
 * const figure = (y: number[]) => ({ id: "f", title: "F", ...composeFigure({ panels: [linePanel({ series: [{ x: [0, 1], y }] })] }) });
 * const summarise = (of: readonly number[]) => ({ mean: (of[0] + of[1]) / 2, low: Math.min(...of), high: Math.max(...of) });
 * const mean = meanFigure([figure([0, 2]), figure([0, 4])], { summarise, caption: "Two runs." });
 * (mean?.data[1] as { y: number[] }).y; // [0, 3]
 */
export function meanFigure(figures: readonly Figure[], { summarise, caption }: MeanFigureOptions): Figure | undefined {
  const [first] = figures;
  if (!first) throw new RangeError("meanFigure wants one figure or more; given 0");
  const panels = (figure: Figure): number => figure.grid?.headings.length ?? 1;
  const isPicture = (figure: Figure): boolean =>
    (figure.layout.images?.length ?? 0) > 0 || tracesOf(figure).some(({ type }) => type === "image");
  if (figures.some((figure) => isPicture(figure) || panels(figure) !== panels(first))) return undefined;
  const groups = alike(figures);
  const means = groups.map((group) => {
    const isLog = isLogarithmic(first.layout, group[0]!.yaxis);
    return meanTraces(group, figures.length, isLog ? (values) => shownOnLog(summarise(values), values) : summarise);
  });
  const hasLines = groups.some(([one]) => one!.mode?.includes("lines"));
  if (hasLines && means.every((mean) => mean === undefined)) return undefined;
  const traces = means.flatMap((mean, g) => mean ?? overlaid(groups[g]!));
  return {
    ...first,
    caption,
    data: traces as Partial<Data>[],
    layout: {
      ...first.layout,
      ...commonAxes(figures.map(({ layout }) => layout)),
      ...meanMarks(figures.map(({ layout }) => layout)),
    },
  };
}

function tracesOf(figure: Figure): readonly Trace[] {
  return figure.data as unknown as Trace[];
}

function isLogarithmic(layout: Partial<Layout>, axis = "y"): boolean {
  return (layout as Record<string, { type?: string } | undefined>)[axis.replace("y", "yaxis")]?.type === "log";
}

/** A band that reaches below 0, which a logarithmic axis does not show, ends at the least value. */
function shownOnLog(summary: Summary, values: readonly number[]): Summary {
  return summary.low > 0 ? summary : { ...summary, low: Math.min(...values) };
}

/** The traces of all figures, those together that stand for one thing: of one kind and name on one pair of axes. */
function alike(figures: readonly Figure[]): Trace[][] {
  const groups = new Map<string, Trace[]>();
  for (const figure of figures) {
    const seen = new Map<string, number>();
    for (const trace of tracesOf(figure)) {
      if ((isBand(trace) || isInterval(trace)) && !isCommon(trace, figures)) continue;
      const kind = [trace.type, trace.mode, trace.xaxis, trace.yaxis, trace.name].join("|");
      const place = seen.get(kind) ?? 0;
      seen.set(kind, place + 1);
      const key = `${kind}|${place}`;
      groups.set(key, [...(groups.get(key) ?? []), trace]);
    }
  }
  return [...groups.values()];
}

function isBand({ fill, line }: Trace): boolean {
  return fill !== undefined && line?.width === 0;
}

/** A bar of one run, drawn beside its point: an unnamed line of two points straight up or across. */
function isInterval({ name, mode, x, y }: Trace): boolean {
  return name === undefined && mode === "lines" && x?.length === 2 && y?.length === 2 && (x[0] === x[1] || y[0] === y[1]);
}

/** Whether it belongs to no curve, such as the area within 1 σ, and is the same in all figures: no interval of a run. */
function isCommon(trace: Trace, figures: readonly Figure[]): boolean {
  return trace.name === undefined && figures.every((figure) => tracesOf(figure).some((one) => drawing(one) === drawing(trace)));
}

/** What has no mean: each run's own, lightly. */
function overlaid(group: readonly Trace[]): readonly Trace[] {
  return group.map((trace, index) => ({ ...trace, opacity: 0.5, ...(index > 0 && { showlegend: false }) }));
}

/** The mean of traces that stand for one thing, with its band or bars; undefined where there is none. */
function meanTraces(
  group: readonly Trace[],
  runs: number,
  summarise: MeanFigureOptions["summarise"],
): readonly Trace[] | undefined {
  const first = group[0]!;
  if (group.length === runs && group.every((trace) => drawing(trace) === drawing(first))) return [first];
  const summary = (values: readonly unknown[]): Summary | undefined => {
    const numbers = values.filter((value): value is number => typeof value === "number" && Number.isFinite(value));
    return numbers.length === 0 ? undefined : summarise(numbers);
  };
  if (first.z) return meanHeatmap(group, summary) ?? group;
  const curve = first.y && meanCurve(group, summary);
  if (!curve) return undefined;
  const { x, values } = curve;
  const y = values.map((value) => value?.mean ?? null);
  const known = values.flatMap((value, index) => (value ? [{ ...value, x: x[index] }] : []));
  // A band of one place would have no width.
  const isPoints = first.type === "bar" || first.mode === "markers" || known.length < 2;
  if (isPoints) return [{ ...first, x, y, error_y: errorBars(values, first) }];
  const color = /^#[0-9a-f]{6}$/i.test(first.line?.color ?? "") ? first.line!.color! : "#000000";
  const { name, xaxis, yaxis, legend, legendgroup } = first;
  const band = {
    ...{ type: "scatter", mode: "lines", name, xaxis, yaxis, legend, legendgroup, showlegend: false },
    x: [...known.map((at) => at.x), ...known.map((at) => at.x).toReversed()],
    y: [...known.map(({ high }) => high), ...known.map(({ low }) => low).toReversed()],
    ...{ fill: "toself", fillcolor: translucent(color, 0.2), line: { width: 0, simplify: false }, hoverinfo: "skip" },
  };
  return [band, { ...first, x, y, error_y: undefined }];
}

function drawing(trace: Trace): string {
  return JSON.stringify(sortedCopy(trace));
}

/** Of points in their colour, so that those of several series at one place can be told apart; of bars black, to be seen on them. */
function errorBars(values: readonly (Summary | undefined)[], { type, marker }: Trace): object {
  const color = type !== "bar" && typeof marker?.color === "string" ? marker.color : "#000000";
  return {
    ...{ type: "data", symmetric: false, color, thickness: points(0.75), width: points(2) },
    array: values.map((value) => (value ? value.high - value.mean : 0)),
    arrayminus: values.map((value) => (value ? value.mean - value.low : 0)),
  };
}

type Summarise = (values: readonly unknown[]) => Summary | undefined;

function meanHeatmap(group: readonly Trace[], summary: Summarise): Trace[] | undefined {
  const first = group[0]!;
  const shape = ({ x, y, z }: Trace): string => JSON.stringify([x, y, z!.map((row) => row.length)]);
  if (group.some((trace) => shape(trace) !== shape(first))) return undefined;
  const blank = first.meta?.blank;
  const z = first.z!.map((row, i) =>
    row.map((_, j) => {
      const mean = summary(group.map((trace) => trace.z![i]![j] ?? blank))?.mean;
      return mean === blank ? null : (mean ?? null);
    }),
  );
  const isWhole = z.flat().every((mean) => mean === null || Number.isInteger(mean));
  // A mean of counts is no count.
  const texttemplate = isWhole ? first.texttemplate : first.texttemplate?.replace(".0f", ".1f");
  return [{ ...first, z, ...(texttemplate && { texttemplate }) }];
}

/** Common places of curves with what is there; undefined where they have none. */
function meanCurve(group: readonly Trace[], summary: Summarise): { x: unknown[]; values: (Summary | undefined)[] } | undefined {
  const curves = group.map(({ x, y }) => ({ x: x ?? y!.map((_, index) => index), y: y! }));
  const longest = curves.reduce((a, b) => (b.x.length > a.x.length ? b : a));
  if (curves.every(({ x }) => JSON.stringify(x) === JSON.stringify(longest.x))) {
    return { x: [...longest.x], values: longest.x.map((_, index) => summary(curves.map(({ y }) => y[index]))) };
  }
  const places = new Set(longest.x);
  const isPart = curves.every(({ x }) => new Set(x).size === x.length && x.every((at) => at !== null && places.has(at)));
  if (isPart) {
    const at = curves.map(({ x, y }) => new Map(x.map((place, index) => [place, y[index]])));
    return { x: [...longest.x], values: longest.x.map((place) => summary(at.map((of) => of.get(place)))) };
  }
  const isCurve = group.every(({ mode = "lines", type }) => type !== "bar" && mode.includes("lines"));
  const ascending = isCurve ? curves.map(ascendingCurve) : [undefined];
  return ascending.every((curve) => curve !== undefined) ? readBetween(ascending, summary) : undefined;
}

interface Numbers {
  readonly x: readonly number[];
  readonly y: readonly number[];
}

/** A curve from left to right; undefined where it turns back, or holds anything but numbers. */
function ascendingCurve({ x, y }: { x: readonly unknown[]; y: readonly unknown[] }): Numbers | undefined {
  const isNumber = (value: unknown): boolean => typeof value === "number" && Number.isFinite(value);
  if (x.length === 0 || x.length !== y.length || ![...x, ...y].every(isNumber)) return undefined;
  const numbers = { x, y } as Numbers;
  const turned = { x: numbers.x.toReversed(), y: numbers.y.toReversed() };
  return [numbers, turned].find((curve) => curve.x.every((at, index) => index === 0 || at >= curve.x[index - 1]!));
}

/** The mean of curves at the places of all, thinned, between where the last begins and the first ends. */
function readBetween(curves: readonly Numbers[], summary: Summarise): ReturnType<typeof meanCurve> {
  const from = Math.max(...curves.map(({ x }) => x[0]!));
  const to = Math.min(...curves.map(({ x }) => x.at(-1)!));
  const all = [...new Set(curves.flatMap(({ x }) => x.filter((at) => at >= from && at <= to)))].sort((a, b) => a - b);
  if (all.length < 2) return undefined;
  const count = Math.min(MOST_POINTS, all.length);
  const x = Array.from({ length: count }, (_, index) => all[Math.round((index * (all.length - 1)) / (count - 1))]!);
  return { x, values: x.map((at) => summary(curves.map((curve) => heightAt(curve, at)))) };
}

/** A curve's height at a place within it; of a vertical piece its last. */
function heightAt({ x, y }: Numbers, at: number): number {
  let low = 0;
  let high = x.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (x[middle]! <= at) low = middle;
    else high = middle - 1;
  }
  if (low === x.length - 1 || x[low] === at) return y[low]!;
  return y[low]! + ((at - x[low]!) / (x[low + 1]! - x[low]!)) * (y[low + 1]! - y[low]!);
}

/** Guides and words that all figures have, at their mean places. */
function meanMarks(layouts: readonly Partial<Layout>[]): Partial<Layout> {
  const meanOf = (kind: "shapes" | "annotations", isSame: (one: object, other: object) => boolean): object[] | undefined => {
    const lists = layouts.map((layout) => (layout[kind] ?? []) as Record<string, unknown>[]);
    if (layouts.every((layout) => layout[kind] === undefined)) return undefined;
    return lists[0]!.flatMap((mark, index) => {
      const marks = lists.map((list) => list[index]);
      if (!marks.every((one) => one !== undefined && isSame(one, mark))) return [];
      const places = ["x", "y", "x0", "x1", "y0", "y1"].flatMap((key) => {
        const at = marks.map((one) => one![key]);
        if (!at.every((value) => typeof value === "number")) return [];
        return [[key, (at as number[]).reduce((sum, value) => sum + value, 0) / at.length]];
      });
      return [{ ...mark, ...(marks.every((one) => drawing(one!) === drawing(mark)) ? {} : Object.fromEntries(places)) }];
    });
  };
  const same = (keys: readonly string[]) => (one: object, other: object) =>
    keys.every((key) => (one as Record<string, unknown>)[key] === (other as Record<string, unknown>)[key]);
  const shapes = meanOf("shapes", same(["type", "xref", "yref"]));
  const annotations = meanOf("annotations", same(["text", "xref", "yref"]));
  return { ...(shapes && { shapes }), ...(annotations && { annotations }) } as Partial<Layout>;
}
