import type { FigureBody } from "../../src/figures/figure.js";
import { linePanel, type Series } from "../../src/figures/linePanel.js";
import { composeFigure } from "../../src/figures/panel.js";
import { type Picture, picturePanel } from "../../src/figures/picturePanel.js";
import { gabor1d } from "../../src/filters/gabor1d.js";
import { gaborWindow } from "../../src/filters/gaborWindow.js";
import type { Print, PrintSource } from "../shared/openPrints.js";
import { printName } from "../shared/printName.js";
import { range } from "../shared/range.js";
import { FILTER_NAMES } from "./filterNames.js";
import { FILTERS, type FilterName, type Noise } from "./filterUnderNoise.js";
import type { NoiseSummary } from "./summary.js";

/** One print through one filter. */
interface Filtered {
  readonly name: FilterName;
  readonly clean: Picture;
  readonly noisy: Picture;
}

/** The curve of Figure 6 and of equation 15: deviation and period in pixels; parameters a of the window of equation 14. */
interface Curve {
  readonly sigma: number;
  readonly period: number;
  readonly windows: readonly number[];
}

/** One print through each filter of paper B, equations 6 to 8 and 13, as it is and under noise. */
export function filtersFigure(
  example: readonly Filtered[],
  print: Print,
  { name }: Pick<PrintSource, "name">,
  { window, shown }: { window: number; shown: number },
): FigureBody {
  const row = (which: "clean" | "noisy", label: string) =>
    example.map((e) => picturePanel(e[which], { heading: e.name === "none" ? label : FILTER_NAMES[e.name] }));
  return composeFigure({
    panels: [...row("clean", "original"), ...row("noisy", `noise σ = ${shown}`)],
    columns: example.length,
    width: 7.16,
    caption: `Print ${printName(print)} of ${name}: the original (upper row) and with normal noise (lower row), window ${window} px.`,
  });
}

/** PSNR of each filter over the strength of each kind of noise. */
export function noiseFigure(summary: readonly NoiseSummary[], data: Pick<PrintSource, "name">): FigureBody {
  const kinds = (["normal", "impulse"] as const).filter((kind) => summary.some(({ noise }) => noise.kind === kind));
  const panel = (kind: Noise["kind"], measure: "restoration" | "stability") =>
    linePanel({
      series: FILTERS.map((filter, style) => noiseSeries(summary, kind, filter, measure, style)).filter(isDrawn),
      heading: `${measure}, ${kind === "normal" ? "normal noise" : "impulses"}`,
      x: { title: kind === "normal" ? "σ (grey levels)" : "share of pixels" },
      y: { title: "PSNR (dB)" },
    });
  return composeFigure({
    panels: (["restoration", "stability"] as const).flatMap((measure) => kinds.map((kind) => panel(kind, measure))),
    columns: Math.max(1, kinds.length),
    width: 7.16,
    aspect: 0.75,
    caption:
      `Means over ${summary[0]?.n ?? 0} prints of ${data.name}; bands: 95 %, bootstrap over fingers. Restoration: PSNR against the clean print, low by design where a filter ` +
      "changes the picture (spatial filtration, Gabor). Stability: against the same filter's result on the clean print.",
  });
}

function noiseSeries(
  summary: readonly NoiseSummary[],
  kind: Noise["kind"],
  filter: FilterName,
  measure: "restoration" | "stability",
  style: number,
) {
  const rows = summary.filter((row) => row.noise.kind === kind && row.filter === filter);
  return {
    name: FILTER_NAMES[filter],
    style,
    mode: "lines+markers" as const,
    x: rows.map(({ noise }) => noise.level),
    y: rows.map((row) => row[measure].mean),
    low: rows.map((row) => row[measure].interval.low),
    high: rows.map((row) => row[measure].interval.high),
  };
}

/** A curve of no point is left out, and so is one that is infinite somewhere: noise too weak to change a pixel. */
function isDrawn({ y }: { readonly y: readonly number[] }): boolean {
  return y.length > 0 && y.every(Number.isFinite);
}

export function gaborFigure({ sigma, period }: Curve): FigureBody {
  const x = range(-4 * sigma, 4 * sigma, 400);
  return composeFigure({
    panels: [
      linePanel({
        series: [
          { name: "cosine (1)", x, y: x.map((v) => Math.cos((2 * Math.PI * v) / period)), style: 5 },
          { name: "Gaussian (2)", x, y: x.map((v) => Math.exp((-v * v) / (2 * sigma ** 2))), style: 1 },
          { name: "Gabor (3)", x, y: x.map((v) => gabor1d(v, sigma, 1 / period)), style: 0 },
        ],
        x: { title: "x (px)" },
        y: { title: "value" },
      }),
    ],
    caption: `σ = ${sigma} px, T = ${period} px, θ = 1/T (B, equation 15).`,
  });
}

export function windowsFigure({ sigma, period, windows }: Curve): FigureBody {
  const t = range(-6, 6, 400);
  const x = range(-3 * sigma, 3 * sigma, 400);
  const filter = (scale: number, i: number): Series => ({
    name: `σ = ${scale * sigma} px`,
    style: i + 3,
    x,
    y: x.map((v) => gabor1d(v, scale * sigma, 1 / period)),
  });
  return composeFigure({
    width: 7.16,
    aspect: 0.42,
    panels: [
      linePanel({
        heading: "window (14)",
        series: windows.map((a) => ({ name: `a = ${a}`, x: t, y: t.map((v) => gaborWindow(v, a)) })),
        x: { title: "t" },
        y: { title: "g<sub>a</sub>(t)" },
      }),
      linePanel({
        heading: "filter (15)",
        series: [0.5, 1, 1.5].map(filter),
        x: { title: "x (px)" },
        y: { title: "G(x)" },
      }),
    ],
    caption: `Left: the window integrates to one for every a. Right: T = ${period} px; the greater σ, the gentler the decay.`,
  });
}
