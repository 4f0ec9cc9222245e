import { z } from "zod";
import { field, task } from "../../src/lab/experiment.js";
import type { minutiaeOf } from "../../src/minutiae/minutiaeOf.js";
import { define } from "../define.js";
import { choosePrints } from "../shared/choosePrints.js";
import { noiseTable, regionTable } from "./cellTables.js";
import { farFrrConditions, LEAST_TRIALS } from "./conditions.js";
import type { farFrrPiece } from "./farFrrPiece.js";
import { farByCell, frrByNoise, routeChangeFigure, simulatedDet } from "./figures.js";
import { requireMinutiae, requireShares } from "./require.js";
import type { routeChange } from "./routeChange.js";
import { movedTable, ratesTable, referenceTable, sensitivityTable, speedTable } from "./tables.js";

const piece = task<typeof farFrrPiece>(import.meta.url, "./farFrrPiece.js");
const change = task<typeof routeChange>(import.meta.url, "./routeChange.js");
const extract = task<typeof minutiaeOf>(import.meta.url, "../../src/minutiae/minutiaeOf.js");

const share = z.number().min(0).max(1);
const pixels = z.number().min(0).max(100);
const count = z.int().min(4).max(70);

/** A list in which no value stands twice: a value's draws come from the value, so its repetition would count the same trials again. */
function distinct<T extends z.ZodType>(value: T) {
  return z.array(value).superRefine((values, context) => {
    const texts = values.map((one) => JSON.stringify(one));
    const repeated = texts.find((text, i) => texts.indexOf(text) < i);
    if (repeated) context.addIssue({ code: "custom", message: `${repeated} stands in it twice, each value may stand once` });
  });
}

export const farFrr = define({
  id: "far-frr",
  title: "FAR and FRR of route passwords under noise, by simulation",
  summary:
    "Paper B's system and its purpose: fingers are simulated, read again with normal noise, lost and spurious minutiae and motion, and the passwords compared. Beside " +
    "equality of passwords, as the paper has it, the same draws are decided by a tolerant comparison of routes and by a minutiae matcher.",
  reproduces: [
    { paper: "B", item: "far-frr" },
    { paper: "B", item: "system" },
    { paper: "B", item: "inverse-function" },
    { paper: "B", item: "figure-7" },
  ],
  budget: 60,
  shards: true,
  config: z.strictObject({
    positions: field(
      z.enum(["simulated", "prints"]).default("simulated"),
      "",
      "Where minutiae lie: normally distributed (paper B, stage 1), or as in prints of the data set.",
    ),
    fingers: field(z.int().min(2).default(20), "", "Fingers whose first impressions give positions, with positions=prints."),
    base: z.strictObject({
      minutiae: field(count.default(16), "", "Minutiae of a finger, 16 to 70 by the paper."),
      noise: field(pixels.default(0.5), "px", "Standard deviation of each coordinate."),
      lost: field(share.default(0), "", "Probability that a minutia is lost."),
      spurious: field(share.default(0), "", "Spurious minutiae, as a share of the finger's."),
      shift: field(pixels.default(0), "px", "Standard deviation of the print's shift."),
      turn: field(z.number().min(0).max(180).default(0), "degrees", "Standard deviation of the print's rotation."),
      cell: field(z.number().min(1).max(300).default(8), "px", "Side of the grid's cells."),
    }),
    noise: field(distinct(pixels).default([0, 0.1, 0.25, 0.5, 1, 2, 4]), "px", "Curve over the noise."),
    lost: field(distinct(share).default([0.01, 0.05, 0.2]), "", "Curve over lost minutiae."),
    spurious: field(distinct(share).default([0.01, 0.05, 0.2]), "", "Curve over spurious minutiae."),
    minutiae: field(
      distinct(z.union([count, z.literal("drawn")])).default([10, 16, 24, 32, "drawn"]),
      "",
      "Curve over the number of minutiae; drawn: each finger's is drawn from 16 to 70, paper B's range, at a quarter of the trials.",
    ),
    motion: field(
      distinct(z.strictObject({ shift: pixels, turn: z.number().min(0).max(180) })).default([
        { shift: 15, turn: 8 },
        { shift: 1, turn: 1 },
      ]),
      "px, degrees",
      "Motions of the print: as it comes, and what alignment leaves.",
    ),
    impressions: z.strictObject({
      minutiae: field(count.default(24), "", "Minutiae of a finger, for what differs between impressions of real fingers."),
      noise: field(pixels.default(2.5), "px", "Standard deviation of each coordinate, with that."),
      lost: field(share.default(0.3), "", "Probability that a minutia is lost, with that."),
      spurious: field(share.default(0.3), "", "Spurious minutiae, with that; each of the motions is combined with it."),
    }),
    moved: field(distinct(pixels).default([0.5, 1, 2, 4, 8]), "px", "Displacements of a single minutia."),
    region: z.strictObject({
      noise: field(distinct(pixels).default([0.1, 0.25, 0.5, 1, 2]), "px", "Noise, in the search for the published rates."),
      cell: field(distinct(z.number().min(1).max(300)).default([4, 8, 16, 32, 64, 100, 150]), "px", "Cells, in that search."),
      trials: field(z.int().min(100).default(2000), "", "Readings at each point of it."),
    }),
    trials: field(z.int().min(LEAST_TRIALS).default(400), "", "Most trials of a point of a curve."),
    baseTrials: field(z.int().min(LEAST_TRIALS).default(800), "", "Trials of the base condition."),
    precision: field(
      z.number().min(0).max(0.5).default(0.03),
      "",
      "A point of a curve stops after 50, 100, … trials once the 95 % intervals of false rejections by equality (optimal route, greedy chain, grid) all have half widths of at most this; " +
        "0: never. False acceptances and scored decisions stop nothing; base, impressions, moved and region make all their trials.",
    ),
    fmr: field(
      z.number().min(0).max(0.5).default(0.001),
      "",
      "Impostors of the base's first half that thresholds may accept, as a share.",
    ),
  }),
  profiles: {
    smoke: {
      noise: [0, 1],
      lost: [0.05],
      spurious: [],
      minutiae: [10, "drawn"],
      motion: [],
      moved: [1],
      region: { noise: [0.5], cell: [8, 64], trials: 200 },
      trials: 20,
      baseTrials: 40,
    },
    quick: {},
    paper: {
      noise: [0, 0.05, 0.1, 0.25, 0.5, 1, 2, 3, 4],
      lost: [0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.3],
      spurious: [0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.3],
      minutiae: [10, 16, 24, 32, 40, 50, "drawn"],
      region: { trials: 100_000 },
      trials: 4000,
      baseTrials: 500_000,
      precision: 0.015,
    },
  },

  async stages({ config, data, stage }) {
    const { positions, fingers, fmr: _, ...grids } = config;
    const conditions = farFrrConditions(grids);
    requireShares(conditions);
    const templates =
      positions === "prints"
        ? await stage(
            "minutiae",
            { data: true, config: { fingers }, code: [extract, "experiments/shared/choosePrints"] },
            async (_, work) => {
              const images = await data.read(choosePrints(data, fingers, 1));
              return work.map(extract, images, (image) => [image]);
            },
          )
        : undefined;
    if (templates) requireMinutiae(conditions, templates.load());
    const trials = await stage(
      "trials",
      {
        inputs: { ...(templates && { templates }) },
        config: grids,
        random: true,
        code: [piece, "experiments/far-frr/conditions"],
      },
      async (given, work) => {
        const { templates } = given as { templates?: Awaited<ReturnType<typeof minutiaeOf>>[] };
        const outcomes = await work.pieces(piece, conditions, (condition) => [work.seed, condition, templates]);
        return { conditions, outcomes, prints: templates?.length ?? 0 };
      },
    );
    const example = await stage(
      "example",
      { config: { minutiae: config.base.minutiae }, random: true, code: [change] },
      async (_, work) => (await work.map(change, [config.base.minutiae], (minutiae) => [work.seed, minutiae]))[0],
    );
    return { trials, example };
  },

  tables: {
    reference: {
      title: "The published error rates beside the simulated system's",
      reproduces: [{ paper: "B", item: "far-frr" }],
      build: ({ config, data, results: { trials } }) => referenceTable(trials, config, data.name),
    },
    rates: {
      title: "False rejections and acceptances under every condition",
      build: ({ config, data, results: { trials } }) => ratesTable(trials, config, data.name),
    },
    sensitivity: { title: "What costs most", build: ({ data, results: { trials } }) => sensitivityTable(trials, data.name) },
    region: {
      title: "Where the published rates hold for passwords on a grid",
      reproduces: [{ paper: "B", item: "far-frr" }],
      build: ({ data, results: { trials } }) => regionTable(trials, data.name),
    },
    moved: { title: "What one displaced minutia does", build: ({ data, results: { trials } }) => movedTable(trials, data.name) },
    noise: {
      title: "The noise against the normal law",
      reproduces: [{ paper: "B", item: "equation-5" }],
      build: ({ results: { trials } }) => noiseTable(trials),
    },
    speed: { title: "Work and time", timing: true, build: ({ results: { trials } }) => speedTable(trials) },
  },

  figures: {
    noise: {
      title: "False rejections against noise, losses and the number of minutiae",
      build: ({ config, data, results: { trials } }) => frrByNoise(trials, config, data.name),
    },
    cells: {
      title: "Grid passwords: false acceptances against false rejections",
      build: ({ data, results: { trials } }) => farByCell(trials, data.name),
    },
    det: {
      title: "Scored decisions where readings differ as impressions do",
      build: ({ data, results: { trials } }) => simulatedDet(trials, data.name),
    },
    example: {
      title: "One minutia moved by one pixel, another password",
      reproduces: [{ paper: "B", item: "figure-7" }],
      build: ({ results: { example } }) => routeChangeFigure(example),
    },
  },

  metrics({ config, data, results: { trials } }) {
    const rows = ratesTable(trials, config, data.name).rows.filter((row) => row.sweep === "base");
    return Object.fromEntries(
      rows.map((row) => {
        const { low, high } = row.frrInterval as { low: number; high: number };
        return [`FRR, ${row.decision}`, { value: row.frr as number, interval: [low, high] as const, n: row.n as number }];
      }),
    );
  },
});
