import type { FigureBody } from "../../src/figures/figure.js";
import { heatmapPanel } from "../../src/figures/heatmapPanel.js";
import { linePanel } from "../../src/figures/linePanel.js";
import { composeFigure } from "../../src/figures/panel.js";
import { paleScale } from "../../src/figures/theme.js";
import { meanOf, measureOf } from "./bestSetting.js";
import type { DamageSummary } from "./damaged.js";
import type { GridSettings } from "./gridPoints.js";
import type { Measure, PointSummary } from "./summary.js";

/** Result against the deviations σx and σy of the envelope (paper A, equation 4; paper B, equation 13). */
export function sigmaFigure(
  summary: readonly PointSummary[],
  { sigmaX, sigmaY }: Pick<GridSettings, "sigmaX" | "sigmaY">,
  data: string,
): FigureBody {
  const points = summary.filter(({ point }) => point.grid === "sigma");
  const at = (x: number, y: number) => points.find(({ point }) => point.sigmaX === x && point.sigmaY === y)!;
  const panel = (measure: Measure) =>
    heatmapPanel({
      heading: measure,
      values: sigmaY.map((y) => sigmaX.map((x) => meanOf(at(x, y), measure))),
      columns: sigmaX.map(String),
      rows: sigmaY.map(String),
      x: { title: "σx (px)" },
      y: { title: "σy (px)" },
      decimals: 3,
      scale: paleScale,
    });
  const panels = [panel(measureOf(summary)), panel("certainty")];
  return composeFigure({
    panels,
    width: 7.16,
    aspect: 0.45,
    caption: `Means over ${summary[0]?.n} prints of ${data}, one a finger; their intervals are in the table of all settings. Each panel has colours of its own.`,
  });
}

const LINES = [
  ["orientations", "number of directions", "directions"],
  ["block", "block size", "W (px)"],
  ["frequency", "one frequency for all", "ridges/px"],
] as const;

/** A panel for each parameter of which more than the print's own value was tried; undefined if none was. */
export function linesFigure(summary: readonly PointSummary[], data: string): FigureBody | undefined {
  const measure = measureOf(summary);
  const panels = LINES.flatMap(([grid, heading, title]) => {
    const [own, ...swept] = summary.filter(({ point }) => point.grid === grid);
    if (swept.length === 0) return [];
    const x = swept.map(({ point }) => point[grid] as number);
    const reach = [Math.min(...x), Math.max(...x)];
    const means = swept.map((s) => s[measure]!);
    const band = { low: means.map(({ interval }) => interval.low), high: means.map(({ interval }) => interval.high) };
    return [
      linePanel({
        heading,
        series: [
          { name: "swept", x, y: means.map(({ mean }) => mean), ...band, mode: "lines+markers" },
          { name: "each pixel its own", x: reach, y: reach.map(() => meanOf(own, measure)), style: 2 },
        ],
        x: { title, log: grid === "orientations", ...(grid === "orientations" && { ticks: x }) },
        y: { title: measure },
      }),
    ];
  });
  if (panels.length === 0) return undefined;
  const caption =
    `Means over ${summary[0]?.n} prints of ${data}, one a finger; bands: 95 %, bootstrap over fingers. The panels' scales differ` +
    `${panels.some(({ xaxis }) => xaxis?.type === "log") ? ", that of the directions is logarithmic" : ""}.`;
  return composeFigure({ panels, width: 7.16, aspect: 0.38, caption });
}

const DAMAGES = [
  ["noise", "strength of the perturbation"],
  ["scratches", "mean number of scratches"],
  ["masked area", "share of the area wiped"],
] as const;

/** A panel for each kind of damage of two levels or more; undefined if there is none. */
export function damageFigure(damaged: readonly DamageSummary[]): FigureBody | undefined {
  const panels = DAMAGES.flatMap(([kind, title]) => {
    const rows = damaged.filter((d) => d.kind === kind);
    if (rows.length < 2) return [];
    const curve = {
      x: rows.map(({ level }) => level),
      y: rows.map(({ mean }) => mean),
      low: rows.map(({ interval }) => interval.low),
      high: rows.map(({ interval }) => interval.high),
    };
    const series = [{ ...curve, mode: "lines+markers" as const }];
    return [linePanel({ heading: kind, series, x: { title }, y: { title: "agreement", range: [0.5, 1] } })];
  });
  if (panels.length === 0) return undefined;
  const flat = DAMAGES.map(([kind]) => kind).filter((kind) => isFlat(damaged.filter((d) => d.kind === kind)));
  const caption =
    `Means over ${damaged[0].n} synthetic fingers of easy quality; bands: 95 %, bootstrap over fingers. 0.5 is a coin's toss, and 1 of the generator's perturbation is about as strong as the ridges.` +
    (flat.length > 0 ? ` Within the bands no level differs from the first: ${flat.join(", ")}.` : "");
  return composeFigure({ panels, width: 7.16, aspect: 0.38, caption });
}

/** Whether, of two levels or more, each one's interval holds the mean of the first. */
export function isFlat(rows: readonly Pick<DamageSummary, "mean" | "interval">[]): boolean {
  return rows.length > 1 && rows.every(({ interval }) => interval.low <= rows[0].mean && rows[0].mean <= interval.high);
}
