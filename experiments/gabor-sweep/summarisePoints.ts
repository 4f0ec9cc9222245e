import { type MeanOverFingers, meanOverFingers } from "../../src/metrics/meanOverFingers.js";
import type { Stream } from "../../src/random/stream.js";
import type { GaborTrial } from "./gaborPoints.js";
import type { GridPoint } from "./gridPoints.js";

/** One point of a grid over all prints. */
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

/** Means over prints; `trials` holds one list a finger, in the order of the points. */
export function summarisePoints(
  points: readonly GridPoint[],
  trials: readonly (readonly GaborTrial[])[],
  stream: Stream,
): PointSummary[] {
  return points.map((point, i) => {
    const over = (measure: "agreement" | "certainty" | "contrast"): MeanOverFingers =>
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
      milliseconds: times[Math.floor(times.length / 2)],
    };
  });
}
