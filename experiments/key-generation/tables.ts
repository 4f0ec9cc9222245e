import { KEY_COLUMNS, KEY_ROWS } from "../../src/keys/rowMagnitudes.js";
import { published } from "../../src/papers.js";
import { comparisonTable } from "../../src/tables/comparisonTable.js";
import type { TableBody } from "../../src/tables/table.js";
import { KEY_INTERVALS } from "../shared/keys/keyRate.js";
import type { CaseStudy, StudySettings } from "./caseStudy.js";
import type { ComparedRanges } from "./compareRanges.js";
import type { StepEffect } from "./engines.js";
import type { Outcomes } from "./outcomes.js";
import { publishedCase } from "./publishedCase.js";

/**
 * Table 11: vectors of each class. The paper's classes are numbers in lexicographic order; ours stand at the same places.
 *
 * @param counts in the fingers' lexicographic order
 */
export function vectorCountsTable(counts: readonly { readonly finger: string; readonly vectors: number }[]): TableBody {
  const theirs = published("A", "table-11").rows!;
  return comparisonTable({
    comparisons: counts.map(({ finger, vectors }, place) => ({
      what: `class ${place} (finger ${finger})`,
      kind: "count",
      published: (theirs.find((row) => row.class === place)?.vectors as number | undefined) ?? null,
      ours: vectors,
    })),
    data: "paper's kind",
    notes: ["The paper prints classes 13 to 19 only. Vectors are prints times (1 + augmented copies)."],
  });
}

/** The case study's magnitudes span 10.16 to 17.45: which scaling gives that? */
export function rangesTable({ ranges, published, nearest }: ComparedRanges, fingers: number): TableBody {
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
    rows: ranges.map(({ scaling, average, low, high, holdsPublished }) => ({
      scaling,
      average,
      low,
      high,
      publishedLow: published.low,
      publishedHigh: published.high,
      inside: holdsPublished,
    })),
    notes: [
      `The 128 magnitudes of each of ${fingers} fingers; the paper prints those of one. Nearest by the sum of both ends' distances: ${nearest.scaling}, ${nearest.average}.`,
    ],
  };
}

/** Section 3.5's case, line by line. */
export function caseTable(study: CaseStudy, fingers: number, { iterations, step }: StudySettings): TableBody {
  const theirs = publishedCase();
  const range = (values: readonly number[]): string => `${Math.min(...values).toFixed(2)} to ${Math.max(...values).toFixed(2)}`;
  const shape = (...sizes: readonly number[]): string => `(${sizes.join(", ")})`;
  const row = (what: string, published: string | number, ours: string | number) => ({ what, published, ours });
  return {
    columns: [
      { key: "what", label: "what" },
      { key: "published", label: "published" },
      { key: "ours", label: "ours" },
    ],
    rows: [
      row("print", "—", `finger ${study.finger}, impression ${study.impression}`),
      row("mean-of-vectors", shape(...theirs.shapes.seeds), shape(fingers, KEY_ROWS * KEY_COLUMNS)),
      row("matrices", shape(...theirs.shapes.matrices), shape(fingers, KEY_ROWS, KEY_COLUMNS)),
      row("vector V", shape(theirs.magnitudes.length, 1), shape(study.magnitudes.length, 1)),
      row("predicted label", String(theirs.predictedLabel), study.predicted),
      row("original label", String(theirs.originalLabel), study.finger),
      row(
        "prediction ratio; ours: similarity, threshold",
        String(theirs.predictionRatio),
        `${study.similarity.toFixed(4)}, ${study.threshold.toFixed(4)}`,
      ),
      row("magnitudes", range(theirs.magnitudes), range(study.magnitudes)),
      row("key", theirs.key, study.accepted ? study.key : "none: below the threshold"),
    ],
    notes: [`Key: PBKDF2-HMAC-SHA256, ${iterations} iterations, magnitudes in steps of ${step}, salt drawn from the run's seed.`],
  };
}

/** Section 3.5's vector, value by value. */
export function magnitudesTable(study: CaseStudy, scaling: string): TableBody {
  const theirs = publishedCase().magnitudes;
  return {
    columns: [
      { key: "row", label: "row" },
      { key: "published", label: "published", decimals: 2 },
      { key: "ours", label: "ours", decimals: 2 },
    ],
    rows: study.magnitudes.map((ours, i) => ({ row: i + 1, published: theirs[i] ?? null, ours })),
    notes: [`Finger ${study.predicted}, scaling ${scaling}. It is not the paper's finger, so the values cannot be equal.`],
  };
}

/** What becomes of every tried print. */
export function repeatabilityTable(outcomes: Outcomes, fingers: number): TableBody {
  const { ownKey, noKey, otherKey, ownNearest, unknownKey } = outcomes;
  const named = {
    "enrolled finger: its own key": ownKey,
    "enrolled finger: no key": noKey,
    "enrolled finger: another finger's key": otherKey,
    "enrolled finger: its own is the nearest, whatever the threshold": ownNearest,
    "unknown finger: an enrolled finger's key": unknownKey,
  };
  return {
    columns: [
      { key: "what", label: "what" },
      { key: "count", label: "prints" },
      { key: "n", label: "of" },
      { key: "share", label: "share", decimals: 3 },
      { key: "interval", label: "95 % interval", decimals: 3, interval: true },
    ],
    rows: Object.entries(named).map(([what, { count, n, value, interval }]) => ({ what, count, n, share: value, interval })),
    notes: [
      `${fingers} fingers enrolled; the prints tried are not among those enrolled. Nearest mean on principal components, with a threshold for each finger. ${KEY_INTERVALS}`,
    ],
  };
}

/** What the step does between two computations. */
export function stepsTable(effects: readonly StepEffect[]): TableBody {
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
      "This matters only to a key that is made anew from prints: an enrolled finger's comes from its stored vector.",
    ],
  };
}
