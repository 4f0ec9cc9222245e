import { linePanel, type Series } from "../../../src/figures/linePanel.js";
import type { Panel } from "../../../src/figures/panel.js";
import type { EpochRecord } from "../../../src/network/train/trainTail.js";
import { published } from "../../../src/papers.js";

/** A run as far as its curves go. */
interface Trained {
  readonly history: readonly EpochRecord[];
}

export type CurveName = "loss" | "accuracy" | "valLoss" | "valAccuracy" | "valLossReestimated" | "valAccuracyReestimated";

export const CURVES: Readonly<Record<CurveName, { label: string; style: number }>> = {
  accuracy: { label: "training", style: 0 },
  loss: { label: "training", style: 0 },
  valAccuracy: { label: "validation", style: 1 },
  valLoss: { label: "validation", style: 1 },
  valAccuracyReestimated: { label: "validation, statistics re-estimated", style: 3 },
  valLossReestimated: { label: "validation, statistics re-estimated", style: 3 },
};

/** Curves of one run; with the published rows as markers where the paper has that curve. */
export function trainingCurves(run: Trained, names: readonly CurveName[], heading: string, withPublished: boolean): Panel {
  const x = run.history.map((h) => h.epoch);
  const isLoss = names[0].toLowerCase().includes("loss");
  const mixed = names.some((n) => n.toLowerCase().includes("loss") !== isLoss);
  const table3 = published("A", "table-3").rows!;
  const series = names.flatMap((name, i): Series[] => {
    const values = run.history.map((h: EpochRecord) => h[name] ?? Number.NaN);
    const { label, style } = CURVES[name];
    const called = mixed ? `${label} ${name.toLowerCase().includes("loss") ? "loss" : "accuracy"}` : label;
    const ours: Series = {
      name: called,
      x,
      y: values,
      mode: x.length > 30 ? "lines" : "lines+markers",
      style: mixed ? i : style,
    };
    const key = name as keyof (typeof table3)[number];
    if (!withPublished || name.endsWith("Reestimated")) return [ours];
    // Epoch 99's training loss lost its exponent in print; it is not drawn.
    const rows = table3.filter(
      (row) => (row.epoch as number) <= Math.max(10, x.length) && !(name === "loss" && row.epoch === 99),
    );
    return [
      ours,
      {
        name: `${called}, published`,
        x: rows.map((r) => r.epoch as number),
        y: rows.map((r) => r[key] as number),
        mode: "markers",
        style: (mixed ? i : style) + 4,
      },
    ];
  });
  const losses = isLoss && !mixed;
  return linePanel({
    heading,
    series,
    x: { title: "epoch" },
    y: { title: mixed ? "value" : isLoss ? "loss" : "accuracy", ...(!losses && !mixed && { range: [0, 1.03] }) },
  });
}
