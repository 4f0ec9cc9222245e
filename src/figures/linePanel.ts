import type { Annotation, Dash, Data, Shape } from "plotly.js";
import { type AxisOptions, toPlotlyAxis } from "./axis.js";
import type { Panel, PanelOptions } from "./panel.js";
import { plainText } from "./plainText.js";
import { needsMarkers, points, type SeriesStyle, seriesStyle, translucent } from "./theme.js";

/** A curve, a cloud of points, or a band. */
export interface Series {
  /** Name in the legend; a series without one is not listed. */
  readonly name?: string;
  readonly x: ArrayLike<number>;
  /** Heights; without them only the band is drawn. */
  readonly y?: ArrayLike<number>;
  /** Lower and upper limits of the band, e.g. a 95 % interval. */
  readonly low?: ArrayLike<number>;
  readonly high?: ArrayLike<number>;
  /** Default "lines", from the eighth style on with a few markers. */
  readonly mode?: "lines" | "markers" | "lines+markers";
  /** Which of the theme's styles it has. Default: its place in the list. */
  readonly style?: number;
}

/** A thin grey line across the panel, or, with both x and y, from the x axis up to the point and on to the y axis. */
export interface Guide {
  readonly x?: number;
  readonly y?: number;
}

/** A few words at a point of the panel. */
export interface Label {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  /** Which part of the words is at the point. Default "center". */
  readonly anchor?: "left" | "center" | "right";
}

/** What `linePanel` draws. */
export interface LinePanelOptions extends PanelOptions {
  readonly series: readonly Series[];
  readonly x?: AxisOptions;
  readonly y?: AxisOptions;
  readonly guides?: readonly Guide[];
  readonly labels?: readonly Label[];
}

/**
 * Curves, points and their bands over common axes. Throws a RangeError if a series' arrays differ in length, or if a guide has both
 * x and y while the axes have no range.
 *
 * @example
 * import { linePanel } from "ridgelab/figures";
 * const panel = linePanel({ series: [{ name: "squares", x: [0, 1, 2], y: [0, 1, 4], low: [0, 0.5, 3], high: [0, 1.5, 5] }] });
 * panel.traces.length; // 2
 * linePanel({ series: [{ x: [0, 1, 2], y: [0, 1] }] }); // throws series "" has 3 x and 2 values; they must be as many
 */
export function linePanel(options: LinePanelOptions): Panel {
  const { series, x = {}, y = {}, guides = [], labels = [], heading, legend } = options;
  const heights = (one: Series) => [one.y, one.low, one.high].flatMap((values) => (values ? Array.from(values) : []));
  return {
    traces: series.flatMap((one, index) => {
      const place = one.style ?? index;
      return seriesTraces(one, seriesStyle(place), needsMarkers(place));
    }),
    xaxis: toPlotlyAxis(
      x,
      series.flatMap((one) => Array.from(one.x)),
    ),
    yaxis: toPlotlyAxis(y, series.flatMap(heights)),
    shapes: guides.flatMap((guide) => guideShapes(guide, x, y)),
    annotations: labels.map((label) => labelAnnotation(label, x, y)),
    heading,
    legend,
  };
}

/** Markers on a curve that needs some to be told from others. */
const FEW = 8;

/**
 * The traces of one series: the band first, so that the curve lies on it. A series whose mode is left open is a curve, with a few markers
 * where `marked` says so.
 */
export function seriesTraces(series: Series, style: SeriesStyle, marked = false): Partial<Data>[] {
  const { mode = marked ? "lines+markers" : "lines" } = series;
  const few = marked && series.mode === undefined;
  const name = series.name === undefined ? undefined : plainText(series.name);
  const x = Array.from(series.x);
  const [y, low, high] = [series.y, series.low, series.high].map((values) => values && Array.from(values));
  for (const values of [y, low, high]) {
    if (values && values.length !== x.length) {
      throw new RangeError(`series "${name ?? ""}" has ${x.length} x and ${values.length} values; they must be as many`);
    }
  }
  const traces: Partial<Data>[] = [];
  if (low && high) {
    traces.push({
      type: "scatter",
      mode: "lines",
      name,
      showlegend: y === undefined,
      x: [...x, ...x.toReversed()],
      y: [...high, ...low.toReversed()],
      fill: "toself",
      fillcolor: translucent(style.color, 0.2),
      line: { width: 0, simplify: false },
      hoverinfo: "skip",
    });
  }
  if (y) {
    traces.push({
      type: "scatter",
      mode,
      name,
      x,
      y,
      // plotly takes lengths too; its type knows only the names.
      line: { color: style.color, dash: style.dash as Dash, width: points(1), simplify: false },
      marker: { color: style.color, symbol: style.symbol, size: points(4), ...(few && { maxdisplayed: FEW }) },
    });
  }
  return traces;
}

function guideShapes(guide: Guide, x: AxisOptions, y: AxisOptions): Partial<Shape>[] {
  const line = { color: "#808080", width: points(0.5), dash: "dot" } as const;
  const shape = { type: "line", layer: "below", line } as const;
  if (guide.x !== undefined && guide.y !== undefined) {
    if (!x.range || !y.range) throw new RangeError("a guide with x and y ends on both axes; give the axes a range");
    return [
      { ...shape, xref: "x", yref: "y", x0: guide.x, x1: guide.x, y0: y.range[0], y1: guide.y },
      { ...shape, xref: "x", yref: "y", x0: x.range[0], x1: guide.x, y0: guide.y, y1: guide.y },
    ];
  }
  if (guide.x !== undefined) return [{ ...shape, xref: "x", yref: "y domain", x0: guide.x, x1: guide.x, y0: 0, y1: 1 }];
  return [{ ...shape, xref: "x domain", yref: "y", x0: 0, x1: 1, y0: guide.y, y1: guide.y }];
}

function labelAnnotation(label: Label, x: AxisOptions, y: AxisOptions): Partial<Annotation> {
  const { text, anchor = "center" } = label;
  // plotly places annotations, unlike shapes, by the logarithm on a logarithmic axis.
  const at = (value: number, axis: AxisOptions) => (axis.log ? Math.log10(value) : value);
  // Words that begin or end at a point keep clear of its marker.
  const xshift = { left: points(2.5), center: 0, right: -points(2.5) }[anchor];
  return {
    text: plainText(text),
    x: at(label.x, x),
    y: at(label.y, y),
    xanchor: anchor,
    yanchor: "middle",
    xshift,
    showarrow: false,
  };
}
