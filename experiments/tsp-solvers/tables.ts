import { quantile } from "../../src/metrics/quantile.js";
import { published } from "../../src/papers.js";
import type { SolverName } from "../../src/routes/solvers.js";
import type { Cell, TableBody } from "../../src/tables/table.js";
import type { SolverFit } from "./fitSolvers.js";
import { reaches } from "./growth.js";
import type { PublishedTimes } from "./publishedTimes.js";
import { patience, publishedFits, solverGroups, solverNames } from "./solverNames.js";
import type { SolverTrial } from "./solveTimed.js";
import type { GapSummary } from "./summariseGaps.js";

const ordered: readonly SolverName[] = [...solverGroups.exact, ...solverGroups.approximate];

/** The trials of each solver at each number of points. */
export function bySize(trials: readonly SolverTrial[], solver: SolverName): { points: number; trials: SolverTrial[] }[] {
  const own = trials.filter((trial) => trial.solver === solver);
  const sizes = [...new Set(own.map(({ points }) => points))].sort((a, b) => a - b);
  return sizes.map((points) => ({ points, trials: own.filter((trial) => trial.points === points) }));
}

/** Median, least and most of a cost. */
export function spread(trials: readonly SolverTrial[], cost: "milliseconds" | "operations") {
  const sorted = trials.map((trial) => trial[cost]).sort((a, b) => a - b);
  return { median: quantile(sorted, 0.5), low: sorted[0], high: sorted.at(-1)! };
}

function costTable(
  trials: readonly SolverTrial[],
  cost: "milliseconds" | "operations",
  unit: string | undefined,
  notes: string[],
): TableBody {
  return {
    columns: [
      { key: "solver", label: "solver" },
      { key: "points", label: "N" },
      { key: "median", label: "median", unit },
      { key: "range", label: "least–most", unit, interval: true },
      { key: "n", label: "instances" },
      { key: "stopped", label: "stopped" },
    ],
    rows: ordered.flatMap((solver) =>
      bySize(trials, solver).map(({ points, trials: own }) => {
        const { median, low, high } = spread(own, cost);
        const promised = (solverGroups.exact as readonly SolverName[]).includes(solver);
        const stopped = promised ? own.filter(({ optimal }) => !optimal).length : 0;
        return { solver: solverNames[solver], points, median, range: { low, high }, n: own.length, stopped };
      }),
    ),
    notes,
  };
}

export function operationsTable(trials: readonly SolverTrial[], shape: string): TableBody {
  return costTable(trials, "operations", undefined, [
    `Random uniform points, ${shape}. An operation is about one distance looked at; each solver's documentation says which.`,
    "Stopped: instances on which the limit of operations ended the search before the proof.",
  ]);
}

export function timesTable(trials: readonly SolverTrial[], shape: string): TableBody {
  return costTable(trials, "milliseconds", "ms", [
    `Random uniform points, ${shape}. Time on the wall of one thread, other cores busy; of short runs the shortest of several.`,
  ]);
}

export function gapTable(gaps: readonly GapSummary[], shape: string): TableBody {
  return {
    columns: [
      { key: "solver", label: "solver" },
      { key: "points", label: "N" },
      { key: "gap", label: "mean gap", unit: "%", decimals: 2 },
      { key: "interval", label: "95 % interval", decimals: 2, interval: true },
      { key: "n", label: "instances" },
      { key: "proven", label: "with proven optimum" },
    ],
    rows: ordered.flatMap((solver) =>
      gaps
        .filter((gap) => gap.solver === solver)
        .map(({ points, gap, interval, n, proven }) => ({ solver: solverNames[solver], points, gap, interval, n, proven })),
    ),
    notes: [
      `Random uniform points, ${shape}. Gap: length over that of the shortest route, less one. Intervals: bootstrap over instances.`,
    ],
  };
}

export function fitTable(fits: readonly SolverFit[], cost: "milliseconds" | "operations"): TableBody {
  return {
    columns: [
      { key: "solver", label: "solver" },
      { key: "form", label: "fitted" },
      { key: "factor", label: "factor a" },
      { key: "rate", label: "exponent b", decimals: 3 },
      { key: "interval", label: "95 % interval", decimals: 3, interval: true },
      { key: "n", label: "n" },
      { key: "paper", label: "the paper's t(N)" },
      { key: "says", label: "the paper says" },
    ],
    rows: ordered.flatMap((solver) => {
      const fit = fits.find((f) => f.solver === solver)?.[cost];
      if (!fit) return [];
      const { form, factor, rate, interval, n } = fit;
      const item = publishedFits[solver];
      return [
        {
          solver: solverNames[solver],
          form: form === "power" ? "a·N^b" : "a·e^(bN)",
          factor,
          rate,
          interval,
          n,
          paper: item ? published("B", item).expression! : null,
          says: item ? (published("B", item).quote ?? null) : null,
        },
      ];
    }),
    notes: [
      `Least squares of the logarithm of ${cost === "operations" ? "the operations" : "the milliseconds"} on N (exponential) or on ln N (power); n: instances at all N together. Intervals: Student's, errors taken as independent.`,
      "Exhaustive search grows faster than any exponential: its exponent b is that of the N tried.",
      "1-tree bounds: the tail of hard instances, not the median, is what grows fastest.",
    ],
  };
}

/** How far each solver goes within a second, a minute and a year. */
export function impracticalTable(
  fits: readonly SolverFit[],
  paper: readonly PublishedTimes[],
  units: readonly ("ms" | "s")[],
): TableBody {
  const row = (solver: SolverName): Record<string, Cell> => {
    const fit = fits.find((f) => f.solver === solver)?.milliseconds;
    const times = paper.find(({ item }) => item === publishedFits[solver]);
    return {
      solver: solverNames[solver],
      ...Object.fromEntries(
        patience.map(({ name, milliseconds }) => [`ours ${name}`, fit ? largest(reaches(fit, milliseconds)) : null]),
      ),
      ...Object.fromEntries(
        units.flatMap((unit, u) =>
          patience.map(({ name }, p) => [`${unit} ${name}`, times ? times.last[u * patience.length + p] : null]),
        ),
      ),
    };
  };
  return {
    columns: [
      { key: "solver", label: "solver" },
      ...patience.map(({ name }) => ({ key: `ours ${name}`, label: `ours, ${name}` })),
      ...units.flatMap((unit) => patience.map(({ name }) => ({ key: `${unit} ${name}`, label: `paper in ${unit}, ${name}` }))),
    ],
    rows: ordered.map(row),
    notes: [
      "Ours: by the fits of the times, and so extrapolated beyond the N of the table of times. The paper's: the last N at which its fit is no greater; its unit is not stated.",
      "0: above the limit at every N. Where BV's and farthest insertion's fits are negative they count as no time at all.",
      "Dynamic programming ends by its memory before its time: 180 MB at 20 points of a path, twice as much for each more.",
    ],
  };
}

function largest(points: number): number {
  const whole = Math.floor(points);
  return whole < 1000 ? whole : Number(whole.toPrecision(3));
}
