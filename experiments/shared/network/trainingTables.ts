import { classScores } from "../../../src/metrics/confusion.js";
import { newcombe } from "../../../src/metrics/newcombe.js";
import { wilson } from "../../../src/metrics/wilson.js";
import { countParameters, featureModel, tunedVgg16 } from "../../../src/network/publishedNetworks.js";
import type { Pooling } from "../../../src/network/tail.js";
import type { SplitBy, TrainedNetwork } from "../../../src/network/train/trainBySplit.js";
import { published, publishedNumber } from "../../../src/papers.js";
import { comparisonTable } from "../../../src/tables/comparisonTable.js";
import type { TableBody } from "../../../src/tables/table.js";
import type { DataKind } from "../../../src/tables/verdict.js";
import {
  accuracyByFinger,
  confusionOf,
  type Inputs,
  labelOf,
  SCORE_INTERVALS,
  type TestedRun,
  testScores,
} from "./testScores.js";

const MEASURES = [
  { key: "loss", label: "Loss" },
  { key: "accuracy", label: "Accuracy" },
  { key: "valLoss", label: "ValLoss" },
  { key: "valAccuracy", label: "ValAccuracy" },
] as const;

/** Tables 2 and 5: the published counts beside those of the built networks. */
export function parametersTable(pooling: Pooling): TableBody {
  const tuned = countParameters(tunedVgg16(20, pooling));
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

/** Table 3: the first ten and last ten epochs, the paper's beside ours. */
export function epochsTable(runs: readonly TrainedNetwork[], note: string): TableBody {
  const length = Math.max(...runs.map((r) => r.history.length));
  const table3 = published("A", "table-3").rows!;
  const ours = Array.from({ length }, (_, i) => i + 1).filter((e) => e <= 10 || e > length - 10);
  const epochs = [...new Set([...ours, ...table3.map((row) => row.epoch as number)])].sort((a, b) => a - b);
  return {
    columns: [
      { key: "epoch", label: "epoch" },
      ...MEASURES.map(({ key, label }) => ({ key: `published ${key}`, label: `published ${label}`, decimals: 4 })),
      ...runs.flatMap(({ splitBy }) => [
        ...MEASURES.map(({ key, label }) => ({
          key: `${splitBy} ${key}`,
          label: `${label}, by ${splitBy}`,
          decimals: 4,
        })),
        { key: `${splitBy} again`, label: `ValAccuracy re-estimated, by ${splitBy}`, decimals: 4 },
        { key: `${splitBy} rate`, label: `learning rate, by ${splitBy}` },
      ]),
    ],
    rows: epochs.map((epoch) => {
      const theirs = table3.find((row) => row.epoch === epoch);
      return {
        epoch,
        ...Object.fromEntries(MEASURES.map(({ key }) => [`published ${key}`, (theirs?.[key] as number | undefined) ?? null])),
        ...Object.fromEntries(
          runs.flatMap(({ splitBy, history }) => [
            ...MEASURES.map(({ key }) => [`${splitBy} ${key}`, orNull(history[epoch - 1]?.[key] ?? Number.NaN)]),
            [`${splitBy} again`, history[epoch - 1]?.valAccuracyReestimated ?? null],
          ]),
        ),
        ...Object.fromEntries(runs.map(({ splitBy, history }) => [`${splitBy} rate`, history[epoch - 1]?.learningRate ?? null])),
      };
    }),
    notes: [
      note,
      "Re-estimated: BatchNorm with statistics of some training prints in place of its moving ones (momentum 0.99); for the test, of all.",
    ],
  };
}

/** Tables 4 and 7: scores of each class on the test side, BatchNorm with re-estimated statistics. */
export function classesTable(inputs: Inputs, runs: readonly TestedRun[], notes: readonly string[]): TableBody {
  const scores = runs.map((run) => classScores(confusionOf(run, inputs)));
  return {
    columns: [
      { key: "class", label: "class" },
      ...runs.flatMap(({ splitBy }) =>
        (["precision", "recall", "f1", "support"] as const).map((key) => ({
          key: `${splitBy} ${key}`,
          label: `${key}, by ${splitBy}`,
          ...(key !== "support" && { decimals: 2 }),
        })),
      ),
    ],
    rows: inputs.classes.map((name, c) => ({
      class: name,
      ...Object.fromEntries(
        runs.flatMap(({ splitBy }, r) =>
          (["precision", "recall", "f1", "support"] as const).map((key) => [`${splitBy} ${key}`, orNull(scores[r][c][key])]),
        ),
      ),
    })),
    notes: [...notes, "Classes in lexicographic order, as the paper has them. BatchNorm with re-estimated statistics."],
  };
}

/** Table 9: accuracy and macro scores beside the published ones. */
export function scoresTable(
  kind: "real" | "synthetic",
  inputs: Inputs,
  runs: readonly TrainedNetwork[],
  note: string,
): TableBody {
  const comparisons = runs.flatMap((run) => {
    const compared = dataKind(kind, run.splitBy);
    const { accuracy, interval, n, macro } = testScores(run, inputs);
    const score = (key: "precision" | "recall" | "f1") => ({
      what: `macro ${key}, by ${run.splitBy}`,
      kind: "rate" as const,
      published: publishedNumber("A", "table-9", "rows", "Proposed System", key),
      ours: macro[key].value,
      interval: macro[key].interval,
      n,
      decimals: 2,
      data: compared,
    });
    return [
      {
        what: `accuracy, by ${run.splitBy}`,
        kind: "rate" as const,
        published: 1,
        ours: accuracy,
        interval,
        n,
        decimals: 2,
        data: compared,
      },
      score("precision"),
      score("recall"),
      score("f1"),
    ];
  });
  const notes = [note, SCORE_INTERVALS];
  return comparisonTable({ comparisons, data: "other", notes });
}

/** The two splits' accuracies, under moving and re-estimated statistics, and what they say about the leak. */
export function leakTable(inputs: Inputs, runs: readonly TrainedNetwork[], note: string): TableBody {
  const rows = runs.flatMap((run) => {
    const actual = run.test.map((i) => labelOf(inputs, i));
    return (
      [
        ["moving", run.predicted],
        ["re-estimated", run.predictedReestimated],
      ] as const
    ).map(([statistics, predicted]) => {
      const right = actual.filter((label, i) => label === predicted[i]).length;
      return {
        split: `by ${run.splitBy}`,
        statistics,
        accuracy: right / actual.length,
        interval: wilson(right, actual.length),
        fingers: accuracyByFinger(run, inputs, predicted),
        n: actual.length,
        training: run.sizes.training,
      };
    });
  });
  const [image, impression] = ["by image", "by impression"].map((p) =>
    rows.find((r) => r.split === p && r.statistics === "re-estimated"),
  );
  const verdict = image && impression ? [leakSentence(image, impression)] : [];
  return {
    columns: [
      { key: "split", label: "split" },
      { key: "statistics", label: "BatchNorm statistics" },
      { key: "accuracy", label: "test accuracy", decimals: 4 },
      { key: "interval", label: "95 % Wilson", decimals: 4, interval: true },
      { key: "fingers", label: "95 % over fingers", decimals: 4, interval: true },
      { key: "n", label: "test pictures" },
      { key: "training", label: "training pictures" },
    ],
    rows,
    notes: [
      ...verdict,
      note,
      "By image prints and their augmented copies are tested, as in the paper, by impression prints alone. Wilson: pictures taken as independent. Over fingers: bootstrap; where all are right, the rule of three.",
    ],
  };
}

/** What the data behind a run are: published numbers can be compared with only on real prints under the paper's own split. */
export function dataKind(kind: "real" | "synthetic", splitBy: SplitBy): DataKind {
  if (kind === "synthetic") return "synthetic";
  return splitBy === "image" ? "paper's kind" : "other";
}

/** What the two splits' accuracies say about the leak, by Newcombe's interval of their difference. */
function leakSentence(image: { accuracy: number; n: number }, impression: { accuracy: number; n: number }): string {
  const hits = ({ accuracy, n }: { accuracy: number; n: number }): number => Math.round(accuracy * n);
  const { low, high } = newcombe(hits(image), image.n, hits(impression), impression.n);
  const difference = `${percent(image.accuracy)} by the paper's split, ${percent(impression.accuracy)} with no impression on two sides; difference ${percent(image.accuracy - impression.accuracy)} (95 %: ${percent(low)} to ${percent(high)}, Newcombe)`;
  const verdict = low > 0 ? "the leak flatters the paper's split by that much" : "no leak is shown at this size";
  return `${difference}: ${verdict}. Statistics re-estimated in both.`;
}

function percent(share: number): string {
  return `${(100 * share).toFixed(1)} %`;
}

function orNull(value: number): number | null {
  return Number.isNaN(value) ? null : value;
}
