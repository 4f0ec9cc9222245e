import { z } from "zod";
import { field, task } from "../../src/lab/experiment.js";
import { published } from "../../src/papers.js";
import { define } from "../define.js";
import { gapFigure, operationsFigure, timesFigure } from "./figures.js";
import { fitSolvers } from "./fitSolvers.js";
import { publishedTimes } from "./publishedTimes.js";
import { solverJobs } from "./solverJobs.js";
import { patience, publishedFits, solverGroups, solverNames } from "./solverNames.js";
import type { solveTimed } from "./solveTimed.js";
import { summariseGaps } from "./summariseGaps.js";
import { fitTable, gapTable, impracticalTable, operationsTable, timesTable } from "./tables.js";

const solve = task<typeof solveTimed>(import.meta.url, "./solveTimed.js");

const numbers = (defaults: number[], least: number, most: number) =>
  z.array(z.int().min(least).max(most)).min(1).default(defaults);
const fits = Object.values(publishedFits).map((item) => ({ paper: "B" as const, item }));

export const tspSolvers = define({
  id: "tsp-solvers",
  title: "The travelling-salesman solvers: cost and quality against the number of minutiae",
  summary:
    "Paper B quotes cost fits of six solvers and no data. Here every solver it names runs on random uniform points, with dynamic programming and 1-tree " +
    "bounds beside them: time, operations, how far the approximate routes are above the shortest, and from how many minutiae on each is out of reach.",
  reproduces: [
    { paper: "B", item: "shortest-path" },
    ...fits,
    { paper: "B", item: "ant-colony" },
    { paper: "B", item: "heuristic-speed" },
    { paper: "B", item: "branch-and-bound-polynomial" },
    { paper: "B", item: "branch-and-bound-large" },
  ],
  budget: 60,
  usesData: false,
  config: z.strictObject({
    shape: field(z.enum(["path", "cycle"]).default("path"), "", "Hamiltonian path or cycle; the paper names both."),
    instances: field(z.int().min(2).max(1000).default(10), "", "Instances for each number of points."),
    sizes: z.strictObject({
      exhaustive: field(numbers([5, 6, 7, 8, 9], 4, 12), "points", "Numbers of points for exhaustive search."),
      exponential: field(numbers([6, 8, 10, 12, 14], 4, 20), "points", "For branch and bound and dynamic programming."),
      others: field(numbers([8, 12, 16, 20, 30, 50, 70, 100], 4, 300), "points", "For all other solvers."),
    }),
    most: field(z.number().min(1e5).max(1e12).default(2e9), "operations", "A search that takes more is stopped."),
    paperUnit: field(
      z
        .array(z.enum(["ms", "s"]))
        .min(1)
        .default(["ms", "s"]),
      "",
      "The unit of the paper's fits, which it does not state: one panel or column each.",
    ),
  }),
  profiles: {
    smoke: { instances: 2, sizes: { exhaustive: [5, 6, 7], exponential: [6, 8], others: [8, 12, 16] } },
    quick: {},
    paper: {
      instances: 50,
      sizes: {
        exhaustive: [5, 6, 7, 8, 9, 10],
        exponential: [6, 8, 10, 12, 14, 16],
        others: [8, 12, 16, 20, 30, 40, 50, 60, 70, 100],
      },
    },
  },

  async stages({ config, stage }) {
    const { shape, instances, sizes, most } = config;
    const trials = await stage(
      "trials",
      { config: { shape, instances, sizes, most }, random: true, code: [solve, "experiments/tsp-solvers/solverJobs"] },
      (_, work) => work.map(solve, solverJobs(sizes, instances), (job) => [job, shape, most, work.seed]),
    );
    const fits = await stage("fits", { inputs: { trials }, code: ["experiments/tsp-solvers/fitSolvers"] }, ({ trials }) =>
      fitSolvers(trials),
    );
    const gaps = await stage(
      "gaps",
      { inputs: { trials }, random: true, code: ["experiments/tsp-solvers/summariseGaps"] },
      ({ trials }, { stream }) => summariseGaps(trials, stream),
    );
    const expressions = Object.fromEntries(
      Object.values(publishedFits).map((item) => [item, published("B", item).expression!] as const),
    );
    const limits = config.paperUnit.flatMap((unit) =>
      patience.map(({ milliseconds }) => (unit === "s" ? milliseconds / 1000 : milliseconds)),
    );
    const upTo = Math.max(...sizes.others);
    const paper = await stage(
      "paper",
      { config: { expressions, limits, upTo }, code: ["experiments/tsp-solvers/publishedTimes"] },
      () => publishedTimes(expressions, upTo, limits),
    );
    return { trials, fits, gaps, paper };
  },

  tables: {
    gaps: {
      title: "How far approximate routes are above the shortest",
      reproduces: [{ paper: "B", item: "heuristic-speed" }],
      build: ({ config, results: { gaps } }) => gapTable(gaps, config.shape),
    },
    operations: {
      title: "Operations against the number of points",
      build: ({ config, results: { trials } }) => operationsTable(trials, config.shape),
    },
    growth: {
      title: "How the operations grow",
      reproduces: fits,
      build: ({ results: { fits } }) => fitTable(fits, "operations"),
    },
    times: {
      title: "Times against the number of points",
      timing: true,
      build: ({ config, results: { trials } }) => timesTable(trials, config.shape),
    },
    "time-growth": {
      title: "How the times grow",
      reproduces: fits,
      timing: true,
      build: ({ results: { fits } }) => fitTable(fits, "milliseconds"),
    },
    impractical: {
      title: "The largest number of minutiae within a second, a minute and a year",
      reproduces: fits,
      timing: true,
      build: ({ config, results: { fits, paper } }) => impracticalTable(fits, paper, config.paperUnit),
    },
  },

  figures: {
    "exact-times": {
      title: "Time of the exact solvers, and the paper's fits",
      reproduces: fits.filter(({ item }) => solverGroups.exact.some((solver) => publishedFits[solver] === item)),
      build: ({ config, results: { trials, paper } }) => timesFigure(trials, "exact", paper, config.paperUnit, config.shape),
    },
    "approximate-times": {
      title: "Time of the approximate solvers, and the paper's fits",
      reproduces: fits.filter(({ item }) => solverGroups.approximate.some((solver) => publishedFits[solver] === item)),
      build: ({ config, results: { trials, paper } }) =>
        timesFigure(trials, "approximate", paper, config.paperUnit, config.shape),
    },
    operations: {
      title: "Operations against the number of points",
      build: ({ config, results: { trials } }) => operationsFigure(trials, config.shape),
    },
    gaps: {
      title: "How far approximate routes are above the shortest",
      build: ({ config, results: { gaps } }) => gapFigure(gaps, config.shape),
    },
  },

  metrics({ config, results: { fits, gaps } }) {
    const largest = Math.max(...config.sizes.others);
    return Object.fromEntries([
      ...gaps
        .filter(({ points }) => points === largest)
        .map(
          ({ solver, gap, interval, n }) =>
            [
              `gap at N = ${largest}, ${solverNames[solver]}`,
              { value: gap, unit: "%", interval: [interval.low, interval.high] as const, n },
            ] as const,
        ),
      ...fits.flatMap(({ solver, operations }) => {
        if (!operations) return [];
        const { form, rate, interval, n } = operations;
        const name = `${form === "power" ? "exponent" : "rate"} of the operations, ${solverNames[solver]}`;
        return [[name, { value: rate, interval: [interval.low, interval.high] as const, n }] as const];
      }),
    ]);
  },
});
