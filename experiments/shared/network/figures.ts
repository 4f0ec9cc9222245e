import type { FigureBody } from "../../../src/figures/figure.js";
import { heatmapPanel } from "../../../src/figures/heatmapPanel.js";
import { linePanel } from "../../../src/figures/linePanel.js";
import { composeFigure } from "../../../src/figures/panel.js";
import { paleScale } from "../../../src/figures/theme.js";
import { wilson } from "../../../src/metrics/wilson.js";
import type { Calibration } from "./calibrationOf.js";
import { splitCaption } from "./splitNote.js";
import type { TestScores } from "./testScores.js";
import { epochAxis, type Trained, trainingCurves } from "./trainingCurves.js";

/** Accuracy and loss over the epochs, a row a split. */
export function curvesFigure(runs: readonly Trained[], withPublished: boolean, caption: string): FigureBody {
  const panels = runs.flatMap((run) => [
    trainingCurves(run, ["accuracy", "valAccuracy", "valAccuracyReestimated"], `accuracy, by ${run.splitBy}`, withPublished),
    trainingCurves(run, ["loss", "valLoss", "valLossReestimated"], `loss, by ${run.splitBy}`, withPublished),
  ]);
  return composeFigure({
    panels,
    columns: 2,
    width: 7.16,
    aspect: 0.4 * runs.length,
    caption: `${splitCaption(runs)} ${caption}`,
  });
}

/** All curves of one run in one panel, and its learning rate. */
export function rateFigure(run: Trained, withPublished: boolean, caption: string): FigureBody {
  const names = ["accuracy", "loss", "valAccuracy", "valLoss"] as const;
  const rates = run.history.map(({ learningRate }) => learningRate);
  const rate = linePanel({
    heading: "learning rate",
    series: [{ x: run.history.map(({ epoch }) => epoch), y: rates, mode: "lines+markers" }],
    x: epochAxis(rates.length),
    y: { title: "learning rate", log: true, range: [Math.min(...rates) / 10, Math.max(...rates) * 10] },
  });
  const curves = trainingCurves(run, names, `all curves, by ${run.splitBy}`, withPublished);
  return composeFigure({ panels: [curves, rate], width: 7.16, aspect: 0.45, caption });
}

/** Confusion matrices of the test sides, one a split; the caption is told how many prints each has. */
export function confusionFigure(classes: readonly string[], runs: readonly TestScores[], caption: string): FigureBody {
  const names = axisNames(classes);
  const panels = runs.map(({ splitBy, confusion: { counts } }) =>
    heatmapPanel({
      heading: `by ${splitBy}`,
      values: counts,
      blank: 0,
      columns: names,
      rows: names,
      x: { title: "predicted" },
      y: { title: "actual" },
      decimals: 0,
      unit: "prints",
      range: [0, Math.max(...counts.flat())],
      scale: paleScale,
    }),
  );
  const n = runs.map(({ splitBy, scores }) => `${scores.n} by ${splitBy}`).join(", ");
  return composeFigure({
    panels,
    width: panels.length > 1 ? 7.16 : 3.5,
    aspect: panels.length > 1 ? 0.52 : 1,
    caption: `n = ${n}. ${splitCaption(runs)} ${caption}`,
  });
}

/** The classes' names, or their numbers in lexicographic order, as paper A labels them, where names are too long for an axis. */
function axisNames(classes: readonly string[]): string[] {
  return classes.some((name) => name.length > 6) ? classes.map((_, c) => String(c)) : [...classes];
}

/**
 * Accuracy against the probability of the named class, a panel for each calibration; nothing where there are none.
 *
 * @param caption what the decisions are on
 */
export function calibrationFigure(calibrations: readonly Calibration[] | undefined, caption: string): FigureBody | undefined {
  if (!calibrations) return undefined;
  const panels = calibrations.map(({ source, bins }) => {
    const bars = bins.map(({ confidence, accuracy, n }) => {
      const { low, high } = wilson(Math.round(accuracy * n), n);
      return { x: [confidence, confidence], y: [low, high], style: 0 };
    });
    const [x, y] = [bins.map(({ confidence }) => confidence), bins.map(({ accuracy }) => accuracy)];
    return linePanel({
      heading: source,
      series: [
        { name: "probability = accuracy", x: [0, 1], y: [0, 1], style: 2 },
        { name: "decisions of a bin", x, y, mode: "markers", style: 0 },
        ...bars,
      ],
      x: { title: "mean probability", range: [0, 1.02] },
      y: { title: "accuracy", range: [-0.03, 1.03] },
    });
  });
  const bins =
    "Ten bins of the probability, those without a decision left out; bars: 95 % Wilson, decisions taken as independent.";
  return composeFigure({
    panels,
    columns: 2,
    width: panels.length > 1 ? 7.16 : 3.5,
    aspect: panels.length > 1 ? 0.4 * Math.ceil(panels.length / 2) : 0.8,
    caption: `${caption} Of the named class. ${bins} Below the dotted line the probabilities promise too much.`,
  });
}
