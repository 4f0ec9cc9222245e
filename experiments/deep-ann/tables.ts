import { annLayers } from "../../src/classifiers/annLayers.js";
import { VECTOR_LENGTH } from "../../src/network/tailInput.js";
import { published, publishedNumber } from "../../src/papers.js";
import { comparisonTable } from "../../src/tables/comparisonTable.js";
import type { TableBody } from "../../src/tables/table.js";
import { SCORE_INTERVALS } from "../shared/network/scoresOf.js";
import { SPLIT_NOTE } from "../shared/network/splitNote.js";
import { type Basis, dataKind, PAPER_CLASSES, scoreRows } from "../shared/network/tables.js";
import type { TestScores } from "../shared/network/testScores.js";
import { type OpenSetRates, SHARES } from "./openSetRates.js";

/** Table 6: the published counts beside those of the layers, and layer by layer. */
export function parametersTable(): TableBody {
  const layers = annLayers(VECTOR_LENGTH, PAPER_CLASSES);
  const total = layers.reduce((sum, { parameters }) => sum + parameters, 0);
  const trainable = layers.reduce((sum, layer) => sum + layer.trainable, 0);
  const counts = { total, trainable, "non-trainable": total - trainable };
  return comparisonTable({
    comparisons: [
      ...Object.entries(counts).map(([key, ours]) => ({
        what: `deep ANN: ${key} (${published("A", "table-6").label})`,
        kind: "count" as const,
        published: publishedNumber("A", "table-6", "rows", key, "count"),
        ours,
      })),
      ...layers.map(({ name, outputs, parameters }) => ({
        what: `${name} → ${outputs}`,
        kind: "count" as const,
        published: null,
        ours: parameters,
      })),
    ],
    data: "paper's kind",
    notes: [
      "The paper prints the three counts alone. The layers are worked out from them: between 100,352 values and 20 classes two hidden layers with BatchNorm after each can have no other sizes.",
    ],
  });
}

/** Table 7's accuracy and means over the classes, which Table 10 gives in per cent, beside ours. */
export function scoresTable(basis: Basis, runs: readonly TestScores[], note: string): TableBody {
  const comparisons = runs.flatMap(({ splitBy, scores }) =>
    scoreRows(scores, {
      what: (measure) => `${measure} (%), by ${splitBy}`,
      published: (key) => publishedNumber("A", "table-10", "rows", "ANN", key),
      percent: true,
      data: dataKind(basis, splitBy),
    }),
  );
  return comparisonTable({ comparisons, data: "other", notes: [note, SCORE_INTERVALS, SPLIT_NOTE] });
}

/** Accepting everything, at the equal point, and above each class's own threshold, with intervals over fingers. */
export function openSetTable(open: readonly OpenSetRates[] | undefined): TableBody | undefined {
  if (!open) return undefined;
  const labels = {
    right: "enrolled: right",
    wrong: "enrolled: wrong",
    rejected: "enrolled: rejected",
    unknown: "unknown: accepted",
  };
  return {
    columns: [
      { key: "source", label: "vectors" },
      { key: "rule", label: "accepted" },
      { key: "threshold", label: "threshold", decimals: 3 },
      ...SHARES.flatMap((key) => [
        { key, label: labels[key], decimals: 3 },
        { key: `${key} interval`, label: "95 %", decimals: 3, interval: true },
      ]),
      { key: "enrolled", label: "enrolled n" },
      { key: "unknownPrints", label: "unknown n" },
    ],
    rows: open.flatMap(({ source, rules, enrolled, unknown }) =>
      rules.map(({ rule, threshold, shares, intervals }) => ({
        source,
        rule,
        threshold,
        ...shares,
        ...Object.fromEntries(SHARES.map((key) => [`${key} interval`, intervals[key]])),
        enrolled,
        unknownPrints: unknown,
      })),
    ),
    notes: [
      openSetNote(open[0].parts),
      "Intervals: bootstrap over fingers, at 0 and 1 the rule of three over the fingers. A class's threshold is halfway between the least probability of its own validation prints and the greatest of the others'.",
    ],
  };
}

/** How prints of unknown fingers are tried, for notes and captions. */
export function openSetNote(parts: number): string {
  const times = parts === 2 ? "once" : `${parts - 1} times`;
  return (
    `The fingers are dealt into ${parts} parts; each part is unknown to the ANN in turn, so that every test print is once one of an unknown finger and ${times} one of ` +
    `an enrolled finger. The tuned network has seen all fingers (other impressions of them), which flatters its rejection; before tuning it has seen none. ` +
    "Equal point: as large a share of enrolled prints is rejected as of unknown ones accepted; read off these prints, as an equal error rate is. The ANN sees principal components, at a constant learning rate."
  );
}
