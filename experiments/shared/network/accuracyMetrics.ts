import type { Metric } from "../../../src/lab/experiment.js";
import type { TestScores } from "./testScores.js";

/** The test accuracies, with Wilson's interval. */
export function accuracyMetrics(scores: readonly TestScores[]): Record<string, Metric> {
  return Object.fromEntries(
    scores.map(({ splitBy, scores: { accuracy, interval, n } }) => [
      `test accuracy, by ${splitBy}`,
      { value: accuracy, interval: [interval.low, interval.high], n },
    ]),
  );
}
