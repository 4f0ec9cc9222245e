import type { ClassScores } from "../../../src/metrics/confusion.js";
import type { SplitBy } from "../../../src/network/train/trainBySplit.js";
import { OWN_WEIGHTS } from "../../../src/network/weights/listWeights.js";
import { published, publishedNumber, publishedValue } from "../../../src/papers.js";
import type { Comparison } from "../../../src/tables/comparisonTable.js";
import type { TableBody } from "../../../src/tables/table.js";
import type { DataKind } from "../../../src/tables/verdict.js";
import type { Calibration } from "./calibrationOf.js";
import { MEASURES, type Measure, type Scores } from "./scoresOf.js";
import type { TestScores } from "./testScores.js";

/** Classes of paper A. */
export const PAPER_CLASSES = 20;

/** Of a run: what its data are, and the weights that its network starts from. */
export interface Basis {
  readonly data: { readonly kind: "real" | "synthetic" };
  readonly config: { readonly weights: string };
}

/**
 * What is behind a run: published numbers can be compared with only on real prints under the paper's own split, from weights that were
 * added, as the paper's were; the lab's own are not.
 */
export function dataKind({ data, config }: Basis, splitBy: SplitBy): DataKind {
  if (data.kind === "synthetic") return "synthetic";
  if (splitBy !== "image") return "other split";
  return OWN_WEIGHTS.includes(config.weights) ? "other weights" : "paper's kind";
}

/** Accuracy and macro scores beside published ones. */
export function scoreRows(
  { accuracy, interval, macro, n }: Scores,
  options: {
    /** Of a measure: "accuracy", "macro precision", … */
    what: (measure: string) => string;
    published: (key: Measure | "accuracy") => number;
    /** Whether the published numbers are per cents, printed whole; else they are shares of two decimals. */
    percent: boolean;
    data: DataKind;
  },
): Comparison[] {
  const { what, published, percent, data } = options;
  const unit = percent ? 100 : 1;
  const row = (key: Measure | "accuracy", ours: number, own: Scores["interval"]): Comparison => ({
    what: what(key === "accuracy" ? key : `macro ${key}`),
    kind: "rate",
    published: published(key),
    ours: unit * ours,
    interval: { low: unit * own.low, high: unit * own.high },
    n,
    decimals: percent ? 0 : 2,
    data,
  });
  return [row("accuracy", accuracy, interval), ...MEASURES.map((key) => row(key, macro[key].value, macro[key].interval))];
}

/**
 * Tables 4 and 7: scores of each class on the test side beside the published ones, BatchNorm with re-estimated statistics. Classes have
 * numbers in lexicographic order of their labels, as the paper's have; a class that the paper leaves out has nothing published.
 *
 * @param item the paper's table
 */
export function classesTable(
  classes: readonly string[],
  runs: readonly TestScores[],
  item: "table-4" | "table-7",
  notes: readonly string[] = [],
): TableBody {
  const keys = [...MEASURES, "support"] as const;
  const printed = new Map(published("A", item).rows!.map((row) => [row.class, row]));
  const labels = publishedValue("A", "label-order", "values", "originalLabels") as readonly string[];
  const left = labels.flatMap((_, c) => (printed.has(c) ? [] : [c]));
  const cell = (scores: ClassScores, key: keyof ClassScores) => (Number.isNaN(scores[key]) ? null : scores[key]);
  return {
    columns: [
      { key: "number", label: "class no." },
      { key: "label", label: "published label" },
      ...MEASURES.map((key) => ({ key: `published ${key}`, label: `published ${key}`, decimals: 2 })),
      { key: "class", label: "finger" },
      ...runs.flatMap(({ splitBy }) =>
        keys.map((key) => ({
          key: `${splitBy} ${key}`,
          label: `${key}, by ${splitBy}`,
          ...(key !== "support" && { decimals: 2 }),
        })),
      ),
    ],
    rows: Array.from({ length: Math.max(classes.length, labels.length) }, (_, c) => ({
      number: c,
      label: labels[c] ?? null,
      ...Object.fromEntries(MEASURES.map((key) => [`published ${key}`, (printed.get(c)?.[key] ?? null) as number | null])),
      class: classes[c] ?? null,
      ...Object.fromEntries(
        runs.flatMap(({ splitBy, byClass }) =>
          keys.map((key) => [`${splitBy} ${key}`, c < classes.length ? cell(byClass[c], key) : null]),
        ),
      ),
    })),
    notes: [
      ...notes,
      `Class numbers follow the lexicographic order of the labels, as in section 3.5: new label 2 is finger '${labels[2]}'. ${published("A", item).label} leaves ${left.length > 1 ? "classes" : "class"} ${left.join(" and ")} out. A published class and ours are of different fingers.`,
      "BatchNorm with re-estimated statistics.",
    ],
  };
}

/**
 * How far the probabilities can be taken at their word; nothing where there are none.
 *
 * @param who what names the prints, such as "the network", and what the first column is called
 */
export function calibrationTable(
  calibrations: readonly Calibration[] | undefined,
  { who, source: label }: { who: string; source: string },
): TableBody | undefined {
  if (!calibrations) return undefined;
  return {
    columns: [
      { key: "vectors", label },
      { key: "n", label: "decisions" },
      { key: "confidence", label: "mean probability", decimals: 3 },
      { key: "accuracy", label: "accuracy", decimals: 3 },
      { key: "error", label: "calibration error", decimals: 3 },
      { key: "errorInterval", label: "95 %", decimals: 3, interval: true },
      { key: "brier", label: "Brier score", decimals: 3 },
      { key: "brierInterval", label: "95 %", decimals: 3, interval: true },
    ],
    rows: calibrations.map(({ source, error, brier, n, confidence, accuracy }) => ({
      vectors: source,
      n,
      confidence,
      accuracy,
      error: error.value,
      errorInterval: error.interval,
      brier: brier.value,
      brierInterval: brier.interval,
    })),
    notes: [
      `Of the named class, on test prints of fingers that ${who} was trained on. The paper prints one such probability, of its deep ANN, ${publishedNumber("A", "case-study", "values", "predictionRatio")}, and no reliability.`,
      "Calibration error: |accuracy − probability| over ten bins, weighted by their decisions; Brier score: mean square of probability less right (1) or wrong (0). Intervals: bootstrap over fingers; where all are right, up to the rule of three.",
    ],
  };
}
