import { type AxisOptions, toPlotlyAxis } from "./axis.js";
import type { Panel, PanelOptions } from "./panel.js";
import { plainText } from "./plainText.js";
import { points, seriesStyle, translucent } from "./theme.js";

/** One bar in each group. */
export interface BarSeries {
  readonly name: string;
  readonly values: readonly (number | null)[];
  /** Limits of the error bars, e.g. 95 % intervals. */
  readonly low?: readonly (number | null)[];
  readonly high?: readonly (number | null)[];
  /** Which of the theme's styles it has. Default: its place in the list. */
  readonly style?: number;
}

/** What `barPanel` draws. */
export interface BarPanelOptions extends PanelOptions {
  readonly categories: readonly string[];
  readonly series: readonly BarSeries[];
  readonly x?: AxisOptions;
  readonly y?: AxisOptions;
}

/**
 * Grouped bars with error bars; beside its colour each series has a hatching. Throws a RangeError if a series is not as long as the categories.
 *
 * @example
 * import { barPanel } from "ridgelab/figures";
 * const panel = barPanel({ categories: ["ANN", "SVM"], series: [{ name: "accuracy", values: [0.97, 0.95] }] });
 * panel.traces.map(({ type }) => type); // ["bar"]
 */
export function barPanel(options: BarPanelOptions): Panel {
  const { categories, series, heading, legend } = options;
  return {
    traces: series.map(({ name, values, low, high, style: place }, index) => {
      const style = seriesStyle(place ?? index);
      for (const list of [values, low, high]) {
        if (list && list.length !== categories.length) {
          throw new RangeError(`bars "${name}": ${list.length} values for ${categories.length} categories; give one for each`);
        }
      }
      const distance = (limit: number | null, value: number | null) =>
        limit === null || value === null ? 0 : Math.abs(limit - value);
      return {
        type: "bar",
        name: plainText(name),
        x: categories.map(plainText),
        y: [...values],
        marker: {
          color: style.color,
          line: { color: "#000000", width: points(0.35) },
          pattern: {
            shape: style.pattern,
            fillmode: "replace",
            fgcolor: style.color,
            bgcolor: translucent(style.color, 0.3),
            size: points(3),
            solidity: 0.25,
          },
        },
        ...(low &&
          high && {
            error_y: {
              type: "data",
              symmetric: false,
              array: values.map((value, at) => distance(high[at], value)),
              arrayminus: values.map((value, at) => distance(low[at], value)),
              color: "#000000",
              thickness: points(0.75),
              width: points(2),
            },
          }),
      };
    }),
    xaxis: { ...toPlotlyAxis(options.x), type: "category", ticks: "" },
    yaxis: toPlotlyAxis(options.y),
    heading,
    legend,
  };
}
