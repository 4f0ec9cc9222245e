import type { FigureBody } from "../../src/figures/figure.js";
import { linePanel } from "../../src/figures/linePanel.js";
import { composeFigure } from "../../src/figures/panel.js";
import { resampledDifference } from "../../src/metrics/resampledDifference.js";
import type { SplitBy } from "../../src/network/train/trainBySplit.js";
import type { TableBody } from "../../src/tables/table.js";
import { FAMILIES, type Family, PAIRS, type Source, sourceName } from "./rows.js";
import type { Score } from "./scoreOf.js";

/** The families' scores on one split that was drawn again. */
export interface Repeat {
  readonly source: Source;
  readonly scores: Readonly<Record<Family, Score>>;
  /** Prints trained on, counted as the test side's are. */
  readonly training: number;
}

/** Repeats of one split. */
export interface Repeats {
  readonly splitBy: SplitBy;
  readonly repeats: readonly Repeat[];
}

/** Paired differences of two families over the repeats of one split and kind of vectors. */
interface Difference {
  readonly splitBy: SplitBy;
  readonly source: Source;
  readonly first: Family;
  readonly second: Family;
  readonly means: readonly [number, number];
  readonly mean: number;
  readonly interval: { readonly low: number; readonly high: number };
  readonly repeats: number;
  readonly n: number;
}

function differencesOf(all: readonly Repeats[]): Difference[] {
  return all.flatMap(({ splitBy, repeats }) =>
    (["tuned", "start"] as const).flatMap((source) => {
      const own = repeats.filter((repeat) => repeat.source === source);
      if (own.length < 2) return [];
      const rates = (family: Family): number[] => own.map(({ scores }) => scores[family].right / scores[family].n);
      const mean = (values: readonly number[]): number => values.reduce((sum, v) => sum + v, 0) / values.length;
      return PAIRS.map(([first, second]) => {
        const [a, b] = [rates(first), rates(second)];
        const n = own[0].scores[first].n;
        const differences = a.map((rate, r) => rate - b[r]);
        const means = [mean(a), mean(b)] as const;
        return {
          splitBy,
          source,
          first,
          second,
          means,
          ...resampledDifference(differences, n, own[0].training),
          repeats: own.length,
          n,
        };
      });
    }),
  );
}

/** What the repeats are and are not, for notes and captions. */
export const REPEATS_NOTE =
  "Intervals: corrected resampled t (Nadeau and Bengio 2003). The network was tuned once, on the first split, so that it has seen most test prints " +
  "of the others: on its vectors the levels flatter all families, and the network before tuning is free of that. SVM: RBF kernel of all features; ANN and forest see principal components. Three pairs are looked at without correction.";

/** Mean accuracies and paired differences over splits drawn again. */
export function differencesTable(all: readonly Repeats[], notes: readonly string[]): TableBody | undefined {
  const rows = differencesOf(all);
  if (rows.length === 0) return undefined;
  return {
    columns: [
      { key: "split", label: "split" },
      { key: "vectors", label: "vectors" },
      { key: "pair", label: "pair" },
      { key: "first", label: "mean accuracy, first", decimals: 3 },
      { key: "second", label: "mean accuracy, second", decimals: 3 },
      { key: "difference", label: "difference", decimals: 3 },
      { key: "interval", label: "95 % interval", decimals: 3, interval: true },
      { key: "repeats", label: "splits" },
      { key: "n", label: "test prints a split" },
      { key: "verdict", label: "verdict" },
    ],
    rows: rows.map(({ splitBy, source, first, second, means, mean, interval, repeats, n }) => ({
      split: `by ${splitBy}`,
      vectors: sourceName(source),
      pair: `${FAMILIES[first]} – ${FAMILIES[second]}`,
      first: means[0],
      second: means[1],
      difference: mean,
      interval,
      repeats,
      n,
      verdict: verdictOf(interval, first, second),
    })),
    notes: [...notes, REPEATS_NOTE],
  };
}

/** An interval without width, as a few splits of equal difference give, says nothing. */
function verdictOf({ low, high }: { low: number; high: number }, first: Family, second: Family): string {
  if (low > 0 && high > low) return `${FAMILIES[first]} better`;
  return high < 0 && high > low ? `${FAMILIES[second]} better` : "no difference shown";
}

/** The paired differences with their intervals, a panel a split. */
export function repeatsFigure(all: readonly Repeats[], caption: string): FigureBody | undefined {
  const rows = differencesOf(all);
  if (rows.length === 0) return undefined;
  const limit = Math.max(0.05, ...rows.flatMap(({ interval }) => [Math.abs(interval.low), Math.abs(interval.high)])) * 1.1;
  const panels = [...new Set(rows.map(({ splitBy }) => splitBy))].map((splitBy) => {
    const own = rows.filter((row) => row.splitBy === splitBy);
    const x = (row: Difference): number =>
      PAIRS.findIndex(([a, b]) => a === row.first && b === row.second) + (row.source === "tuned" ? -0.12 : 0.12);
    const sources = (["tuned", "start"] as const).map((source) => own.filter((row) => row.source === source));
    return linePanel({
      heading: `by ${splitBy}`,
      series: [
        ...sources.map((some, style) => ({
          name: sourceName(some[0].source),
          x: some.map(x),
          y: some.map(({ mean }) => mean),
          mode: "markers" as const,
          style,
        })),
        ...sources.flatMap((some, style) =>
          some.map((row) => ({ x: [x(row), x(row)], y: [row.interval.low, row.interval.high], style })),
        ),
      ],
      x: { range: [-0.5, 2.5], ticks: [0, 1, 2], tickLabels: PAIRS.map(([a, b]) => `${SHORT[a]} − ${SHORT[b]}`) },
      y: { title: "difference of accuracies", range: [-limit, limit] },
      guides: [{ y: 0 }],
    });
  });
  return composeFigure({ panels, width: panels.length > 1 ? 7.16 : 3.5, aspect: panels.length > 1 ? 0.42 : 0.8, caption });
}

const SHORT: Readonly<Record<Family, string>> = { ann: "ANN", svm: "SVM", forest: "forest" };
