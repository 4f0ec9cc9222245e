import { clopperPearson } from "../../src/metrics/clopperPearson.js";
import { published, publishedNumber } from "../../src/papers.js";
import { comparisonTable } from "../../src/tables/comparisonTable.js";
import type { TableBody } from "../../src/tables/table.js";
import type { DataKind } from "../../src/tables/verdict.js";
import type { StepEffect } from "./compareEngines.js";
import type { GeneratedKeys, KeySettings } from "./generateKeys.js";

/** Table 11: vectors of each class. The paper's classes are numbers in lexicographic order; ours stand at the same places. */
export function vectorCountsTable({ counts }: GeneratedKeys, note: string): TableBody {
  const theirs = published("A", "table-11").rows!;
  return comparisonTable({
    comparisons: counts.map(({ finger, vectors }, place) => ({
      what: `class ${place} (finger ${finger})`,
      kind: "count",
      published: (theirs.find((row) => row.class === place)?.vectors as number | undefined) ?? null,
      ours: vectors,
    })),
    data: "paper's kind",
    notes: ["The paper prints classes 13 to 19 only. Vectors are prints times (1 + augmented copies).", note],
  });
}

/** The case study's magnitudes span 10.16 to 17.45: which scaling gives that? */
export function rangesTable({ ranges, fingers }: GeneratedKeys, kind: DataKind, note: string): TableBody {
  const theirs = published("A", "case-study").values!.magnitudes as number[];
  const [low, high] = [Math.min(...theirs), Math.max(...theirs)];
  const nearest = [...ranges].sort((a, b) => distance(a) - distance(b))[0];
  return {
    columns: [
      { key: "scaling", label: "scaling" },
      { key: "average", label: "average" },
      { key: "low", label: "least", decimals: 2 },
      { key: "high", label: "greatest", decimals: 2 },
      { key: "publishedLow", label: "published least", decimals: 2 },
      { key: "publishedHigh", label: "published greatest", decimals: 2 },
      { key: "inside", label: "published range inside ours" },
    ],
    rows: ranges.map((range) => ({
      scaling: range.scaling,
      average: range.average,
      low: range.low,
      high: range.high,
      publishedLow: low,
      publishedHigh: high,
      inside: range.low <= low && range.high >= high,
    })),
    notes: [
      `128 magnitudes of each of ${fingers} fingers; the paper prints those of one. Nearest by the sum of both ends' distances: ${nearest.scaling}, ${nearest.average}.`,
      kind === "paper's kind" ? note : `On ${kind === "synthetic" ? "synthetic" : "other"} prints. ${note}`,
    ],
  };

  function distance(range: { low: number; high: number }): number {
    return Math.abs(Math.log(range.low / low)) + Math.abs(Math.log(range.high / high));
  }
}

/** Section 3.5's case, line by line. */
export function caseTable({ study, fingers }: GeneratedKeys, settings: KeySettings, note: string): TableBody {
  const text = (what: string, theirs: string | number, ours: string | number) => ({ what, published: theirs, ours });
  const theirs = published("A", "case-study").values! as Record<string, unknown>;
  const magnitudes = theirs.magnitudes as number[];
  const range = (values: readonly number[]): string => `${Math.min(...values).toFixed(2)} to ${Math.max(...values).toFixed(2)}`;
  return {
    columns: [
      { key: "what", label: "what" },
      { key: "published", label: "published" },
      { key: "ours", label: "ours" },
    ],
    rows: [
      text("print", "—", `finger ${study.finger}, impression ${study.impression}`),
      text("mean-of-vectors", "(20, 100352)", `(${fingers}, 100352)`),
      text("matrices", "(20, 128, 784)", `(${fingers}, 128, 784)`),
      text("vector V", "(128, 1)", `(${study.magnitudes.length}, 1)`),
      text("predicted label", String(publishedNumber("A", "case-study", "values", "predictedLabel")), study.predicted),
      text("original label", String(publishedNumber("A", "case-study", "values", "originalLabel")), study.finger),
      text(
        "prediction ratio; ours: likeness, threshold",
        String(publishedNumber("A", "case-study", "values", "predictionRatio")),
        `${study.likeness.toFixed(4)}, ${study.threshold.toFixed(4)}`,
      ),
      text("magnitudes", range(magnitudes), range(study.magnitudes)),
      text("key", String(theirs.key), study.accepted ? study.key : "none: below the threshold"),
    ],
    notes: [
      `Key: PBKDF2-HMAC-SHA256, ${settings.iterations} iterations, magnitudes in steps of ${settings.step}, salt from the run's seed.`,
      note,
    ],
  };
}

/** Section 3.5's vector, value by value. */
export function magnitudesTable({ study }: GeneratedKeys, note: string): TableBody {
  const theirs = published("A", "case-study").values!.magnitudes as number[];
  return {
    columns: [
      { key: "row", label: "row" },
      { key: "published", label: "published", decimals: 2 },
      { key: "ours", label: "ours", decimals: 2 },
    ],
    rows: study.magnitudes.map((ours, i) => ({ row: i + 1, published: theirs[i] ?? null, ours })),
    notes: [`Of finger ${study.predicted}: another finger than the paper's, so the values cannot be equal.`, note],
  };
}

/** What becomes of every tried print. */
export function repeatabilityTable({ trials, fingers }: GeneratedKeys, note: string): TableBody {
  const enrolled = trials.filter((trial) => trial.enrolled);
  const unknown = trials.filter((trial) => !trial.enrolled);
  const row = (what: string, count: number, n: number) => ({
    what,
    count,
    n,
    share: n > 0 ? count / n : null,
    interval: n > 0 ? clopperPearson(count, n) : null,
  });
  const right = enrolled.filter(({ finger, predicted }) => finger === predicted);
  return {
    columns: [
      { key: "what", label: "what" },
      { key: "count", label: "prints" },
      { key: "n", label: "of" },
      { key: "share", label: "share", decimals: 3 },
      { key: "interval", label: "95 % interval", decimals: 3, interval: true },
    ],
    rows: [
      row("enrolled finger: its own key", right.filter(({ accepted }) => accepted).length, enrolled.length),
      row("enrolled finger: no key", enrolled.filter(({ accepted }) => !accepted).length, enrolled.length),
      row(
        "enrolled finger: another's key",
        enrolled.filter((t) => t.accepted && t.finger !== t.predicted).length,
        enrolled.length,
      ),
      row("enrolled finger: likest is the right one, whatever the threshold", right.length, enrolled.length),
      row("unknown finger: somebody's key", unknown.filter(({ accepted }) => accepted).length, unknown.length),
    ],
    notes: [
      `${fingers} fingers enrolled; no tried print was enrolled. Nearest mean on principal components, a threshold a class. Clopper–Pearson intervals, prints taken as independent.`,
      note,
    ],
  };
}

/** What the step does between two computations. */
export function stepsTable(effects: readonly StepEffect[], note: string): TableBody {
  return {
    columns: [
      { key: "step", label: "step" },
      { key: "differing", label: "differing whole numbers" },
      { key: "values", label: "of" },
      { key: "same", label: "fingers with the same key" },
      { key: "fingers", label: "of" },
    ],
    rows: effects.map(({ step, differing, values, same, fingers }) => ({ step, differing, values, same, fingers })),
    notes: [
      `Half-precision vectors with the last layers on the backend, against the whole trunk in single precision on ONNX Runtime; greatest difference of a magnitude ${effects[0].greatest.toPrecision(2)}.`,
      "Only a key that is made anew from prints depends on this: an enrolled finger's comes from its stored vector.",
      note,
    ],
  };
}
