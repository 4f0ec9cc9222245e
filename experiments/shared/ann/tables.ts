import { annLayers, HIDDEN } from "../../../src/classifiers/annLayers.js";
import { VECTOR_LENGTH } from "../../../src/network/features/tailVectors.js";
import { published, publishedNumber } from "../../../src/papers.js";
import { comparisonTable } from "../../../src/tables/comparisonTable.js";
import type { TableBody } from "../../../src/tables/table.js";
import { type Inputs, SCORE_INTERVALS, testScores } from "../network/testScores.js";
import { dataKind } from "../network/trainingTables.js";
import type { AnnResult } from "./fitAnnBySplit.js";

/** Classes of paper A. */
const CLASSES = 20;

/** Table 6: the published counts beside those of the layers, and layer by layer. */
export function annParametersTable(): TableBody {
  const layers = annLayers(VECTOR_LENGTH, CLASSES);
  const total = layers.reduce((sum, { parameters }) => sum + parameters, 0);
  const trainable = layers.reduce((sum, layer) => sum + layer.trainable, 0);
  const counts = { total, trainable, "non-trainable": total - trainable };
  const architecture = published("A", "architecture-deep-ann").rows!;
  return comparisonTable({
    comparisons: [
      ...Object.entries(counts).map(([key, ours]) => ({
        what: `deep ANN: ${key} (${published("A", "table-6").label})`,
        kind: "count" as const,
        published: publishedNumber("A", "table-6", "rows", key, "count"),
        ours,
      })),
      ...layers.map(({ name, outputs, parameters }) => ({
        what: `${name} → ${outputs} (worked out from Table 6)`,
        kind: "count" as const,
        published: architecture.find((row) => row.layer === name)!.parameters as number,
        ours: parameters,
      })),
    ],
    data: "paper's kind",
  });
}

/** Table 7's accuracy and means over the classes beside ours. */
export function annScoresTable(
  kind: "real" | "synthetic",
  inputs: Inputs,
  runs: readonly AnnResult[],
  notes: readonly string[],
): TableBody {
  const comparisons = runs.flatMap((run) => {
    const { accuracy, interval, n, macro } = testScores(run, inputs);
    const row = (what: string, key: string, ours: number, own: typeof interval) => ({
      what: `${what} (%), by ${run.splitBy}`,
      kind: "rate" as const,
      published: publishedNumber("A", "table-10", "rows", "ANN", key),
      ours: 100 * ours,
      interval: { low: 100 * own.low, high: 100 * own.high },
      n,
      decimals: 0,
      data: dataKind(kind, run.splitBy),
    });
    return [
      row("accuracy", "accuracy", accuracy, interval),
      ...(["precision", "recall", "f1"] as const).map((key) => row(`macro ${key}`, key, macro[key].value, macro[key].interval)),
    ];
  });
  return comparisonTable({
    comparisons,
    data: "other",
    notes: [...notes, SCORE_INTERVALS],
  });
}

/** What the ANN saw and how it was trained, for captions. */
export function annNote(runs: readonly AnnResult[]): string {
  const hidden = HIDDEN.join(" and ");
  const seen = runs.map(({ inputs, splitBy }) =>
    inputs === VECTOR_LENGTH ? `all ${VECTOR_LENGTH} features by ${splitBy}` : `${inputs} by ${splitBy}`,
  );
  const exact = runs.every(({ inputs }) => inputs === VECTOR_LENGTH);
  return exact
    ? `ANN: Table 6's layers at full size on ${seen.join(", ")}.`
    : `ANN: Table 6's layers (${hidden} units) on all principal components of the training side (${seen.join(", ")}), not on the ${VECTOR_LENGTH} features.`;
}
