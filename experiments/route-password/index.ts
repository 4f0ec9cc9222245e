import { z } from "zod";
import { field, task } from "../../src/lab/experiment.js";
import { quantile } from "../../src/metrics/quantile.js";
import { toPicture } from "../../src/prints/picture.js";
import { define } from "../define.js";
import { choosePrints } from "../shared/choosePrints.js";
import { passwordFigure, scenariosFigure } from "./figures.js";
import type { matrixPassword } from "./matrixPassword.js";
import type { printPassword, scenarioPictures } from "./printPassword.js";
import { passwordsTable, stagesTable } from "./tables.js";

const simulate = task<typeof matrixPassword>(import.meta.url, "./matrixPassword.js");
const derive = task<typeof printPassword>(import.meta.url, "./printPassword.js");
const draw = task<typeof scenarioPictures>(import.meta.url, "./printPassword.js", "scenarioPictures");

export const routePasswords = define({
  id: "route-password",
  title: "Passwords from routes over minutiae",
  summary:
    "Paper B's four stages, each drawn: a simulated matrix or a print's minutiae, the greedy chain, the shortest Hamiltonian route, proven for prints of any size, and " +
    "SHA-256 of its sequence.",
  reproduces: [
    { paper: "B", item: "figure-7" },
    { paper: "B", item: "system" },
    { paper: "B", item: "shortest-path" },
    { paper: "B", item: "sha-256" },
    { paper: "B", item: "scenario-1" },
    { paper: "B", item: "scenario-2" },
    { paper: "B", item: "minutiae-count" },
  ],
  budget: 10,
  config: z.strictObject({
    minutiae: field(z.int().min(2).max(200).default(20), "", "Ones of the simulated matrix."),
    fingers: field(z.int().min(1).default(10), "", "Fingers whose first impressions are worked on; the first one is drawn."),
    scenario: field(z.enum(["gabor", "morphology"]).default("gabor"), "", "Paper B's first or second way to the minutiae."),
    shape: field(z.enum(["path", "cycle"]).default("path"), "", "Hamiltonian path or cycle; the paper names both."),
    limit: field(z.number().positive().default(20), "s", "Longest search for one route; then the best found is used, unproven."),
  }),
  profiles: { smoke: { minutiae: 10, fingers: 2 }, quick: {}, paper: { fingers: 1000 } },

  async stages({ config, data, stage }) {
    const { minutiae, fingers, scenario, shape, limit } = config;
    const matrix = await stage(
      "matrix",
      { config: { minutiae, shape, limit }, random: true, code: [simulate] },
      async (_, work) => (await work.map(simulate, [minutiae], (count) => [work.seed, count, shape, 1000 * limit]))[0],
    );
    const prints = await stage(
      "prints",
      { data: true, config: { fingers, scenario, shape, limit }, code: [derive, "experiments/shared/choosePrints"] },
      async (_, work) => {
        const chosen = choosePrints(data, fingers, 1);
        const images = await data.read(chosen);
        const made = await work.map(derive, images, (image) => [image, scenario, shape, 1000 * limit]);
        return made.map((password, i) => ({ ...password, print: `${chosen[i].finger}_${chosen[i].impression}` }));
      },
    );
    const drawn = await stage(
      "drawn",
      { data: true, code: [draw, "experiments/shared/choosePrints", "src/prints/picture"] },
      async (_, work) => {
        const images = await data.read(choosePrints(data, 1, 1));
        return { picture: toPicture(images[0]), scenarios: (await work.map(draw, images, (image) => [image]))[0] };
      },
    );
    return { matrix, prints, drawn };
  },

  tables: {
    stages: {
      title: "The four stages on a simulated matrix and on a print",
      reproduces: [{ paper: "B", item: "figure-7" }],
      build: ({ config, results: { matrix, prints } }) => stagesTable(matrix, prints[0], config.shape),
    },
    passwords: {
      title: "Routes and passwords of prints",
      reproduces: [{ paper: "B", item: "minutiae-count" }],
      build: ({ config, results: { prints } }) => passwordsTable(prints, config.shape),
    },
  },

  figures: {
    "figure-7": {
      title: "From minutiae to a password, stage by stage",
      reproduces: [{ paper: "B", item: "figure-7" }],
      build: ({ config, data, results: { matrix, prints, drawn } }) =>
        passwordFigure(matrix, prints[0], drawn.picture, config.shape, data.name),
    },
    scenarios: {
      title: "Two ways to the minutiae",
      reproduces: [
        { paper: "B", item: "scenario-1" },
        { paper: "B", item: "scenario-2" },
      ],
      build: ({ data, results: { drawn, prints } }) =>
        scenariosFigure(drawn.picture, drawn.scenarios, `${data.name}, ${prints[0].print}`),
    },
  },

  metrics({ results: { prints } }) {
    const enrolled = prints.filter(({ stages }) => stages);
    const gain = enrolled.map(({ stages }) => stages!.chain.length / stages!.optimal.length - 1);
    return {
      "minutiae of a print, median": { value: median(prints.map(({ found }) => found)), n: prints.length },
      "failures to enrol": { value: prints.length - enrolled.length, n: prints.length },
      "routes proven shortest": { value: enrolled.filter(({ stages }) => stages!.optimal.proven).length, n: enrolled.length },
      ...(gain.length > 0 && { "greedy chain over the shortest route, median": { value: median(gain), n: gain.length } }),
    };
  },
});

function median(values: readonly number[]): number {
  return quantile(
    values.toSorted((a, b) => a - b),
    0.5,
  );
}
