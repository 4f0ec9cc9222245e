import type { Data } from "plotly.js";
import { linePanel, type Series } from "./linePanel.js";
import type { Panel, PanelOptions } from "./panel.js";
import { points } from "./theme.js";

/** A named curve of error rates, each between 0 and 1. */
export interface DetCurve extends Pick<Series, "name" | "mode" | "style"> {
  readonly fmr: ArrayLike<number>;
  readonly fnmr: ArrayLike<number>;
  /** A band of FNMR, with FMRs of its own. */
  readonly band?: { readonly fmr: ArrayLike<number>; readonly low: ArrayLike<number>; readonly high: ArrayLike<number> };
}

/** What `detPanel` draws. */
export interface DetPanelOptions extends PanelOptions {
  readonly curves: readonly DetCurve[];
  /** Where a rate stands on both axes: the inverse function of the normal law for a DET plot, log10 for a logarithmic one. */
  readonly scale: (rate: number) => number;
  /** Lowest and highest rate shown on both axes. Default 0.0005 to 0.5. */
  readonly range?: readonly [number, number];
  /** Whose rates they are, and so what they are called: FMR and FNMR of comparisons, FAR and FRR of decisions. Default comparisons. */
  readonly rates?: keyof typeof NAMES;
}

const NAMES = {
  comparisons: { x: "false match rate (%)", y: "false non-match rate (%)", short: ["FMR", "FNMR"] },
  decisions: { x: "false acceptance rate (%)", y: "false rejection rate (%)", short: ["FAR", "FRR"] },
} as const;

const TICKS = [0.00001, 0.0001, 0.001, 0.01, 0.05, 0.1, 0.2, 0.4, 0.6, 0.8, 0.9, 0.99];

/**
 * FNMR against FMR with both axes stretched by `scale`, which makes curves of normal scores straight lines (Martin et al., "The DET
 * curve in assessment of detection task performance", Eurospeech 1997), and the line FMR = FNMR. A curve ends where a rate is 0.
 *
 * @example
 * import { detPanel } from "ridgelab/figures";
 * import { normalQuantile } from "ridgelab/random";
 * const panel = detPanel({ curves: [{ name: "ours", fmr: [0.5, 0.1, 0.01], fnmr: [0.01, 0.1, 0.5] }], scale: normalQuantile });
 * (panel.traces.find(({ name }) => name === "ours") as { x: number[] }).x; // [0, -1.28, -2.33]
 */
export function detPanel(options: DetPanelOptions): Panel {
  const { curves, scale, range = [0.0005, 0.5], rates = "comparisons", ...rest } = options;
  const { short, ...titles } = NAMES[rates];
  // Beyond the frame, but not infinitely far.
  const [least, most] = [range[0] / 10, (1 + range[1]) / 2];
  const near = (rates: ArrayLike<number>): number[] => Array.from(rates, (rate) => scale(Math.min(most, Math.max(least, rate))));
  const seen = curves.map(({ fmr, fnmr }) =>
    Array.from(fmr, (rate, i) => [rate, fnmr[i]] as const).filter(([x, y]) => x > 0 && y > 0),
  );
  const series = curves.flatMap(({ name, mode, style, band }, index): Series[] => {
    const own = { name, mode, style: style ?? index };
    const curve = { ...own, x: seen[index].map(([x]) => scale(x)), y: seen[index].map(([, y]) => scale(y)) };
    if (!band) return [curve];
    return [{ style: own.style, x: near(band.fmr), low: near(band.low), high: near(band.high) }, curve];
  });
  const ticks = TICKS.filter((rate) => rate >= range[0] && rate <= range[1]);
  const axis = {
    range: [scale(range[0]), scale(range[1])] as const,
    ticks: ticks.map(scale),
    tickLabels: ticks.map(percent),
  };
  const panel = linePanel({
    ...rest,
    series,
    x: { ...axis, title: titles.x },
    y: { ...axis, title: titles.y },
  });
  const [low, high] = axis.range;
  // What stands on the axes is no rate; a reader who points at the curve wants one.
  const hover = seen
    .map((places) => ({
      text: places.map(([x, y]) => `${short[0]} ${percent(x)} %, ${short[1]} ${percent(y)} %`),
      hoverinfo: "text+name" as const,
    }))
    .values();
  return {
    ...panel,
    traces: panel.traces.map((trace) => ("hoverinfo" in trace ? trace : ({ ...trace, ...hover.next().value } as Partial<Data>))),
    shapes: [
      ...(panel.shapes ?? []),
      {
        type: "line",
        layer: "below",
        ...{ xref: "x", yref: "y", x0: low, x1: high, y0: low, y1: high },
        line: { color: "#808080", width: points(0.5), dash: "dot" },
      },
    ],
  };
}

function percent(rate: number): string {
  return String(Number((100 * rate).toPrecision(3)));
}
