import { type LinePanelOptions, linePanel } from "./linePanel.js";
import type { Panel } from "./panel.js";
import { plainText } from "./plainText.js";
import { points, seriesStyle, translucent } from "./theme.js";

/** What `histogramPanel` draws. */
export interface HistogramOptions extends Omit<LinePanelOptions, "series"> {
  readonly samples: ArrayLike<number>;
  /** First edge, last edge and number of equal bins; samples outside are counted in n and not shown. */
  readonly bins: { readonly from: number; readonly to: number; readonly count: number };
  readonly name?: string;
  /** Which of the theme's styles the bars have. Default the first. */
  readonly style?: number;
  /** Curves over the bars, e.g. the density they should follow. They take the styles after the bars'. */
  readonly series?: LinePanelOptions["series"];
}

/**
 * A histogram as density (bars' area is the share of samples within the bins), counted here: the figure holds the bars, not the samples.
 * Throws a RangeError unless there is a sample, `to > from` and a positive whole number of bins.
 *
 * @example
 * import { histogramPanel } from "ridgelab/figures";
 * const { traces } = histogramPanel({ samples: [0.1, 0.2, 0.6, 0.7], bins: { from: 0, to: 1, count: 2 } });
 * (traces[0] as { y: number[] }).y; // [1, 1]
 */
export function histogramPanel(options: HistogramOptions): Panel {
  const { samples, bins, name, style = 0, series = [], ...rest } = options;
  const { from, to, count } = bins;
  if (!(to > from) || !Number.isInteger(count) || count < 1 || samples.length === 0) {
    throw new RangeError(
      `a histogram needs samples and bins from < to; given ${samples.length} samples, ${count} bins on [${from}, ${to}]`,
    );
  }
  const width = (to - from) / count;
  const counts = new Array<number>(count).fill(0);
  for (let i = 0; i < samples.length; i++) {
    const value = samples[i];
    // The last bin includes its upper edge, as in NumPy.
    if (value >= from && value <= to) counts[Math.min(count - 1, Math.floor((value - from) / width))]++;
  }
  const { color } = seriesStyle(style);
  const lines = linePanel({ ...rest, series: series.map((one, index) => ({ ...one, style: one.style ?? style + index + 1 })) });
  return {
    ...lines,
    // Beside a curve plotly would leave room below 0.
    yaxis: { ...lines.yaxis, rangemode: "tozero" },
    traces: [
      {
        type: "bar",
        name: name && plainText(name),
        x: counts.map((_, index) => from + (index + 0.5) * width),
        y: counts.map((hits) => hits / (samples.length * width)),
        width: counts.map(() => width),
        marker: { color: translucent(color, 0.35), line: { color, width: points(0.35) } },
      },
      ...lines.traces,
    ],
  };
}
