import { z } from "zod";
import { define, field, refs } from "../define.js";
import { distinct } from "../shared/distinct.js";
import { costs } from "./costs.js";
import { gapFigure, operationsFigure, timesFigure } from "./figures.js";
import { fits } from "./fits.js";
import { gaps } from "./gaps.js";
import { solverMetrics } from "./metrics.js";
import { publishedTimes } from "./publishedTimes.js";
import { publishedFits, solverGroups } from "./solverFacts.js";
import { exponentTable, fitTable, gapTable, impracticalTable, operationsTable, timesTable, tsplibTable } from "./tables.js";
import { trials } from "./trials.js";
import { tsplib } from "./tsplib.js";
import { tsplibEnvironment } from "./tsplibFolder.js";

const numbers = (defaults: number[], least: number, most: number) =>
  distinct(z.int().min(least).max(most)).min(1).default(defaults);
const allFits = refs("B", ...publishedFits());

export const tspSolvers = define({
  id: "tsp-solvers",
  title: "The travelling-salesman solvers: cost and quality against the number of minutiae",
  summary:
    "Paper B quotes cost fits of six solvers and no data. Here every solver it names runs on random uniform points, with dynamic programming and 1-tree " +
    "bounds beside them: time, operations, how far the approximate routes are above the shortest, and from how many minutiae on each is out of reach.",
  reproduces: [
    ...refs("B", "shortest-path"),
    ...allFits,
    ...refs("B", "ant-colony", "heuristic-speed", "branch-and-bound-polynomial", "branch-and-bound-large"),
  ],
  budget: 35,
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
    tsplib: field(
      z.string().default(""),
      "",
      "Folder of TSPLIB instances (*.tsp) of which the published optima are looked up; none come with the lab.",
    ),
    paperUnit: field(
      distinct(z.enum(["ms", "s"]))
        .min(1)
        .default(["ms", "s"]),
      "",
      "The unit of the paper's fits, which it does not state: one panel or column each.",
    ),
  }),
  profiles: {
    smoke: { instances: 2, sizes: { exhaustive: [5, 6, 7], exponential: [6, 7, 8], others: [8, 12, 16] } },
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

  environment: async ({ tsplib }) => tsplibEnvironment(tsplib),

  async stages({ run, config }) {
    const tried = await run(trials);
    return {
      trials: tried,
      costs: await run(costs, { trials: tried }),
      fits: await run(fits, { trials: tried }),
      gaps: await run(gaps, { trials: tried }),
      paper: await run(publishedTimes),
      tsplib: config.tsplib === "" ? undefined : await run(tsplib),
    };
  },

  tables: {
    gaps: {
      title: "How far approximate routes are above the shortest",
      reproduces: refs("B", "heuristic-speed"),
      build: ({ config, results: { gaps } }) => gapTable(gaps, config.shape),
    },
    operations: {
      title: "Operations against the number of points",
      build: ({ config, results: { costs } }) => operationsTable(costs, config.shape),
    },
    growth: {
      title: "How the operations grow",
      reproduces: allFits,
      build: ({ results: { fits } }) => fitTable(fits, "operations"),
    },
    exponents: {
      title: "The exponents of the paper's exponential fits beside those of our operations",
      reproduces: refs("B", ...publishedFits(solverGroups.exact)),
      build: ({ results: { fits } }) => exponentTable(fits, "operations"),
    },
    tsplib: {
      title: "TSPLIB's optimal tours beside ours",
      build: ({ results: { tsplib } }) => tsplibTable(tsplib),
    },
    times: {
      title: "Times against the number of points",
      timing: true,
      build: ({ config, results: { costs } }) => timesTable(costs, config.shape),
    },
    "time-growth": {
      title: "How the times grow",
      reproduces: allFits,
      timing: true,
      build: ({ results: { fits } }) => fitTable(fits, "milliseconds"),
    },
    "time-exponents": {
      title: "The exponents of the paper's exponential fits beside those of our times",
      reproduces: refs("B", ...publishedFits(solverGroups.exact)),
      timing: true,
      build: ({ results: { fits } }) => exponentTable(fits, "milliseconds"),
    },
    impractical: {
      title: "The largest number of minutiae within a second, a minute and a year",
      reproduces: allFits,
      timing: true,
      build: ({ config, results: { fits, paper } }) => impracticalTable(fits, paper, config.paperUnit),
    },
  },

  figures: {
    "exact-times": {
      title: "Time of the exact solvers, and the paper's fits",
      reproduces: refs("B", ...publishedFits(solverGroups.exact)),
      build: ({ config, results: { costs, paper } }) => timesFigure(costs, "exact", paper, config.paperUnit, config),
    },
    "approximate-times": {
      title: "Time of the approximate solvers, and the paper's fits",
      reproduces: refs("B", ...publishedFits(solverGroups.approximate)),
      build: ({ config, results: { costs, paper } }) => timesFigure(costs, "approximate", paper, config.paperUnit, config),
    },
    operations: {
      title: "Operations against the number of points",
      build: ({ config, results: { costs } }) => operationsFigure(costs, config),
    },
    gaps: {
      title: "How far approximate routes are above the shortest",
      build: ({ config, results: { gaps } }) => gapFigure(gaps, config),
    },
  },

  metrics: ({ config, results: { fits, gaps } }) => solverMetrics(gaps, fits, Math.max(...config.sizes.others)),
});
