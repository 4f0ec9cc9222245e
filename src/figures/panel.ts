import type { Annotation, Data, Layout, LayoutAxis, LayoutImage, Shape } from "plotly.js";
import type { Figure, FigureBody } from "./figure.js";
import { plainText } from "./plainText.js";

/**
 * One pair of axes with what is drawn on them, as the builders (`linePanel`, `barPanel`, …) make it. Everything refers to "x" and "y"
 * (or "x domain" and "y domain"); `composeFigure` gives each panel axes of its own.
 */
export interface Panel extends PanelOptions {
  readonly traces: readonly Partial<Data>[];
  readonly xaxis?: Partial<LayoutAxis>;
  readonly yaxis?: Partial<LayoutAxis>;
  readonly shapes?: readonly Partial<Shape>[];
  readonly annotations?: readonly Partial<Annotation>[];
  readonly images?: readonly Partial<LayoutImage>[];
  /** Height over width of a picture; panels with axes have none. */
  readonly aspect?: number;
}

/** What every builder takes. */
export interface PanelOptions {
  /** A few words above the panel. */
  readonly heading?: string;
  /** Corner of the panel for a legend of its own. Default: its series stand in the figure's legend. */
  readonly legend?: Corner;
}

export type Corner = "top left" | "top right" | "bottom left" | "bottom right";

/** What `composeFigure` needs beside the panels. */
export interface ComposeOptions extends Pick<Figure, "caption" | "width" | "aspect"> {
  readonly panels: readonly Panel[];
  /** Panels in a row. Default: all up to three. */
  readonly columns?: number;
  /** Whether panels are lettered a, b, c, … Default: if there are two or more. */
  readonly letters?: boolean;
  /** Whether a legend stands below the panels. Default: if it tells two or more series apart. */
  readonly legend?: boolean;
}

/**
 * A figure of one or more panels, row by row. A series that appears in several panels stands in their common legend once.
 * Throws a RangeError if there is no panel or `columns` is not a positive integer.
 *
 * @example
 * import { composeFigure, linePanel } from "ridgelab/figures";
 * const panel = linePanel({ series: [{ x: [0, 1, 2], y: [0, 1, 4] }] });
 * composeFigure({ panels: [panel, panel], caption: "Squares, twice." }).grid?.headings; // ["<b>a</b>", "<b>b</b>"]
 * composeFigure({ panels: [] }); // throws a figure has no panel; give at least one
 */
export function composeFigure(options: ComposeOptions): FigureBody {
  const { panels, columns = Math.min(3, panels.length), letters = panels.length > 1 } = options;
  if (panels.length === 0) throw new RangeError("a figure has no panel; give at least one");
  if (!Number.isInteger(columns) || columns < 1) {
    throw new RangeError(`a figure's columns must be a positive integer; given ${columns}`);
  }
  const layout: Partial<Layout> = { shapes: [], annotations: [], images: [] };
  const data: Partial<Data>[] = [];
  const named = new Set<string>();
  panels.forEach((panel, index) => {
    const suffix = index === 0 ? "" : String(index + 1);
    const own = <T extends object>(item: T) => ({ ...item, ...ownAxes(item, suffix) });
    const placed = panel.traces.map((trace) => ({ ...trace, xaxis: `x${suffix}`, yaxis: `y${suffix}` }) as Partial<Data>);
    if (panel.legend) {
      const legend = `legend${index + 2}`;
      const ownNames = new Set<string>();
      data.push(...placed.map((trace) => ({ ...inLegendOnce(trace, ownNames, `${index}`), legend }) as Partial<Data>));
      Object.assign(layout, { [legend]: corners[panel.legend] });
    } else {
      data.push(...placed.map((trace) => inLegendOnce(trace, named)));
    }
    Object.assign(layout, {
      [`xaxis${suffix}`]: { ...panel.xaxis, anchor: `y${suffix}`, ...(panel.aspect && { scaleanchor: `y${suffix}` }) },
      [`yaxis${suffix}`]: { ...panel.yaxis, anchor: `x${suffix}` },
    });
    layout.shapes?.push(...(panel.shapes ?? []).map(own));
    layout.annotations?.push(...(panel.annotations ?? []).map(own));
    layout.images?.push(...(panel.images ?? []).map(own));
  });
  const below = options.legend ?? named.size > 1;
  if (below) layout.legend = { orientation: "h", x: 0.5, xanchor: "center", y: 0, yanchor: "bottom", yref: "container" };
  else for (const trace of data) if (!("legend" in trace)) Object.assign(trace, { showlegend: false });
  const aspects = panels.map((panel) => panel.aspect).filter((aspect) => aspect !== undefined);
  const { caption, width, aspect } = options;
  return {
    caption,
    width,
    aspect,
    data,
    layout: { ...layout, showlegend: data.some((trace) => (trace as { showlegend?: boolean }).showlegend) },
    grid: {
      columns,
      headings: panels.map(({ heading = "" }, index) =>
        letters ? `<b>${letter(index)}</b> ${plainText(heading)}`.trim() : plainText(heading),
      ),
      aspects: aspects.length === panels.length ? aspects : undefined,
      axes: aspects.length < panels.length,
    },
  };
}

/** The letter of panel i (from 0): a to z, then aa, ab, … */
export function letter(index: number): string {
  const last = String.fromCharCode(97 + (index % 26));
  return index < 26 ? last : letter(Math.floor(index / 26) - 1) + last;
}

/** A panel's legend but for its place, which is known when the panel's is. */
const corners: Record<Corner, Layout["legend"]> = {
  "top left": { xanchor: "left", yanchor: "top", tracegroupgap: 0 },
  "top right": { xanchor: "right", yanchor: "top", tracegroupgap: 0 },
  "bottom left": { xanchor: "left", yanchor: "bottom", tracegroupgap: 0 },
  "bottom right": { xanchor: "right", yanchor: "bottom", tracegroupgap: 0 },
};

/** "x domain" of a panel becomes "x2 domain"; references to the paper stay. */
function ownAxes(item: object, suffix: string): { xref: string; yref: string } {
  const own = (reference: string | undefined, axis: string) => (reference ?? axis).replace(/^([xy])(?= |$)/, `$1${suffix}`);
  const { xref, yref } = item as { xref?: string; yref?: string };
  return { xref: own(xref, "x"), yref: own(yref, "y") };
}

/** Traces of one name are one entry of the legend, and are shown and hidden together. */
function inLegendOnce(trace: Partial<Data>, named: Set<string>, group = ""): Partial<Data> {
  const { name, showlegend } = trace as { name?: string; showlegend?: boolean };
  if (!name) return { ...trace, showlegend: false } as Partial<Data>;
  const first = showlegend !== false && !named.has(name);
  if (first) named.add(name);
  return { ...trace, legendgroup: group + name, showlegend: first } as Partial<Data>;
}
