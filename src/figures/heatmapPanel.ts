import { type AxisOptions, toPlotlyAxis } from "./axis.js";
import type { Panel, PanelOptions } from "./panel.js";
import { plainText } from "./plainText.js";
import { type ColorScale, paleScale, points, sequentialScale } from "./theme.js";

/** What `heatmapPanel` draws. */
export interface HeatmapOptions extends PanelOptions {
  /** Values by row, the first row at the top. A null is left blank. */
  readonly values: readonly (readonly (number | null)[])[];
  /** Names of columns and rows, or the places of their centres. Default 0, 1, 2, … */
  readonly columns?: readonly string[] | readonly number[];
  readonly rows?: readonly string[] | readonly number[];
  readonly x?: AxisOptions;
  readonly y?: AxisOptions;
  /** What the colours mean, beside the colour bar. */
  readonly unit?: string;
  /** Values of the first and the last colour. Default: the least and the greatest value. */
  readonly range?: readonly [number, number];
  /** Default: the theme's sequential scale. */
  readonly scale?: ColorScale;
  /** Decimals of the numbers written into the cells. Default: none are written. */
  readonly decimals?: number;
  /** A value whose cells are left blank, such as a count of 0; unlike a null it is one, where figures are averaged. Default: none. */
  readonly blank?: number;
}

/**
 * A matrix as colours, first row on top. Throws a RangeError if rows differ in length or names do not fit.
 *
 * @example
 * import { heatmapPanel } from "ridgelab/figures";
 * heatmapPanel({ values: [[1, 2], [3, 4]], rows: ["a", "b"], columns: ["c", "d"] }).traces.map(({ type }) => type); // ["heatmap"]
 * heatmapPanel({ values: [[1, 2], [3]] }); // throws a heatmap needs rows of one length; given lengths 2, 1
 */
export function heatmapPanel(options: HeatmapOptions): Panel {
  const { values, columns, rows, unit, range, scale = sequentialScale, decimals, blank, heading, legend } = options;
  const width = values[0]?.length ?? 0;
  if (width === 0 || values.some((row) => row.length !== width)) {
    throw new RangeError(`a heatmap needs rows of one length; given lengths ${values.map((row) => row.length).join(", ")}`);
  }
  if ((columns && columns.length !== width) || (rows && rows.length !== values.length)) {
    throw new RangeError(
      `${values.length}×${width} values need as many names; given ${rows?.length} rows, ${columns?.length} columns`,
    );
  }
  const category = (names?: readonly unknown[]) => (typeof names?.[0] === "string" ? ({ type: "category" } as const) : {});
  const shown = (name: string | number) => (typeof name === "string" ? plainText(name) : name);
  return {
    traces: [
      {
        type: "heatmap",
        z: values.map((row) => row.map((value) => (value === blank ? null : value))),
        ...(blank !== undefined && { meta: { blank } }),
        ...(columns && { x: columns.map(shown) }),
        ...(rows && { y: rows.map(shown) }),
        ...(range && { zmin: range[0], zmax: range[1] }),
        colorscale: scale,
        ...(decimals !== undefined && { texttemplate: `%{z:.${decimals}f}` }),
        // plotly's own choice is a dark grey.
        ...(scale === paleScale && { textfont: { color: "#000000" } }),
        colorbar: {
          title: { text: unit ?? "", side: "right" },
          ...(decimals === 0 && range && { dtick: Math.ceil((range[1] - range[0]) / 8) }),
          thickness: points(6),
          outlinewidth: points(0.5),
          ticks: "outside",
          ticklen: points(2),
          tickwidth: points(0.5),
        },
      },
    ],
    xaxis: { ...toPlotlyAxis(options.x), ...category(columns) },
    yaxis: { ...toPlotlyAxis(options.y), ...category(rows), autorange: "reversed" },
    heading,
    legend,
  };
}
