import type { Layout } from "plotly.js";

/** Points (1/72 inch) to CSS pixels (1/96 inch), the unit of every plotly length. */
export const points = (pt: number) => (pt * 96) / 72;

/**
 * Open Sans comes with the Chromium that draws the figures and is what PDF embeds; the others are for readers' browsers.
 */
export const fontFamily = "Open Sans, Arial, Helvetica, sans-serif";

/** How a series is told from the others: by colour, and by dash and marker where colours are lost. */
export interface SeriesStyle {
  readonly color: string;
  /** Lengths of strokes and gaps, short enough for a legend's sample. */
  readonly dash: string;
  readonly symbol: "circle" | "square" | "triangle-up" | "diamond" | "x" | "cross" | "triangle-down";
  /** Hatching of bars. */
  readonly pattern: "" | "/" | "\\" | "x" | "-" | "+" | ".";
}

/**
 * Okabe and Ito's colour-blind-safe colours (2008), without the yellow that vanishes on white, ordered so that the first four
 * lie at least ten CIE L* apart when printed in black and white; from the fifth on, dash, marker and hatching tell them apart.
 */
const first: readonly SeriesStyle[] = [
  { color: "#0072B2", dash: "solid", symbol: "circle", pattern: "" },
  { color: "#E69F00", dash: "5px,2px", symbol: "square", pattern: "/" },
  { color: "#000000", dash: "1.5px,1.5px", symbol: "triangle-up", pattern: "\\" },
  { color: "#009E73", dash: "6px,2px,1.5px,2px", symbol: "diamond", pattern: "x" },
  { color: "#D55E00", dash: "9px,2px", symbol: "x", pattern: "-" },
  { color: "#56B4E9", dash: "6px,2px,1.5px,2px,1.5px,2px", symbol: "cross", pattern: "+" },
  { color: "#CC79A7", dash: "2px,4px", symbol: "triangle-down", pattern: "." },
];

/**
 * Forty-nine styles: in each round of seven the dashes move on by one, markers by two and hatchings by three, so that no two have the same
 * colour and dash, nor, in black and white, the same dash and marker.
 */
export const seriesStyles: readonly SeriesStyle[] = Array.from({ length: first.length ** 2 }, (_, index) => {
  const round = Math.floor(index / first.length);
  const at = (step: number) => first[(index + step * round) % first.length];
  return { color: at(0).color, dash: at(1).dash, symbol: at(2).symbol, pattern: at(3).pattern };
});

/** The style of series i (from 0); after the forty-ninth it starts again. */
export function seriesStyle(index: number): SeriesStyle {
  return seriesStyles[index % seriesStyles.length];
}

const markers: Readonly<Record<SeriesStyle["symbol"], string>> = {
  circle: "circle",
  square: "square",
  "triangle-up": "triangle",
  diamond: "diamond",
  x: "cross",
  cross: "plus",
  "triangle-down": "triangle on its tip",
};

/** The marker of series i in words, for captions of points that the legend shows the curves of. */
export function markerName(index: number): string {
  return markers[seriesStyle(index).symbol];
}

/** Whether a curve of that style needs markers to be told from another where colours are lost: from the eighth on dashes come again. */
export function needsMarkers(index: number): boolean {
  return index >= first.length;
}

/** A plotly colour with opacity, from "#rrggbb". */
export function translucent(color: string, opacity: number): string {
  const [red, green, blue] = [1, 3, 5].map((start) => Number.parseInt(color.slice(start, start + 2), 16));
  return `rgba(${red},${green},${blue},${opacity})`;
}

/** A plotly colour scale: positions from 0 to 1 and their colours. */
export type ColorScale = [number, string][];

/** cividis (Nuñez, Anderton and Renslow 2018): lightness rises evenly and looks alike with and without colour vision deficiency. */
export const sequentialScale: ColorScale = [
  ..."#00204c #002a66 #00346e #273f6c #3c4a6b #4c556b #5b5f6d #686a70 #757575".split(" "),
  ..."#838178 #928c78 #a19876 #b0a572 #c0b16d #d1bf66 #e1cc5c #f3db4f #ffe945".split(" "),
].map((color, index, all) => [index / (all.length - 1), color]);

/** White to a pale blue: black numbers can be read on all of it. */
export const paleScale: ColorScale = [
  [0, "#ffffff"],
  [1, "#84bcdb"],
];

/** Black to white, as pictures are shown. */
export const grayScale: ColorScale = [
  [0, "#000000"],
  [1, "#ffffff"],
];

const axis = {
  showline: true,
  linecolor: "#000000",
  linewidth: points(0.5),
  ticks: "outside",
  tickcolor: "#000000",
  ticklen: points(2.5),
  tickwidth: points(0.5),
  showgrid: false,
  zeroline: false,
  automargin: true,
  exponentformat: "power",
} as const;

/** The layout every figure starts from, as a plotly template: white ground, thin lines, ticks outside, one size of text. */
export function themeLayout(fontSize: number): Partial<Layout> {
  const title = { font: { size: fontSize }, standoff: points(3) };
  return {
    font: { family: fontFamily, size: fontSize, color: "#000000" },
    paper_bgcolor: "#ffffff",
    plot_bgcolor: "#ffffff",
    colorway: first.map((style) => style.color),
    xaxis: { ...axis, title },
    yaxis: { ...axis, title },
    legend: { font: { size: fontSize }, itemwidth: 30, tracegroupgap: 0, bgcolor: "rgba(255,255,255,0)" },
    hovermode: "closest",
    bargap: 0.25,
    bargroupgap: 0.06,
  };
}
