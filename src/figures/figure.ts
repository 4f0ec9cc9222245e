import type { Data, Layout } from "plotly.js";

/** A figure as plain data: plotly.js traces and layout, with a size on paper. Writers turn it into HTML, SVG, PNG and PDF. */
export interface Figure {
  readonly id: string;
  readonly title: string;
  /** What a reader must know to read it: data, n, intervals, weights. Goes under the figure, not into it. */
  readonly caption?: string;
  readonly data: Partial<Data>[];
  /** What differs from the theme. Sizes of text are left to the theme, which knows the size on paper. */
  readonly layout: Partial<Layout>;
  /** Width on paper in inches. Default 3.5 (one column of a journal); 7.16 is two columns. */
  readonly width?: number;
  /** Height over width. Default 0.7; ignored where `grid` has `aspects`. */
  readonly aspect?: number;
  /** Panels, placed when the size on paper is known: gaps must hold text, whose size does not shrink with the figure. */
  readonly grid?: PanelGrid;
}

/** A figure that has yet to be named. */
export type FigureBody = Omit<Figure, "id" | "title">;

/** Panels in rows. Panel i (from 0) owns the axes x and y (i = 0) or x(i+1) and y(i+1). */
export interface PanelGrid {
  readonly columns: number;
  /** What stands above each panel, letter included; plotly's `<b>`, `<i>`, `<sup>`, `<sub>` are allowed. */
  readonly headings: readonly string[];
  /** Height over width of each panel, if all are pictures; a row is as high as its highest. Default: rows share the figure's height. */
  readonly aspects?: readonly number[];
  /** Whether room for ticks and axis titles is kept between panels. Default true; false for pictures. */
  readonly axes?: boolean;
}
