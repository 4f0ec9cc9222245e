import { barPanel } from "../../src/figures/barPanel.js";
import type { FigureBody } from "../../src/figures/figure.js";
import { composeFigure } from "../../src/figures/panel.js";
import { wilson } from "../../src/metrics/wilson.js";
import { publishedNumber } from "../../src/papers.js";
import { comparisonTable } from "../../src/tables/comparisonTable.js";
import type { TableBody } from "../../src/tables/table.js";
import { accuracyOverFingers, SCORE_INTERVALS, scoresOf } from "../shared/network/testScores.js";
import { dataKind } from "../shared/network/trainingTables.js";
import { type Comparison, FAMILIES, type Family, minutiaePairsOf, orderSentence, pairsOf, rowOf, sourceName } from "./rows.js";

/** Table 10's rows. */
const PUBLISHED: Readonly<Record<Family, string>> = { ann: "ANN", svm: "SVM", forest: "RF" };

/** Table 10: macro precision, recall, F1 and accuracy of the three families on the tuned network's vectors, beside the published ones. */
export function table10(kind: "real" | "synthetic", comparisons: readonly Comparison[], notes: readonly string[]): TableBody {
  const tuned = comparisons.filter(({ source }) => source === "tuned");
  return comparisonTable({
    comparisons: tuned.flatMap((comparison) =>
      (Object.keys(FAMILIES) as Family[]).flatMap((family) => {
        const { actual, classes, splitBy } = comparison;
        const scores = scoresOf(actual, rowOf(comparison, family).predicted, classes, `classifiers/${splitBy}/${family}`);
        const rows = [
          { key: "precision", ...scores.macro.precision },
          { key: "recall", ...scores.macro.recall },
          { key: "f1", ...scores.macro.f1 },
          { key: "accuracy", value: scores.accuracy, interval: scores.interval },
        ];
        return rows.map(({ key, value, interval }) => ({
          what: `${FAMILIES[family]}, ${key === "accuracy" ? key : `macro ${key}`} (%), by ${splitBy}`,
          kind: "rate" as const,
          published: publishedNumber("A", "table-10", "rows", PUBLISHED[family], key),
          ours: 100 * value,
          interval: { low: 100 * interval.low, high: 100 * interval.high },
          n: scores.n,
          decimals: 0,
          data: dataKind(kind, splitBy),
        }));
      }),
    ),
    data: "other",
    notes: [...tuned.map(orderSentence), ...notes, SCORE_INTERVALS],
  });
}

/** Every classifier on every split and kind of vectors. */
export function rowsTable(comparisons: readonly Comparison[], notes: readonly string[]): TableBody {
  return {
    columns: [
      { key: "split", label: "split" },
      { key: "vectors", label: "vectors" },
      { key: "classifier", label: "classifier" },
      { key: "accuracy", label: "accuracy", decimals: 3 },
      { key: "interval", label: "95 % Wilson", decimals: 3, interval: true },
      { key: "byFinger", label: "95 % over fingers", decimals: 3, interval: true },
      ...(["precision", "recall", "f1"] as const).flatMap((key) => [
        { key, label: `macro ${key}`, decimals: 3 },
        { key: `${key} interval`, label: "95 % over fingers", decimals: 3, interval: true },
      ]),
      { key: "n", label: "test prints" },
      { key: "state", label: "state" },
    ],
    rows: comparisons.flatMap(({ splitBy, source, actual, classes, rows }) =>
      rows.map(({ name, predicted }) => {
        const place = {
          split: `by ${splitBy}`,
          vectors: name.startsWith("minutiae") ? "minutiae" : sourceName(source),
          classifier: name,
        };
        if (!predicted) return { ...place, state: "not run" };
        const { accuracy, interval, n, macro } = scoresOf(
          actual,
          predicted!,
          classes,
          `classifiers/${splitBy}/${source}/${name}`,
        );
        const scores = (["precision", "recall", "f1"] as const).flatMap((key) => [
          [key, macro[key].value],
          [`${key} interval`, macro[key].interval],
        ]);
        const byFinger = accuracyOverFingers(actual, predicted);
        return { ...place, accuracy, interval, byFinger, ...Object.fromEntries(scores), n, state: "run" };
      }),
    ),
    notes: [...notes, SCORE_INTERVALS],
  };
}

/** Exact McNemar tests between each pair of families, and between each of them and the minutiae matcher. */
export function pairsTable(comparisons: readonly Comparison[], note: string): TableBody {
  return {
    columns: [
      { key: "split", label: "split" },
      { key: "vectors", label: "vectors" },
      { key: "pair", label: "pair" },
      { key: "onlyFirst", label: "only the first right" },
      { key: "onlySecond", label: "only the second right" },
      { key: "n", label: "test prints" },
      { key: "p", label: "p" },
      { key: "corrected", label: "p, Holm" },
      { key: "verdict", label: "verdict" },
    ],
    rows: comparisons.flatMap((comparison) =>
      [...pairsOf(comparison), ...minutiaePairsOf(comparison)].map(({ first, second, onlyFirst, onlySecond, p, corrected }) => ({
        split: `by ${comparison.splitBy}`,
        vectors: sourceName(comparison.source),
        pair: `${nameOf(first)} – ${nameOf(second)}`,
        onlyFirst,
        onlySecond,
        n: comparison.actual.length,
        p,
        corrected,
        verdict: corrected >= 0.05 ? "no difference shown" : `${nameOf(onlyFirst > onlySecond ? first : second)} better`,
      })),
    ),
    notes: [
      note,
      "The families and the minutiae matcher are tested; the other rows (linear SVM, the second forest, ml-random-forest) are shown only.",
      ...comparisons.map(orderSentence),
      "Exact two-sided McNemar test; Holm's correction within each split and kind of vectors, for the pairs with the minutiae matcher apart. Copies of one impression are taken as independent prints.",
    ],
  };
}

function nameOf(name: string): string {
  return name in FAMILIES ? FAMILIES[name as Family] : name;
}

/** Accuracies of all classifiers, a panel a split. */
export function accuracyFigure(comparisons: readonly Comparison[], caption: string): FigureBody {
  const splits = [...new Set(comparisons.map(({ splitBy }) => splitBy))];
  const panels = splits.map((splitBy) => {
    const own = comparisons.filter((comparison) => comparison.splitBy === splitBy);
    const run = own.flatMap(({ rows }) => rows.filter(({ predicted }) => predicted));
    const categories = [...new Set(run.map(({ name }) => name))];
    return barPanel({
      heading: `by ${splitBy}`,
      categories,
      series: own.map(({ source, actual, rows }) => {
        const at = categories.map((name) => {
          const predicted = rows.find((row) => row.name === name)?.predicted;
          if (!predicted) return undefined;
          const right = actual.filter((label, i) => label === predicted[i]).length;
          return { value: right / actual.length, ...wilson(right, actual.length) };
        });
        const list = (key: "value" | "low" | "high") => at.map((one) => one?.[key] ?? null);
        return { name: sourceName(source), values: list("value"), low: list("low"), high: list("high") };
      }),
      y: { title: "test accuracy", range: [0, 1.03] },
    });
  });
  return composeFigure({ panels, columns: 1, width: 7.16, aspect: 0.38 * panels.length, caption });
}
