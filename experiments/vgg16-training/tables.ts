import { countParameters, featureModel, tunedVgg16 } from "../../src/network/publishedNetworks.js";
import type { Pooling } from "../../src/network/tail.js";
import { published, publishedNumber } from "../../src/papers.js";
import { comparisonTable } from "../../src/tables/comparisonTable.js";
import type { TableBody } from "../../src/tables/table.js";
import { SCORE_INTERVALS } from "../shared/network/scoresOf.js";
import { dataKind, scoreRows } from "../shared/network/tables.js";
import type { TestScores } from "../shared/network/testScores.js";
import type { Trained } from "../shared/network/trainingCurves.js";
import type { DamageScore } from "./damaged.js";
import { type Leak, leakSentence, type NamedRight } from "./leak.js";

/** Classes of paper A. */
const CLASSES = 20;

/** Tables 2 and 5: the published counts beside those of the built networks. */
export function parametersTable(pooling: Pooling): TableBody {
  const tuned = countParameters(tunedVgg16(CLASSES, pooling));
  const feature = countParameters(featureModel());
  const rows = (table: string, what: string, ours: { total: number; trainable: number; frozen: number }) =>
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
  { key: "accuracy", label: "Accuracy" },
  { key: "valLoss", label: "ValLoss" },
  { key: "valAccuracy", label: "ValAccuracy" },
] as const;

/** Table 3: the first ten and last ten epochs, the paper's beside ours. */
export function epochsTable(runs: readonly Trained[]): TableBody {
  const length = Math.max(...runs.map(({ history }) => history.length));
  const table3 = published("A", "table-3").rows!;
  const ours = Array.from({ length }, (_, i) => i + 1).filter((epoch) => epoch <= 10 || epoch > length - 10);
  const epochs = [...new Set([...ours, ...table3.map((row) => row.epoch as number)])].sort((a, b) => a - b);
  return {
    columns: [
      { key: "epoch", label: "epoch" },
      ...MEASURES.map(({ key, label }) => ({ key: `published ${key}`, label: `published ${label}`, decimals: 4 })),
      ...runs.flatMap(({ splitBy }) => [
        ...MEASURES.map(({ key, label }) => ({ key: `${splitBy} ${key}`, label: `${label}, by ${splitBy}`, decimals: 4 })),
        { key: `${splitBy} again`, label: `ValAccuracy re-estimated, by ${splitBy}`, decimals: 4 },
        { key: `${splitBy} rate`, label: `learning rate, by ${splitBy}` },
      ]),
    ],
    rows: epochs.map((epoch) => {
      const theirs = table3.find((row) => row.epoch === epoch);
      return {
        epoch,
        ...Object.fromEntries(MEASURES.map(({ key }) => [`published ${key}`, theirs?.[key] ?? null])),
        ...Object.fromEntries(
          runs.flatMap(({ splitBy, history }) => {
            const record = history[epoch - 1];
            return [
              ...MEASURES.map(({ key }) => [`${splitBy} ${key}`, orNull(record?.[key])]),
              [`${splitBy} again`, orNull(record?.valAccuracyReestimated)],
              [`${splitBy} rate`, orNull(record?.learningRate)],
            ];
          }),
        ),
      };
    }),
    notes: [
      "Re-estimated: BatchNorm with statistics of some training prints in place of its moving ones (momentum 0.99); for the test, of all.",
    ],
  };
}

function orNull(value: number | null | undefined): number | null {
  return value === undefined || Number.isNaN(value) ? null : value;
}

/** Table 9 and the accuracy of Table 4 beside ours. */
export function scoresTable(kind: "real" | "synthetic", runs: readonly TestScores[]): TableBody {
  const comparisons = runs.flatMap(({ splitBy, scores }) =>
    scoreRows(scores, {
      what: (measure) => `${measure}, by ${splitBy}`,
      published: (key) =>
        key === "accuracy"
          ? publishedNumber("A", "table-4", "values", key)
          : publishedNumber("A", "table-9", "rows", "Proposed System", key),
      percent: false,
      data: dataKind(kind, splitBy),
    }),
  );
  return comparisonTable({ comparisons, data: "other", notes: [SCORE_INTERVALS] });
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
      "By image, prints and their augmented copies are tested, as is inferred of the paper; by impression, prints alone: the two rows are of other test pictures and are not to be compared. What copies are worth is in the table `leak`, where it was tried.",
      ACCURACY_INTERVALS,
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
    notes: [`Prints of the test side, ${note}. Wilson intervals, prints taken as independent.`],
  };
}
