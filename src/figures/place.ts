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
  return { data: figure.data.map((trace) => withColorBar(trace, grid, fontSize)), layout, width, height };
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
