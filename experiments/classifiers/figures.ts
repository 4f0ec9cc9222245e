import { barPanel } from "../../src/figures/barPanel.js";
import type { FigureBody } from "../../src/figures/figure.js";
import { linePanel } from "../../src/figures/linePanel.js";
import { composeFigure } from "../../src/figures/panel.js";
import { published } from "../../src/papers.js";
import type { Comparison } from "./comparison.js";
import { FAMILIES, FAMILY_NAMES, type Family, PAIRS, SOURCES, sourceName } from "./families.js";
import type { LearningCurve } from "./learningCurve.js";
import type { Difference } from "./pairedDifferences.js";

/** Accuracies of all classifiers, a panel a split. */
export function accuracyFigure(comparisons: readonly Comparison[], data: string, notes: readonly string[]): FigureBody {
  const splits = [...new Set(comparisons.map(({ splitBy }) => splitBy))];
  const panels = splits.map((splitBy) => {
    const own = comparisons.filter((comparison) => comparison.splitBy === splitBy);
    const categories = [...new Set(own.flatMap(({ rows }) => rows.map(({ name }) => name)))];
    return barPanel({
      heading: `by ${splitBy}`,
      categories,
      series: own.map(({ source, rows }) => {
        const at = categories.map((name) => rows.find((row) => row.name === name)?.scores);
        return {
          name: sourceName(source),
          values: at.map((scores) => scores?.accuracy ?? null),
          low: at.map((scores) => scores?.interval.low ?? null),
          high: at.map((scores) => scores?.interval.high ?? null),
        };
      }),
      y: { title: "test accuracy", range: [0, 1.03] },
    });
  });
  const n = [...new Set(comparisons.map((comparison) => `${comparison.n} by ${comparison.splitBy}`))].join(", ");
  const caption = `Test prints of ${data}: ${n}. Bars: 95 % Wilson, prints taken as independent. ${notes.join(" ")}`;
  return composeFigure({ panels, columns: 1, width: 7.16, aspect: 0.38 * panels.length, caption });
}

const SHORT: Readonly<Record<Family, string>> = { ann: "ANN", svm: "SVM", forest: "forest" };

/** The paired differences with their intervals, a panel a split. */
export function differencesFigure(differences: readonly Difference[], caption: string): FigureBody | undefined {
  if (differences.length === 0) return undefined;
  const ends = differences.flatMap(({ interval }) => [Math.abs(interval.low), Math.abs(interval.high)]);
  const limit = 1.1 * Math.max(0.05, ...ends);
  const panels = [...new Set(differences.map(({ splitBy }) => splitBy))].map((splitBy) => {
    const own = differences.filter((difference) => difference.splitBy === splitBy);
    const x = ({ first, second, source }: Difference): number =>
      PAIRS.findIndex(([a, b]) => a === first && b === second) + (source === "tuned" ? -0.12 : 0.12);
    const sources = SOURCES.map((source) => own.filter((difference) => difference.source === source));
    return linePanel({
      heading: `by ${splitBy}`,
      series: [
        ...sources.map((some, style) => ({
          name: sourceName(SOURCES[style]),
          x: some.map(x),
          y: some.map(({ mean }) => mean),
          mode: "markers" as const,
          style,
        })),
        ...sources.flatMap((some, style) =>
          some.map((one) => ({ x: [x(one), x(one)], y: [one.interval.low, one.interval.high], style })),
        ),
      ],
      x: { range: [-0.5, 2.5], ticks: [0, 1, 2], tickLabels: PAIRS.map(([a, b]) => `${SHORT[a]} − ${SHORT[b]}`) },
      y: { title: "difference of accuracies", range: [-limit, limit] },
      guides: [{ y: 0 }],
    });
  });
  return composeFigure({ panels, width: panels.length > 1 ? 7.16 : 3.5, aspect: panels.length > 1 ? 0.42 : 0.8, caption });
}

/** Accuracy of each family by the number of impressions a finger, a panel a kind of vectors. */
export function learningFigure(curves: readonly LearningCurve[], classes: number, caption: string): FigureBody | undefined {
  if (curves.length === 0) return undefined;
  const panels = curves.map(({ source, points }) =>
    linePanel({
      heading: sourceName(source),
      series: FAMILY_NAMES.map((family) => {
        const own = points.filter((point) => point.family === family);
        return {
          name: FAMILIES[family],
          x: own.map(({ impressions }) => impressions),
          y: own.map(({ accuracy }) => accuracy),
          low: own.map(({ interval }) => interval.low),
          high: own.map(({ interval }) => interval.high),
          mode: "lines+markers" as const,
        };
      }),
      x: { title: "impressions enrolled a finger", ticks: [...new Set(points.map(({ impressions }) => impressions))] },
      y: { title: "accuracy", range: [0, 1.02] },
      guides: [{ y: 1 / classes }],
    }),
  );
  return composeFigure({ panels, width: panels.length > 1 ? 7.16 : 3.5, aspect: panels.length > 1 ? 0.45 : 0.8, caption });
}

/** Table 8 as a dot plot. */
export function quotedFigure(): FigureBody {
  const rows = [...published("A", "table-8").rows!].sort((a, b) => (a.accuracy as number) - (b.accuracy as number));
  const series = (name: string, relation: string) => {
    const own = rows.flatMap((row, y) => (row.relation === relation ? [{ x: row.accuracy as number, y }] : []));
    return { name, x: own.map(({ x }) => x), y: own.map(({ y }) => y), mode: "markers" as const };
  };
  const panel = linePanel({
    series: [series("as printed", "="), series("printed as a lower bound", ">")],
    x: { title: "published accuracy (%)", range: [89, 100] },
    y: {
      range: [-0.7, rows.length - 0.3],
      ticks: rows.map((_, y) => y),
      tickLabels: rows.map(({ method, reference }) => `${method} (${reference})`),
    },
  });
  return composeFigure({
    panels: [panel],
    width: 7.16,
    aspect: 0.5,
    caption: `Not the same data: the ${rows.length} accuracies that Table 8 quotes, each of another system on prints of its own. n and intervals are not published.`,
  });
}
