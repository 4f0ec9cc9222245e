import { z } from "zod";
import { define, field, refs } from "../define.js";
import { drawn } from "./drawn.js";
import { passwordFigure, scenariosFigure } from "./figures.js";
import { matrix } from "./matrix.js";
import { prints } from "./prints.js";
import { summary } from "./summary.js";
import { passwordsTable, stagesTable } from "./tables.js";

export const routePasswords = define({
  id: "route-password",
  title: "Passwords from routes over minutiae",
  summary:
    "Paper B's four stages, each drawn: a simulated matrix or a print's minutiae, the greedy chain, the shortest Hamiltonian route, proven for prints of any size, and " +
    "SHA-256 of its sequence.",
  reproduces: refs("B", "figure-7", "system", "shortest-path", "sha-256", "scenario-1", "scenario-2", "minutiae-count"),
  budget: 10,
  config: z.strictObject({
    minutiae: field(z.int().min(2).max(200).default(20), "", "Ones of the simulated matrix."),
    fingers: field(
      z.int().min(1).max(1000).default(10),
      "",
      "Fingers whose first impressions are worked on; the first one is drawn.",
    ),
    scenario: field(z.enum(["gabor", "morphology"]).default("gabor"), "", "Paper B's first or second way to the minutiae."),
    shape: field(z.enum(["path", "cycle"]).default("path"), "", "Hamiltonian path or cycle; the paper names both."),
    limit: field(z.number().positive().default(20), "s", "Longest search for one route; then the best found is used, unproven."),
  }),
  profiles: { smoke: { minutiae: 10, fingers: 2 }, quick: {}, paper: { fingers: 1000 } },

  async stages({ run }) {
    const named = await run(prints);
    return { matrix: await run(matrix), prints: named, summary: await run(summary, { prints: named }), drawn: await run(drawn) };
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
