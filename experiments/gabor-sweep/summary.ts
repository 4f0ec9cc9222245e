import { type MeanOverFingers, meanOverFingers } from "../../src/metrics/meanOverFingers.js";
import { quantile } from "../../src/metrics/quantile.js";
import type { Stream } from "../../src/random/stream.js";
import { pick, type Received, stage } from "../define.js";
import { measuredPrints } from "../shared/measuredPrints.js";
import type { GaborTrial } from "./gaborPoints.js";
import { type GridPoint, type GridSettings, gridPoints } from "./gridPoints.js";

/** One point of a grid, over the prints in which a finger is found. */
export interface PointSummary {
  readonly point: GridPoint;
  /** Only where the truth is known. */
  readonly agreement?: MeanOverFingers;
  readonly certainty: MeanOverFingers;
  readonly contrast: MeanOverFingers;
  readonly n: number;
  /** Median milliseconds a print; measured, so not the same twice. */
  readonly milliseconds: number;
}

export type Measure = "agreement" | "certainty" | "contrast";

/** One list a finger, in the order of the points. */
type Trials = readonly (readonly GaborTrial[])[];

/** Means over prints of each point, with their intervals. */
export const summary = stage(
  import.meta.url,
  {
    config: pick("base", "sigmaX", "sigmaY", "orientations", "block", "frequency", "bank", "methodBlock"),
    stream: "gabor-sweep/summary",
  },
  ({ config, inputs, work }: Received<GridSettings, { trials: Trials }>) =>
    summarisePoints(gridPoints(config), inputs.trials, work.stream),
);

export function summarisePoints(points: readonly GridPoint[], all: Trials, stream: Stream): PointSummary[] {
  const trials = measuredPrints(all, ({ score }) => Object.values(score).every((value) => !Number.isNaN(value)));
  return points.map((point, i) => {
    const over = (measure: Measure): MeanOverFingers =>
      meanOverFingers(
        trials.map((finger) => finger[i].score[measure] ?? Number.NaN),
        stream.substream(`${JSON.stringify(point)} ${measure}`),
      );
    const times = trials.map((finger) => finger[i].milliseconds).sort((a, b) => a - b);
    return {
      point,
      ...(trials[0][i].score.agreement !== undefined && { agreement: over("agreement") }),
      certainty: over("certainty"),
      contrast: over("contrast"),
      n: trials.length,
      milliseconds: quantile(times, 0.5),
    };
  });
}
