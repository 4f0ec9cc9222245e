import type { AxisOptions } from "../../../src/figures/axis.js";
import { linePanel, type Series } from "../../../src/figures/linePanel.js";
import type { Panel } from "../../../src/figures/panel.js";
import type { SplitBy } from "../../../src/network/train/trainBySplit.js";
import type { EpochRecord } from "../../../src/network/train/training.js";
import { published } from "../../../src/papers.js";

/** A run as far as its curves go. */
export interface Trained {
  readonly splitBy: SplitBy;
  readonly history: readonly EpochRecord[];
}

/** Curves that Table 3 has a column of. */
type PublishedCurve = "loss" | "accuracy" | "valLoss" | "valAccuracy";
export type CurveName = PublishedCurve | "valLossReestimated" | "valAccuracyReestimated";

export const CURVES: Readonly<Record<CurveName, { label: string; style: number }>> = {
  accuracy: { label: "training", style: 0 },
  loss: { label: "training", style: 0 },
  valAccuracy: { label: "validation", style: 1 },
  valLoss: { label: "validation", style: 1 },
  valAccuracyReestimated: { label: "validation, statistics re-estimated", style: 3 },
  valLossReestimated: { label: "validation, statistics re-estimated", style: 3 },
};

/** Curves of one run; with the published rows as markers where the paper has that curve. */
export function trainingCurves(
  { history }: Pick<Trained, "history">,
  names: readonly CurveName[],
  heading: string,
  withPublished: boolean,
): Panel {
  const x = history.map(({ epoch }) => epoch);
  const mixed = names.some(isLoss) && !names.every(isLoss);
  const series = names.flatMap((curve, i): Series[] => {
    const { label, style: own } = CURVES[curve];
    const name = mixed ? `${label} ${isLoss(curve) ? "loss" : "accuracy"}` : label;
    const style = mixed ? i : own;
    const y = history.map((record) => record[curve] ?? Number.NaN);
    const ours: Series = { name, x, y, mode: x.length > 30 ? "lines" : "lines+markers", style };
    if (!withPublished || !isPublished(curve)) return [ours];
    return [ours, { name: `${name}, published`, ...publishedCurve(curve, x.length), mode: "markers", style: style + 4 }];
  });
  return linePanel({
    heading,
    series,
    x: epochAxis(x.length),
    y: mixed ? { title: "value" } : isLoss(names[0]) ? { title: "loss" } : { title: "accuracy", range: [0, 1.03] },
  });
}

/** Epochs from which on the axis of epochs is logarithmic: most happens in the first ten. */
const MANY = 30;

/** The axis of so many epochs. */
export function epochAxis(epochs: number): AxisOptions {
  if (epochs <= MANY) return { title: "epoch" };
  const ticks = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000].filter((epoch) => epoch <= epochs);
  return { title: "epoch", log: true, ticks, tickLabels: ticks.map(String) };
}

/**
 * Table 3's values of a curve: epochs 1 to 10, and of 91 to 100 those that a run of so many epochs reached. Epoch 99's training loss lost
 * its exponent in print; it is left out.
 */
export function publishedCurve(curve: PublishedCurve, epochs: number): { x: number[]; y: number[] } {
  const rows = published("A", "table-3").rows!.map((row) => ({ epoch: row.epoch as number, value: row[curve] as number }));
  const shown = rows.filter(({ epoch }) => epoch <= Math.max(10, epochs) && !(curve === "loss" && epoch === 99));
  return { x: shown.map(({ epoch }) => epoch), y: shown.map(({ value }) => value) };
}

function isLoss(curve: CurveName): boolean {
  return curve === "loss" || curve === "valLoss" || curve === "valLossReestimated";
}

function isPublished(curve: CurveName): curve is PublishedCurve {
  return curve !== "valLossReestimated" && curve !== "valAccuracyReestimated";
}
