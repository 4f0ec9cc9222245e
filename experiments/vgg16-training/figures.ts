import type { FigureBody } from "../../src/figures/figure.js";
import { linePanel } from "../../src/figures/linePanel.js";
import { composeFigure } from "../../src/figures/panel.js";
import { CURVES, type Trained, trainingCurves } from "../shared/network/trainingCurves.js";
import type { DamageScore } from "./damaged.js";

/** Figure 6: a chart for each curve of a run. */
export function chartsFigure(run: Trained, caption: string): FigureBody {
  const names = ["accuracy", "valAccuracy", "loss", "valLoss"] as const;
  const panels = names.map((name) => trainingCurves(run, [name], CURVES[name].label, true));
  return composeFigure({
    panels,
    columns: 2,
    width: 7.16,
    aspect: 0.75,
    caption: `Split by ${run.splitBy}. ${caption}`,
  });
}

/** What the markers of a figure of curves are, for its caption. */
export function curvesCaption(data: string, runs: readonly Trained[]): string {
  const epochs = Math.max(...runs.map(({ history }) => history.length));
  const to = epochs < 91 ? "1 to 10 (91 to 100 lie beyond)" : `1 to 10 and, of 91 to 100, those up to ${epochs}`;
  return `${data}. Markers without a line: Table 3's published epochs${epochs < 100 ? ` ${to}` : ""}.`;
}

/** Accuracy against the share of the area that is wiped out; none for fewer than two shares. */
export function damageFigure(
  scores: readonly DamageScore[],
  { classes, data, note }: { classes: number; data: string; note: string },
): FigureBody | undefined {
  const rows = scores.filter(({ kind }) => kind === "masked area");
  if (rows.length < 2) return undefined;
  const panel = linePanel({
    series: [
      {
        x: rows.map(({ level }) => level as number),
        y: rows.map(({ accuracy }) => accuracy),
        low: rows.map(({ interval }) => interval.low),
        high: rows.map(({ interval }) => interval.high),
        mode: "lines+markers",
      },
    ],
    x: { title: "share of the area wiped out" },
    y: { title: "accuracy", range: [0, 1.03] },
    guides: [{ y: 1 / classes }],
  });
  const caption = `${rows[0].n} test prints of ${data}, ${note}; band: 95 % Wilson; dotted: guessing.`;
  return composeFigure({ panels: [panel], caption });
}
