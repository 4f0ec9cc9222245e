import { z } from "zod";
import { define, field, refs } from "../define.js";
import { distinct } from "../shared/distinct.js";
import { drawn } from "./drawn.js";
import { passwordFigure, scenariosFigure } from "./figures.js";
import { guessing } from "./guessing.js";
import { matrix } from "./matrix.js";
import { SCENARIOS } from "./printPassword.js";
import { prints } from "./prints.js";
import { skeletons } from "./skeletons.js";
import { summary } from "./summary.js";
import { guessingTable, passwordsTable, skeletonTable, stagesTable } from "./tables.js";

export const routePasswords = define({
  id: "route-password",
  title: "Passwords from routes over minutiae",
  summary:
    "Paper B's four stages, each drawn: a simulated matrix or a print's minutiae, the greedy chain, the shortest Hamiltonian route, proven for prints of any size, and " +
    "SHA-256 of its sequence.",
  reproduces: refs(
    "B",
    "figure-7",
    "system",
    "shortest-path",
    "sha-256",
    "skeleton",
    "scenario-1",
    "scenario-2",
    "minutiae-count",
    "password-strength",
    "local-uniqueness",
  ),
  budget: 10,
  config: z.strictObject({
    minutiae: field(z.int().min(2).max(200).default(20), "", "Ones of the simulated matrix."),
    fingers: field(
      z.int().min(1).max(1000).default(10),
      "",
      "Fingers whose first impressions are worked on; the first one is drawn.",
    ),
    scenario: field(z.enum(SCENARIOS).default("gabor"), "", "Paper B's first or second way to the minutiae."),
    shape: field(z.enum(["path", "cycle"]).default("path"), "", "Hamiltonian path or cycle; the paper names both."),
    simulated: z.strictObject({
      matrices: field(z.int().min(10).max(1_000_000).default(2000), "", "Simulated matrices whose passwords are compared."),
      minutiae: field(
        distinct(z.int().min(2).max(70)).min(1).default([4, 6, 8, 10, 12, 16]),
        "",
        "Their numbers of minutiae, so many matrices each.",
      ),
    }),
    limit: field(z.number().positive().default(20), "s", "Longest search for one route; then the best found is used, unproven."),
  }),
  profiles: {
    smoke: { minutiae: 10, fingers: 2, simulated: { matrices: 100, minutiae: [4, 16] } },
    quick: {},
    paper: { fingers: 1000, simulated: { matrices: 20_000 } },
  },

  async stages({ run }) {
    const named = await run(prints);
    return {
      matrix: await run(matrix),
      prints: named,
      summary: await run(summary, { prints: named }),
      guessing: await run(guessing, { prints: named }),
      skeletons: await run(skeletons),
      drawn: await run(drawn),
    };
  },

  tables: {
    stages: {
      title: "The four stages on a simulated matrix and on a print",
      reproduces: refs("B", "figure-7"),
      build: ({ config, results: { matrix, prints } }) => stagesTable(matrix, prints[0], config.shape),
    },
    passwords: {
      title: "Routes and passwords of prints",
      reproduces: refs("B", "minutiae-count"),
      build: ({ config, results: { prints, summary } }) => passwordsTable(prints, summary, config.shape),
    },
    guessing: {
      title: "How hard a route's password is to guess",
      reproduces: refs("B", "password-strength", "local-uniqueness"),
      build: ({ config, data, results: { guessing } }) => guessingTable(guessing, config.shape, data.name),
    },
    skeleton: {
      title: "The thickness of the skeletons",
      reproduces: refs("B", "skeleton"),
      build: ({ data, results: { skeletons } }) => skeletonTable(skeletons, data.name),
    },
  },

  figures: {
    "figure-7": {
      title: "From minutiae to a password, stage by stage",
      reproduces: refs("B", "figure-7"),
      build: ({ config, data, results: { matrix, prints, drawn } }) =>
        passwordFigure(matrix, prints[0], drawn.picture, config.shape, data.name),
    },
    scenarios: {
      title: "Two ways to the minutiae",
      reproduces: refs("B", "scenario-1", "scenario-2"),
      build: ({ data, results: { drawn, prints } }) =>
        scenariosFigure(drawn.picture, drawn.scenarios, `${data.name}, ${prints[0].print}`),
    },
  },

  metrics: ({ results: { summary } }) => {
    const { prints: n, failures, found, proven, gain } = summary;
    const enrolled = n - failures;
    return {
      "minutiae of a print, median": { value: found, n },
      "failures to enrol": { value: failures, n },
      "routes proven shortest": { value: proven, n: enrolled },
      ...(gain !== undefined && { "greedy chain over the shortest route, median": { value: gain, n: enrolled } }),
    };
  },
});
