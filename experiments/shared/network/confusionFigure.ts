import type { FigureBody } from "../../../src/figures/figure.js";
import { heatmapPanel } from "../../../src/figures/heatmapPanel.js";
import { composeFigure } from "../../../src/figures/panel.js";
import { confusionOf, type Inputs, type TestedRun } from "./testScores.js";

/** Confusion matrices of the test sides, one a split; the caption is told how many prints each has. */
export function confusionFigure(runs: readonly TestedRun[], inputs: Inputs, caption: string): FigureBody {
  const panels = runs.map((run) => {
    const { counts } = confusionOf(run, inputs);
    const names = axisNames(inputs.classes);
    return heatmapPanel({
      heading: `by ${run.splitBy}`,
      values: counts.map((row) => row.map((count) => count || null)),
      columns: names,
      rows: names,
      x: { title: "predicted" },
      y: { title: "actual" },
      decimals: 0,
      range: [0, Math.max(...counts.flat())],
    });
  });
  const n = runs.map((r) => `${r.test.length} by ${r.splitBy}`).join(", ");
  return composeFigure({
    panels,
    width: panels.length > 1 ? 7.16 : 3.5,
    aspect: panels.length > 1 ? 0.52 : 1,
    caption: `n = ${n}. ${caption}`,
  });
}

/** The classes' names, or their numbers in lexicographic order, as paper A labels them, where names are too long for an axis. */
function axisNames(classes: readonly string[]): string[] {
  return classes.some((name) => name.length > 6) ? classes.map((_, c) => String(c)) : [...classes];
}
