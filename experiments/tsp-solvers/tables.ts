import { published, publishedNumber } from "../../src/papers.js";
import { comparisonTable } from "../../src/tables/comparisonTable.js";
import type { Cell, TableBody } from "../../src/tables/table.js";
import { verdict } from "../../src/tables/verdict.js";
import type { SolverCosts } from "./costs.js";
import type { SolverFit } from "./fits.js";
import type { GapSummary } from "./gaps.js";
import type { PublishedTimes, Unit } from "./publishedTimes.js";
import { patience, solverFacts, solverGroups } from "./solverFacts.js";
import type { SolvedInstance } from "./tsplib.js";

function costTable(
  costs: readonly SolverCosts[],
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
    rows: costs.map(({ solver, points, [cost]: { median, low, high }, n, stopped }) => ({
      solver: solverFacts[solver].name,
      points,
      median,
      range: { low, high },
      n,
      stopped,
    })),
    notes,
  };
}

export function operationsTable(costs: readonly SolverCosts[], shape: string): TableBody {
  return costTable(costs, "operations", undefined, [
    `Random uniform points, ${shape}. An operation is about one distance looked at; each solver's documentation says which.`,
    "Stopped: instances on which the limit of operations ended the search before the proof.",
  ]);
}

export function timesTable(costs: readonly SolverCosts[], shape: string): TableBody {
  return costTable(costs, "milliseconds", "ms", [
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
    rows: gaps.map(({ solver, ...row }) => ({ solver: solverFacts[solver].name, ...row })),
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
    rows: fits.flatMap(({ solver, [cost]: fit }) => {
      if (!fit) return [];
      const { form, factor, rate, interval, n } = fit;
      const { name, fit: item } = solverFacts[solver];
      return [
        {
          solver: name,
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
      `Least squares of the logarithm of ${cost === "operations" ? "the operations" : "the milliseconds"} on N (exponential) or on ln N (power); n: instances at all N together, and N alone where all instances of an N take as many. Intervals: Student's, errors taken as independent.`,
      "Exhaustive search grows faster than any exponential: its exponent b is that of the N tried.",
      "1-tree bounds: the tail of hard instances, not the median, is what grows fastest.",
      "The paper calls farthest insertion linear beside a quadratic fit, and BV quadratic beside a cubic one. Its BV improves the single best greedy start; that from ten starts is the lab's.",
    ],
  };
}

/** The exponents of the paper's exponential fits beside ours: they have no unit, so that the unit of its times need not be known. */
export function exponentTable(fits: readonly SolverFit[], cost: "milliseconds" | "operations"): TableBody {
  return comparisonTable({
    data: "other", // the paper does not say of which points
    comparisons: fits.flatMap(({ solver, [cost]: fit }) => {
      const { name, fit: item } = solverFacts[solver];
      if (!item || published("B", item).values?.form !== "exponential") return [];
      return {
        what: `exponent b of a·e^(bN) (section 4): ${name}`,
        kind: "rate" as const,
        published: publishedNumber("B", item, "values", "rate"),
        ours: fit?.rate ?? null,
        interval: fit?.interval ?? null,
        n: fit?.n ?? null,
      };
    }),
    notes: [
      cost === "operations"
        ? "The paper's are of times, ours of operations, which are the same on every machine; those of our times are in the table of their exponents."
        : "Both of times.",
      "n: instances at all N together, and N alone where all instances of an N take as many. Intervals: Student's, errors taken as independent.",
      "An exponent needs no unit. The paper states neither the points nor the N of its fits, nor whether it fitted paths or cycles; ours are those of the N in the settings.",
      "Exhaustive search looks at N! orders, so that its exponent is about ln N: 1.38 is that of N = 4, and no exponential holds over a range of N.",
    ],
  });
}

/** TSPLIB's published optima beside ours, and the gaps of the approximate solvers; undefined without instances. */
export function tsplibTable(solved: readonly SolvedInstance[] | undefined): TableBody | undefined {
  if (!solved) return undefined;
  return {
    columns: [
      { key: "name", label: "instance" },
      { key: "points", label: "N" },
      { key: "published", label: "published" },
      { key: "ours", label: "ours" },
      { key: "proven", label: "proven" },
      { key: "verdict", label: "verdict" },
      ...solverGroups.approximate.map((solver) => ({
        key: solver,
        label: `${solverFacts[solver].name}: gap`,
        unit: "%",
        decimals: 2,
      })),
    ],
    rows: solved.map(({ name, points, published, length, proven, gaps }) => ({
      name,
      points,
      published,
      ours: length,
      proven: proven ? "yes" : "no",
      verdict: verdict({ kind: "count", published, ours: length, data: "paper's kind" }),
      ...gaps,
    })),
    notes: [
      "Tours (Hamiltonian cycles) by the files' own whole distances. Published: the optimum in TSPLIB's list; ours: 1-tree bounds (exact). Gap: length over ours, less one.",
      "The instances are the user's: TSPLIB's terms are not stated, so none comes with the lab.",
    ],
  };
}

/** How far each solver goes within a second, a minute and a year. */
export function impracticalTable(
  fits: readonly SolverFit[],
  paper: readonly PublishedTimes[],
  units: readonly Unit[],
): TableBody {
  const row = ({ solver, within }: SolverFit): Record<string, Cell> => {
    const { name, fit } = solverFacts[solver];
    const times = paper.find(({ item }) => item === fit);
    const cells = (whose: string, values: readonly (number | null)[] | undefined) =>
      patience.map(({ name }, i) => [`${whose} ${name}`, values?.[i] ?? null]);
    return {
      solver: name,
      ...Object.fromEntries([...cells("ours", within), ...units.flatMap((unit) => cells(unit, times?.within[unit]))]),
    };
  };
  return {
    columns: [
      { key: "solver", label: "solver" },
      ...patience.map(({ name }) => ({ key: `ours ${name}`, label: `ours, ${name}` })),
      ...units.flatMap((unit) => patience.map(({ name }) => ({ key: `${unit} ${name}`, label: `paper in ${unit}, ${name}` }))),
    ],
    rows: fits.map(row),
    notes: [
      "Ours: by the fits of the times, and so extrapolated beyond the N of the table of times: where BV from ten starts has more points than BV from one start, whose work it does and more, that is the extrapolation's error. The paper's: the last N at which its fit is no greater; its unit is not stated.",
      "0: above the limit at every N. Where BV's and farthest insertion's fits are negative they count as no time at all.",
      "Dynamic programming ends by its memory before its time: 180 MB at 20 points of a path, twice as much for each more.",
    ],
  };
}
