import { KEY_COLUMNS, KEY_ROWS } from "../../src/keys/rowMagnitudes.js";
import { published } from "../../src/papers.js";
import { comparisonTable } from "../../src/tables/comparisonTable.js";
import type { TableBody } from "../../src/tables/table.js";
import { inWords, SCALING_WORDS } from "../shared/inWords.js";
import { FINGER_INTERVALS } from "../shared/keys/fingerRate.js";
import type { KeyOutcomes } from "../shared/keys/keyOutcomes.js";
import { KEY_INTERVALS } from "../shared/keys/keyRate.js";
import type { CaseStudy, StudySettings } from "./caseStudy.js";
import type { StepEffect } from "./engines.js";
import { publishedCase } from "./publishedCase.js";
import { LAGS, readingsSentence, type ScoredReading, type ScoredReadings, type Structure } from "./scoredReadings.js";

/** What stands as Table 11's verdict where the data are not of its size. */
export const OTHER_SIZE = "not the published size";

/**
 * Table 11: vectors of each class. The paper's classes are numbers in lexicographic order; ours stand at the same places. Counts are compared
 * where ours are as many classes, each of a number that the paper prints.
 *
 * @param counts in the fingers' lexicographic order
 */
export function vectorCountsTable(counts: readonly { readonly finger: string; readonly vectors: number }[]): TableBody {
  const theirs = published("A", "table-11").rows!;
  const classes = publishedCase().shapes.seeds[0];
  const sameSize = counts.length === classes && counts.every(({ vectors }) => theirs.some((row) => row.vectors === vectors));
  const table = comparisonTable({
    comparisons: counts.map(({ finger, vectors }, place) => ({
      what: `class ${place} (finger ${finger})`,
      kind: "count",
      published: (theirs.find((row) => row.class === place)?.vectors as number | undefined) ?? null,
      ours: vectors,
    })),
    data: "paper's kind",
    notes: ["The paper prints classes 13 to 19 only. Vectors are prints times (1 + augmented copies)."],
  });
  if (sameSize) return table;
  return { ...table, rows: table.rows.map((row) => ({ ...row, verdict: row.published === null ? null : OTHER_SIZE })) };
}

const READING_COLUMNS = [
  { key: "activation", label: "features" },
  { key: "scaling", label: "scaling", words: SCALING_WORDS },
  { key: "average", label: "average" },
];

function readingCells({ activation, scaling, average }: ScoredReading) {
  return { activation, scaling, average };
}

/** What the intervals and the verdict are, for notes. */
const READINGS_NOTE =
  "Intervals: 95 % prediction interval for one further finger (Student's t over the fingers), since the paper prints one. Verdict: whether both published ends (range) and all published autocorrelations (structure) lie within.";

/** The case study's magnitudes span 10.16 to 17.45: which reading gives that of one finger? */
export function rangesTable(scored: ScoredReadings): TableBody {
  const { published } = scored;
  return {
    columns: [
      ...READING_COLUMNS,
      { key: "low", label: "least", decimals: 2 },
      { key: "lowInterval", label: "95 %, one finger", decimals: 2, interval: true },
      { key: "publishedLow", label: "published least", decimals: 2 },
      { key: "high", label: "greatest", decimals: 2 },
      { key: "highInterval", label: "95 %, one finger", decimals: 2, interval: true },
      { key: "publishedHigh", label: "published greatest", decimals: 2 },
      { key: "verdict", label: "published vector possible by" },
    ],
    rows: scored.readings.map((one) => ({
      ...readingCells(one),
      low: one.low.mean,
      lowInterval: one.low.interval,
      publishedLow: published.low,
      high: one.high.mean,
      highInterval: one.high.interval,
      publishedHigh: published.high,
      verdict: one.verdict,
    })),
    notes: [
      `Least and greatest of a finger's 128 magnitudes, mean of ${scored.fingers} fingers. ${readingsSentence(scored)}`,
      READINGS_NOTE,
    ],
  };
}

const ALONE = { scaling: "none", average: "mean" };

function structureCells({ autocorrelation, distance }: Structure) {
  const lags = LAGS.flatMap((lag, l) => [
    [`lag ${lag}`, autocorrelation[l].mean],
    [`interval ${lag}`, autocorrelation[l].interval],
  ]);
  return { ...Object.fromEntries(lags), distance };
}

/** The published vector's structure: how it is like itself some rows on, beside every reading's. */
export function autocorrelationTable(scored: ScoredReadings): TableBody {
  return {
    columns: [
      ...READING_COLUMNS,
      ...LAGS.flatMap((lag) => [
        { key: `lag ${lag}`, label: `lag ${lag}`, decimals: 2 },
        { key: `interval ${lag}`, label: "95 %, one finger", decimals: 2, interval: true },
      ]),
      { key: "distance", label: "root mean square from published", decimals: 2 },
      { key: "verdict", label: "published vector possible by" },
    ],
    rows: [
      {
        activation: "published",
        ...Object.fromEntries(LAGS.map((lag, l) => [`lag ${lag}`, scored.published.autocorrelation[l]])),
      },
      { ...ALONE, activation: "after ReLU, channels alone", ...structureCells(scored.alone.channels) },
      { ...ALONE, activation: "after ReLU, places alone", ...structureCells(scored.alone.places) },
      ...scored.readings.map((one) => ({
        ...readingCells(one),
        ...structureCells(one.structure),
        verdict: one.verdict,
      })),
    ],
    notes: [
      `Autocorrelation of a finger's 128 magnitudes, mean of ${scored.fingers} fingers. A row holds 784 values, 272 more than there are channels: rows 32 apart begin at the same channel, rows 16 apart half way round; a line of the map is 9.1 rows long. Unequal channels make a pattern like the published one, negative at lags 1 and 16; unequal places make neighbouring rows and those a line apart alike, positive at lags 1 and 9. Channels alone: each feature replaced by its channel's root mean square over the places; places alone: by its place's over the channels. ${readingsSentence(scored)}`,
      READINGS_NOTE,
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
        "prediction ratio; ours: score, threshold",
        String(theirs.predictionRatio),
        `${study.score.toFixed(4)}, ${study.threshold.toFixed(4)}`,
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
    notes: [
      `Finger ${study.predicted}, scaling: ${inWords(scaling)}. It is not the paper's finger, so the values cannot be equal.`,
    ],
  };
}

/** What becomes of every tried print, under the scheme chosen and under the stand-in. */
export function repeatabilityTable(outcomes: readonly KeyOutcomes[]): TableBody {
  return {
    columns: [
      { key: "scheme", label: "scheme" },
      { key: "what", label: "what" },
      { key: "count", label: "prints" },
      { key: "n", label: "of" },
      { key: "share", label: "share", decimals: 3 },
      { key: "interval", label: "95 % interval", decimals: 3, interval: true },
      { key: "byFinger", label: "95 %, by finger", decimals: 3, interval: true },
    ],
    rows: outcomes.flatMap(({ scheme, ownKey, noKey, otherKey, frr, named, unknownKey }) =>
      Object.entries({
        "enrolled finger: its own key": ownKey,
        "enrolled finger: no key": noKey,
        "enrolled finger: another finger's key (key-FAR)": otherKey,
        "enrolled finger: no key or another's (key-FRR)": frr,
        "enrolled finger: named as itself, whatever the threshold": named,
        "unknown finger: an enrolled finger's key (key-FAR)": unknownKey,
      }).map(([what, { count, n, value, interval, byFinger }]) => ({ scheme, what, count, n, share: value, interval, byFinger })),
    ),
    notes: [
      `${outcomes[0].fingers} fingers enrolled and ${outcomes[0].unknownFingers} unknown; the prints tried are not among those learnt from. Thresholds, a finger each: the ANN's halfway between the least probability of its own validation prints and the greatest of the others'; the nearest mean's likewise by similarity, from the enrolled prints and a background. ${KEY_INTERVALS} ${FINGER_INTERVALS}`,
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
