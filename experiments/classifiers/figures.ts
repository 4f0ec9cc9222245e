import type { FigureBody } from "../../src/figures/figure.js";
import { linePanel, type Series } from "../../src/figures/linePanel.js";
import { composeFigure } from "../../src/figures/panel.js";
import { published, publishedNumber } from "../../src/papers.js";
import type { Comparison, Row } from "./comparison.js";
import { FAMILIES, FAMILY_NAMES, type Family, LEVEL, MINUTIAE, PAIRS, PUBLISHED_ROWS, SOURCES, sourceName } from "./families.js";
import type { LearningCurve } from "./learningCurve.js";
import type { Difference } from "./pairedDifferences.js";
import type { PublishedSupport } from "./support.js";

/** Accuracies of all classifiers, a panel a split, with the published ones in the rows that stand for Table 10's. */
export function accuracyFigure(comparisons: readonly Comparison[], data: string, notes: readonly string[]): FigureBody {
  const ends = comparisons.flatMap(({ rows }) => rows.map(({ scores }) => scores.interval.low));
  const low = Math.floor(10 * Math.min(0.9, ...ends)) / 10;
  const splits = [...new Set(comparisons.map(({ splitBy }) => splitBy))];
  const panels = splits.map((splitBy) => {
    const own = comparisons.filter((comparison) => comparison.splitBy === splitBy);
    const rows = own.flatMap((comparison) => comparison.rows);
    const names = [...new Set(rows.map(({ name }) => name))].reverse();
    const printed = FAMILY_NAMES.map((family) => ({
      x: publishedNumber("A", "table-10", "rows", PUBLISHED_ROWS[family], "accuracy") / 100,
      y: names.indexOf(rows.find((row) => row.family === family)!.name),
    }));
    return linePanel({
      heading: `by ${splitBy}`,
      series: [
        ...own.flatMap((comparison) => rowsOfSource(comparison, names)),
        ...intervalSeries(
          "no network",
          rows.filter(({ name }) => name === MINUTIAE),
          ({ name }) => names.indexOf(name),
          3,
        ),
        { name: "published", x: printed.map(({ x }) => x), y: printed.map(({ y }) => y), mode: "markers" as const, style: 2 },
      ],
      x: { title: "test accuracy", range: [low, 1.005] },
      y: { range: [-0.6, names.length - 0.4], ticks: names.map((_, y) => y), tickLabels: names },
    });
  });
  const n = [...new Set(comparisons.map((comparison) => `${comparison.n} by ${comparison.splitBy}`))].join(", ");
  const caption = `Test prints of ${data}: ${n}. Bars: 95 % Wilson, prints taken as independent. Triangles: Table 10, on other prints. ${notes.join(" ")}`;
  return composeFigure({ panels, columns: 1, width: 7.16, aspect: 0.36 * panels.length, caption });
}

/** The points of one kind of vectors, and a line for each interval; both kinds stand a little apart. */
function rowsOfSource({ source, rows }: Comparison, names: readonly string[]): Series[] {
  const y = ({ name }: Row): number => names.indexOf(name) + (source === "tuned" ? 0.15 : -0.15);
  const own = rows.filter(({ name }) => name !== MINUTIAE);
  return intervalSeries(sourceName(source), own, y, SOURCES.indexOf(source));
}

function intervalSeries(name: string, rows: readonly Row[], y: (row: Row) => number, style: number): Series[] {
  if (rows.length === 0) return [];
  return [
    { name, x: rows.map(({ scores }) => scores.accuracy), y: rows.map(y), mode: "markers", style },
    ...rows.map((row) => {
      const { low, high } = row.scores.interval;
      return { x: [low, high], y: [y(row), y(row)], style };
    }),
  ];
}

/** The least and the greatest corrected probability that the published accuracies leave, against the number of test prints. */
export function supportFigure({ curve, readings }: PublishedSupport): FigureBody {
  const n = curve.map((point) => point.n);
  const panel = linePanel({
    series: [
      { name: "errors disjoint (least in favour)", x: n, y: curve.map(({ least }) => least) },
      { name: "errors nested (most in favour)", x: n, y: curve.map(({ best }) => best) },
    ],
    x: { title: "test prints n", range: [n[0], n[n.length - 1]] },
    y: { title: "p", log: true, range: [1e-5, 1.5] },
    guides: [{ y: LEVEL }, ...readings.map((reading) => ({ x: reading.n }))],
  });
  const [ann, svm] = ["ANN", "SVM"].map((row) => publishedNumber("A", "table-10", "rows", row, "accuracy"));
  const caption =
    `Exact McNemar test of ${ann} against ${svm} % (Table 10), for every n at which both are printed; the paper does not say n. Thin dashes: ${LEVEL}, and n = ` +
    `${readings.map((reading) => reading.n).join(", ")}, the table's readings.`;
  return composeFigure({ panels: [panel], caption });
}

const SHORT: Readonly<Record<Family, string>> = { ann: "ANN", svm: "SVM", forest: "forest" };

/** The paired differences with their intervals, a panel a split. */
export function differencesFigure(differences: readonly Difference[], caption: string): FigureBody | undefined {
  if (differences.length === 0) return undefined;
  const ends = differences.flatMap(({ mean, interval }) => [mean, interval?.low ?? mean, interval?.high ?? mean]);
  const limit = 1.1 * Math.max(0.05, ...ends.map(Math.abs));
  const panels = [...new Set(differences.map(({ splitBy }) => splitBy))].map((splitBy, place) => {
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
          some.flatMap((one) => (one.interval ? [{ x: [x(one), x(one)], y: [one.interval.low, one.interval.high], style }] : [])),
        ),
      ],
      x: { range: [-0.5, 2.5], ticks: [0, 1, 2], tickLabels: PAIRS.map(([a, b]) => `${SHORT[a]} − ${SHORT[b]}`) },
      // Both panels have one scale; its title would touch the panel to its left.
      y: { ...(place === 0 && { title: "difference of accuracies" }), range: [-limit, limit] },
      guides: [{ y: 0 }],
    });
  });
  return composeFigure({ panels, width: panels.length > 1 ? 7.16 : 3.5, aspect: panels.length > 1 ? 0.42 : 0.8, caption });
}

/** Accuracy of each family by the number of impressions a finger, a panel a kind of vectors; points with their intervals stand a little apart. */
export function learningFigure(curves: readonly LearningCurve[], classes: number, caption: string): FigureBody | undefined {
  if (curves.length === 0) return undefined;
  const lows = curves.flatMap(({ points }) => points.map(({ interval }) => interval.low));
  const low = Math.floor(10 * Math.min(0.9, ...lows)) / 10;
  const panels = curves.map(({ source, points }, place) => {
    const sizes = [...new Set(points.map(({ impressions }) => impressions))];
    return linePanel({
      heading: sourceName(source),
      series: FAMILY_NAMES.flatMap((family, style) => {
        const own = points.filter((point) => point.family === family);
        const x = own.map(({ impressions }) => impressions + 0.13 * (style - 1));
        return [
          { name: FAMILIES[family], x, y: own.map(({ accuracy }) => accuracy), mode: "lines+markers" as const, style },
          ...own.map(({ interval }, i) => ({ x: [x[i], x[i]], y: [interval.low, interval.high], style })),
        ];
      }),
      x: { title: "impressions enrolled a finger", ticks: sizes, range: [sizes[0] - 0.5, sizes[sizes.length - 1] + 0.5] },
      y: { ...(place === 0 && { title: "accuracy" }), range: [low, 1.02] },
      guides: 1 / classes > low ? [{ y: 1 / classes }] : [],
    });
  });
  const guessing = `Guessing: ${(1 / classes).toFixed(2)}${1 / classes > low ? " (thin dashes)" : `; the axis begins at ${low}`}.`;
  return composeFigure({
    panels,
    width: panels.length > 1 ? 7.16 : 3.5,
    aspect: panels.length > 1 ? 0.45 : 0.8,
    caption: `${caption} ${guessing}`,
  });
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
