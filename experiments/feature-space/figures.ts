import type { FigureBody } from "../../src/figures/figure.js";
import { heatmapPanel } from "../../src/figures/heatmapPanel.js";
import { linePanel } from "../../src/figures/linePanel.js";
import { composeFigure } from "../../src/figures/panel.js";
import type { PrintFeatures } from "./features.js";
import type { MeasuredSpaces } from "./spaces.js";

/** Correlations of the features in the order of their groups. */
export function correlationsFigure(
  { table }: PrintFeatures,
  { spaces, correlations, development }: MeasuredSpaces,
  threshold: number,
  data: string,
): FigureBody {
  const order = spaces.find((space) => space.threshold === threshold)!.groups.flat();
  const names = order.map((k) => table.names[k]);
  const panel = heatmapPanel({
    values: order.map((i) => order.map((j) => Math.abs(correlations[i][j]))),
    columns: names,
    rows: names,
    unit: "absolute correlation",
    range: [0, 1],
  });
  return composeFigure({
    panels: [panel],
    width: 7.16,
    aspect: 1,
    caption: `Absolute correlations over prints of ${development.length} fingers of ${data}; features in the order of their groups at ${threshold}.`,
  });
}

/** Accuracy against the number of features, of at least three spaces. */
export function accuracyFigure({ summary, evaluation }: MeasuredSpaces, data: string): FigureBody | undefined {
  const points = [...summary].sort((a, b) => a.features - b.features);
  if (points.length < 3) return undefined;
  const series = {
    x: points.map((p) => p.features),
    y: points.map((p) => p.accuracy),
    low: points.map((p) => p.byFinger.low),
    high: points.map((p) => p.byFinger.high),
    mode: "lines+markers" as const,
  };
  return composeFigure({
    panels: [linePanel({ series: [series], x: { title: "features kept" }, y: { title: "accuracy", range: [0, 1.02] } })],
    caption: `${points[0].n} prints of ${evaluation.length} fingers of ${data}; band: 95 %, bootstrap over fingers.`,
  });
}
