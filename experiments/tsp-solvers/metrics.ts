import type { Metric } from "../../src/lab/experiment.js";
import type { SolverFit } from "./fits.js";
import type { GapSummary } from "./gaps.js";
import { solverFacts } from "./solverFacts.js";

/** The gaps at the largest number of points, and how fast the operations grow. */
export function solverMetrics(gaps: readonly GapSummary[], fits: readonly SolverFit[], largest: number): Record<string, Metric> {
  return Object.fromEntries([
    ...gaps
      .filter(({ points }) => points === largest)
      .map(({ solver, gap, interval: { low, high }, n }): [string, Metric] => [
        `gap at N = ${largest}, ${solverFacts[solver].name}`,
        { value: gap, unit: "%", interval: [low, high], n },
      ]),
    ...fits.flatMap(({ solver, operations }): [string, Metric][] => {
      if (!operations) return [];
      const { form, rate, interval, n } = operations;
      const name = `${form === "power" ? "exponent" : "rate"} of the operations, ${solverFacts[solver].name}`;
      return [[name, { value: rate, interval: [interval.low, interval.high], n }]];
    }),
  ]);
}
