import { blockLines, blockPanel } from "../../src/figures/blockPanel.js";
import type { FigureBody } from "../../src/figures/figure.js";
import { linePanel } from "../../src/figures/linePanel.js";
import { composeFigure } from "../../src/figures/panel.js";
import type { TrainedNetwork } from "../../src/network/train/trainBySplit.js";
import { sizesNote } from "../shared/network/sizesNote.js";
import { CURVES, type Trained, trainingCurves } from "../shared/network/trainingCurves.js";
import { components } from "./components.js";
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

/** Figure 1: the system's components from top to bottom. */
export function componentsFigure(): FigureBody {
  const blocks = components();
  // A line of text is an eighth of an inch, and a bit.
  const height = 0.155 * blockLines(blocks);
  const caption =
    "The five components that section 2.1 lists (it announces four), with the stages of the lab that do their work. The lab has the paper's text without pictures; this one is drawn after it.";
  return composeFigure({ panels: [blockPanel(blocks)], width: 3.5, aspect: height / 3.5, caption });
}

/** What the markers of a figure of curves are, for its caption. */
export function curvesCaption(data: string, runs: readonly Pick<TrainedNetwork, "splitBy" | "sizes" | "history">[]): string {
  const epochs = Math.max(...runs.map(({ history }) => history.length));
  const first = "published epochs 1 to 10";
  const which =
    epochs < 91 ? `${first} (91 to 100 lie beyond)` : epochs < 100 ? `${first} and from 91 to ${epochs}` : "published epochs";
  const lost = epochs < 99 ? "" : ` Epoch 99's training loss, printed as 6.6890 without its exponent, is left out.`;
  return `${sizesNote(runs)} of ${data}; one training each. Markers without a line: Table 3's ${which}.${lost}`;
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
  const caption = `${rows[0].n} test prints of ${data}, ${note}; band: 95 % Wilson; thin dashes: guessing.`;
  return composeFigure({ panels: [panel], caption });
}
