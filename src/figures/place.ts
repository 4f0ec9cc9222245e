import type { Data, Layout } from "plotly.js";
import type { Figure } from "./figure.js";
import { type PlacedGrid, placeGrid } from "./placeGrid.js";
import { points, themeLayout } from "./theme.js";

/** A figure at a size on paper, as plotly takes it; lengths are CSS pixels. */
export interface PlacedFigure {
  readonly data: Partial<Data>[];
  readonly layout: Partial<Layout>;
  readonly width: number;
  readonly height: number;
}

/**
 * Applies the theme and places the panels. Text has the same size on paper at every width, so a figure is placed for each size anew.
 * Width and size of text are CSS pixels.
 */
export function placeFigure(figure: Figure, size: { readonly width: number; readonly fontSize: number }): PlacedFigure {
  const { width, fontSize } = size;
  const grid = figure.grid && placeGrid(figure, figure.grid, width, fontSize);
  const height = Math.round(grid?.height ?? width * (figure.aspect ?? 0.7));
  const layout: Partial<Layout> = {
    template: { layout: themeLayout(fontSize) },
    margin: grid?.margin ?? { l: 0.5 * fontSize, r: fontSize, t: 0.8 * fontSize, b: 0.5 * fontSize },
    ...figure.layout,
    ...grid?.axes,
    ...grid?.legends,
    annotations: [...(figure.layout.annotations ?? []), ...(grid?.headings ?? [])],
    width,
    height,
  };
  const data = withMarkersInLegend(figure.data).map((trace) => withColorBar(trace, grid, fontSize));
  return { data, layout, width, height };
}

/**
 * A curve whose points of the same name are drawn apart is listed with their marker: plotly lists the curve as it is drawn, so that a trace without
 * points takes its place in the legend.
 */
function withMarkersInLegend(data: readonly Partial<Data>[]): Partial<Data>[] {
  const traces = data as readonly (Partial<Data> & LegendEntry)[];
  return traces.flatMap((trace): Partial<Data>[] => {
    const { name, mode, showlegend, legendgroup, line, x: _x, y: _y, text: _text, ...rest } = trace;
    if (!name || !showlegend || mode !== "lines") return [trace];
    const points = traces.find((one) => one.legendgroup === legendgroup && one.mode === "markers" && one.legend === trace.legend);
    if (!points) return [trace];
    const { marker } = points;
    const sample = { ...rest, name, legendgroup, line, marker, mode: "lines+markers", x: [null], y: [null], showlegend: true };
    return [{ ...trace, showlegend: false } as Partial<Data>, sample as Partial<Data>];
  });
}

/** What a trace of curves or points has in the legend. */
interface LegendEntry {
  readonly name?: string;
  readonly mode?: string;
  readonly showlegend?: boolean;
  readonly legendgroup?: string;
  readonly legend?: string;
  readonly line?: object;
  readonly marker?: object;
  readonly x?: unknown;
  readonly y?: unknown;
  readonly text?: unknown;
}

/** The colour bar of a heatmap stands beside its own panel, its title in the size of all text. */
function withColorBar(trace: Partial<Data>, grid: PlacedGrid | undefined, fontSize: number): Partial<Data> {
  const { colorbar, xaxis = "x", yaxis = "y" } = trace as { colorbar?: { title?: object }; xaxis?: string; yaxis?: string };
  if (!colorbar || !grid) return trace;
  const [, right] = grid.axes[xaxis.replace("x", "xaxis")].domain as [number, number];
  const [bottom, top] = grid.axes[yaxis.replace("y", "yaxis")].domain as [number, number];
  return {
    ...trace,
    colorbar: {
      ...colorbar,
      title: { ...colorbar.title, font: { size: fontSize } },
      x: right,
      xanchor: "left",
      xpad: points(4),
      y: (bottom + top) / 2,
      len: top - bottom,
      ypad: 0,
    },
  } as Partial<Data>;
}
