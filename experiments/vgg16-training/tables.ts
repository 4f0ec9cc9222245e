import type { ParameterCounts } from "../../src/network/parameterCounts.js";
import { published, publishedNumber } from "../../src/papers.js";
import { comparisonTable } from "../../src/tables/comparisonTable.js";
import type { TableBody } from "../../src/tables/table.js";
import { SCORE_INTERVALS } from "../shared/network/scoresOf.js";
import { SPLIT_NOTE } from "../shared/network/splitNote.js";
import { type Basis, dataKind, scoreRows } from "../shared/network/tables.js";
import type { TestScores } from "../shared/network/testScores.js";
import type { Trained } from "../shared/network/trainingCurves.js";
import type { DamageScore } from "./damaged.js";
import { type Leak, leakSentence, type NamedRight } from "./leak.js";
import type { NetworkCounts } from "./parameterCounts.js";

/** Tables 2 and 5: the published counts beside those of the built networks. */
export function parametersTable({ tuned, feature }: NetworkCounts): TableBody {
  const rows = (table: string, what: string, ours: ParameterCounts) =>
    (["total", "trainable", "frozen"] as const).map((key) => ({
      what: `${what}: ${key} (${published("A", table).label})`,
      kind: "count" as const,
      published: publishedNumber("A", table, "rows", key === "frozen" ? "non-trainable" : key, "count"),
      ours: ours[key],
    }));
  return comparisonTable({
    comparisons: [...rows("table-2", "tuned VGG16", tuned), ...rows("table-5", "feature model", feature)],
    data: "paper's kind",
  });
}

/** Columns of Table 3. */
const MEASURES = [
  { key: "loss", label: "Loss" },
  { key: "accuracy", label: "Accuracy", decimals: 4 },
  { key: "valLoss", label: "ValLoss" },
  { key: "valAccuracy", label: "ValAccuracy", decimals: 4 },
] as const;

/**
 * Table 3: the first ten and last ten epochs of a run, a row each, below the paper's row of the same epoch; nothing without a run.
 *
 * @param momentum of BatchNorm
 */
export function epochsTable(run: Trained | undefined, momentum: number): TableBody | undefined {
  if (!run) return undefined;
  const { history, splitBy } = run;
  const table3 = new Map(published("A", "table-3").rows!.map((row) => [row.epoch as number, row]));
  const ours = history.map(({ epoch }) => epoch).filter((epoch) => epoch <= 10 || epoch > history.length - 10);
  const epochs = [...new Set([...ours, ...table3.keys()])].sort((a, b) => a - b);
  return {
    columns: [
      { key: "epoch", label: "epoch" },
      { key: "whose", label: "whose" },
      ...MEASURES,
      { key: "again", label: "re-estimated", decimals: 4 },
      { key: "rate", label: "learning rate" },
    ],
    rows: epochs.flatMap((epoch) => {
      const theirs = table3.get(epoch);
      const own = ours.includes(epoch) ? history[epoch - 1] : undefined;
      const row = (whose: string, of: Readonly<Record<string, unknown>>, again: number | null, rate: number) => ({
        epoch,
        whose,
        ...Object.fromEntries(MEASURES.map(({ key }) => [key, kerasNumber(of[key] as number)])),
        again,
        rate: kerasNumber(rate),
      });
      return [
        ...(theirs ? [row("published", theirs, null, theirs.learningRate as number)] : []),
        ...(own ? [row("ours", { ...own }, orNull(own.valAccuracyReestimated), own.learningRate)] : []),
      ];
    }),
    notes: [
      `Ours: split by ${splitBy}. Re-estimated: ValAccuracy with statistics of some training prints in place of BatchNorm's moving ones (momentum ${momentum}); for the test, of all.`,
      "Epoch 99's published loss is printed as 6.6890: it lost its exponent, e-05 by the epochs beside it.",
      SPLIT_NOTE,
    ],
  };
}

/** A loss or a rate in as many digits as Keras prints and the paper has: four decimals, below 0.001 five digits. */
export function kerasNumber(value: number): { value: number; decimals: number } | null {
  if (Number.isNaN(value)) return null;
  const decimals = value > 0 && value < 1e-3 ? 4 - Math.floor(Math.log10(value)) : 4;
  return { value, decimals: Math.min(100, decimals) };
}

/** Table 1, as it is printed. */
export function layersTable(): TableBody {
  const { columns, rows } = published("A", "table-1");
  return {
    columns: columns!.map(({ key, label }) => ({ key, label })),
    rows: rows!,
    notes: [
      'Context: what a CNN has in general, not the settings of this system, and nothing to measure. The row "Others" has one cell in the text of the paper. Of the settings that it names the paper states the learning rate (Table 3), the number of epochs and the 80/20 split (Algorithm 1).',
    ],
  };
}

/** What the paper says of its steps, and what stands for each here. */
export function stepsTable(): TableBody {
  const { label, steps } = published("A", "algorithm-1");
  const here = [
    "stage inputs: read, enhanced, aligned, resized to 224×224, with augmented copies",
    "stages training by image and training by impression: 20 % for the test, of the rest 20 % for validation",
    "stage weights, and the trained tail; vectors takes block5_conv3",
    "stage vectors: of every input; the sides are told apart where they are used",
    "stage vectors: 14·14·512 = 100,352 values",
    "the cache keeps each stage's result",
  ];
  const quote = (id: string): string => published("A", id).quote!;
  return {
    columns: [
      { key: "where", label: "where" },
      { key: "printed", label: "printed" },
      { key: "here", label: "here" },
    ],
    rows: [
      ...steps!.map((step, i) => ({ where: `${label}, step ${i + 1}`, printed: step, here: here[i] })),
      {
        where: published("A", "last-three-layers").label,
        printed: quote("last-three-layers"),
        here: "block5_conv2, block5_conv3 and block5_pool, which has no weights: Table 2's trainable count is that of two such convolutions, BatchNorm and the Dense layer",
      },
      {
        where: published("A", "binary-matrix").label,
        printed: quote("binary-matrix"),
        here: "no such step: Algorithm 2 has none, and the magnitudes printed beside it are real numbers (see key-generation)",
      },
    ],
    notes: ["Steps of Algorithm 1 are shortened. The order of labels is in the table classes."],
  };
}

function orNull(value: number | null | undefined): number | null {
  return value === undefined || Number.isNaN(value) ? null : value;
}

/** Table 9 and the accuracy of Table 4 beside ours. */
export function scoresTable(basis: Basis, runs: readonly TestScores[]): TableBody {
  const comparisons = runs.flatMap(({ splitBy, scores }) =>
    scoreRows(scores, {
      what: (measure) => `${measure}, by ${splitBy}`,
      published: (key) =>
        key === "accuracy"
          ? publishedNumber("A", "table-4", "values", key)
          : publishedNumber("A", "table-9", "rows", "Proposed System", key),
      percent: false,
      data: dataKind(basis, splitBy),
    }),
  );
  return comparisonTable({ comparisons, data: "other", notes: [SCORE_INTERVALS, SPLIT_NOTE] });
}

/** The two splits' accuracies, under moving and re-estimated statistics. */
export function statisticsTable(runs: readonly TestScores[]): TableBody {
  return {
    columns: [
      { key: "split", label: "split" },
      ...accuracyColumns(),
      { key: "n", label: "test pictures" },
      { key: "training", label: "training pictures" },
    ],
    rows: runs.flatMap(({ splitBy, training, moving, scores }) =>
      Object.entries({ moving, "re-estimated": scores }).map(([statistics, { accuracy, interval, byFinger, n }]) => ({
        split: `by ${splitBy}`,
        statistics,
        accuracy,
        interval,
        fingers: byFinger,
        n,
        training,
      })),
    ),
    notes: [
      "By image, prints and their augmented copies are tested, as is inferred of the paper; by impression, prints alone: the two rows are of other test pictures and are not to be compared. What copies are worth is in the table leak, where it was tried.",
      ACCURACY_INTERVALS,
      SPLIT_NOTE,
    ],
  };
}

/** What copies of the test impressions in training are worth, on the same test prints; nothing where it was not tried. */
export function leakTable(leaks: readonly Leak[] | undefined): TableBody | undefined {
  const judged = leaks?.find(({ statistics }) => statistics === "re-estimated");
  if (!leaks || !judged) return undefined;
  const row = (training: string, { statistics, n, training: pictures }: Leak, { accuracy, interval, byFinger }: NamedRight) => {
    return { training, statistics, accuracy, interval, fingers: byFinger, n, pictures };
  };
  return {
    columns: [
      { key: "training", label: "training" },
      ...accuracyColumns(),
      { key: "n", label: "test prints" },
      { key: "pictures", label: "training pictures" },
    ],
    rows: leaks.flatMap((one) => [
      row(`${one.copies} copies of test impressions among its pictures`, one, one.leaky),
      row("no copy of a test impression", one, one.clean),
      {
        training: "difference, print by print",
        statistics: one.statistics,
        accuracy: one.difference,
        interval: null,
        fingers: one.interval,
        n: one.n,
        pictures: null,
      },
    ]),
    notes: [
      leakSentence(judged),
      "Both networks are trained on as many pictures of each finger, from the same first weights and in the same order, and tested on the prints of the split by impression, no copy among them. Only the training differs: copies of the test impressions stand in the place of other pictures, as a split after augmentation puts them there.",
      `${ACCURACY_INTERVALS} Where both networks are right on the same prints, the difference's is the rule of three either way.`,
    ],
  };
}

/** Columns of an accuracy under some statistics, with its intervals. */
function accuracyColumns(): TableBody["columns"] {
  return [
    { key: "statistics", label: "BatchNorm statistics" },
    { key: "accuracy", label: "test accuracy", decimals: 4 },
    { key: "interval", label: "95 % Wilson", decimals: 4, interval: true },
    { key: "fingers", label: "95 % over fingers", decimals: 4, interval: true },
  ];
}
const ACCURACY_INTERVALS =
  "Wilson: pictures taken as independent. Over fingers: bootstrap; where all are right, the rule of three.";

/** Accuracy under each kind and level of damage. */
export function damageTable(scores: readonly DamageScore[], note: string): TableBody | undefined {
  if (scores.length === 0) return undefined;
  return {
    columns: [
      { key: "kind", label: "damage" },
      { key: "level", label: "level" },
      { key: "accuracy", label: "accuracy", decimals: 3 },
      { key: "interval", label: "95 % interval", decimals: 3, interval: true },
      { key: "n", label: "prints" },
    ],
    rows: scores.map(({ kind, level, accuracy, interval, n }) => ({ kind, level: String(level), accuracy, interval, n })),
    notes: [
      `Prints of the test side, ${note}. Wilson intervals, prints taken as independent.`,
      `The paper: "${published("A", "conclusion-quality").quote}"; "${published("A", "conclusion-distortion").quote}". It gives no number for either.`,
    ],
  };
}
