import type { FigureBody } from "../../src/figures/figure.js";
import { linePanel } from "../../src/figures/linePanel.js";
import { composeFigure } from "../../src/figures/panel.js";
import { wilson } from "../../src/metrics/wilson.js";
import type { TableBody } from "../../src/tables/table.js";
import { FAMILIES, type Family, type Source, sourceName } from "./rows.js";
import type { Score } from "./scoreOf.js";

/** The families' scores with so many impressions a finger, in one draw. */
export interface LearningPoint {
  readonly impressions: number;
  readonly scores: Readonly<Record<Family, Score>>;
}

/** The points of one kind of vectors. */
export interface LearningCurve {
  readonly source: Source;
  readonly points: readonly LearningPoint[];
}

/** Scores of a family, pooled over the draws, by the number of impressions. */
function pooled({ points }: LearningCurve, family: Family) {
  return [...new Set(points.map(({ impressions }) => impressions))].map((impressions) => {
    const own = points.filter((point) => point.impressions === impressions).map(({ scores }) => scores[family]);
    const right = own.reduce((sum, score) => sum + score.right, 0);
    const n = own.reduce((sum, score) => sum + score.n, 0);
    return { impressions, right, n, draws: own.length, accuracy: right / n, ...wilson(right, n) };
  });
}

/** What is tested on, for notes and captions. */
export const LEARNING_NOTE =
  "Training: so many impressions a finger with their copies; test: impressions that no draw of the point trains on, without copies. On the network before tuning one " +
  "impression a finger is tested, drawn anew; on the tuned network those of its own test side, which it was not tuned on, though it was on other impressions of every finger, " +
  "more than few enrolled ones tell: its left end is flattered. SVM: RBF kernel of all features, from one impression without a search (the middle of each grid); ANN and forest: principal " +
  "components. 95 % Wilson, draws pooled as if independent.";

export function learningTable(curves: readonly LearningCurve[], notes: readonly string[]): TableBody | undefined {
  if (curves.length === 0) return undefined;
  return {
    columns: [
      { key: "vectors", label: "vectors" },
      { key: "family", label: "classifier" },
      { key: "impressions", label: "impressions enrolled" },
      { key: "accuracy", label: "accuracy", decimals: 3 },
      { key: "interval", label: "95 % Wilson", decimals: 3, interval: true },
      { key: "n", label: "tests" },
      { key: "draws", label: "draws" },
    ],
    rows: curves.flatMap((curve) =>
      (Object.keys(FAMILIES) as Family[]).flatMap((family) =>
        pooled(curve, family).map(({ impressions, accuracy, low, high, n, draws }) => ({
          vectors: sourceName(curve.source),
          family: FAMILIES[family],
          impressions,
          accuracy,
          interval: { low, high },
          n,
          draws,
        })),
      ),
    ),
    notes: [...notes, LEARNING_NOTE],
  };
}

export function learningFigure(curves: readonly LearningCurve[], classes: number, caption: string): FigureBody | undefined {
  if (curves.length === 0) return undefined;
  const panels = curves.map((curve) =>
    linePanel({
      heading: sourceName(curve.source),
      series: (Object.keys(FAMILIES) as Family[]).map((family) => {
        const at = pooled(curve, family);
        return {
          name: FAMILIES[family],
          x: at.map(({ impressions }) => impressions),
          y: at.map(({ accuracy }) => accuracy),
          low: at.map(({ low }) => low),
          high: at.map(({ high }) => high),
          mode: "lines+markers" as const,
        };
      }),
      x: { title: "impressions enrolled a finger", ticks: [...new Set(curve.points.map(({ impressions }) => impressions))] },
      y: { title: "accuracy", range: [0, 1.02] },
      guides: [{ y: 1 / classes }],
    }),
  );
  return composeFigure({ panels, width: panels.length > 1 ? 7.16 : 3.5, aspect: panels.length > 1 ? 0.45 : 0.8, caption });
}
