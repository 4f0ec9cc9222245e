import { z } from "zod";
import { define, field, refs } from "../define.js";
import { distinct } from "../shared/distinct.js";
import { conditionsOf, LEAST_TRIALS } from "./conditions.js";
import { decisionRates } from "./decisionRates.js";
import { detCurves } from "./detCurves.js";
import { example } from "./example.js";
import { farByCell, frrByNoise, routeChangeFigure, simulatedDet } from "./figures.js";
import { gridPasswordRates } from "./gridPasswordRates.js";
import { noiseTable, regionTable } from "./gridTables.js";
import { minutiae } from "./minutiae.js";
import { movedRates } from "./movedRates.js";
import { DECISIONS, decisions } from "./outcomes.js";
import { requireShares } from "./require.js";
import { speeds } from "./speeds.js";
import { movedTable, ratesTable, referenceTable, sensitivityTable, speedTable } from "./tables.js";
import { trials } from "./trials.js";

const share = z.number().min(0).max(1);
const pixels = z.number().min(0).max(100);
const count = z.int().min(4).max(70);

export const farFrr = define({
  id: "far-frr",
  title: "FAR and FRR of route passwords under noise, by simulation",
  summary:
    "Paper B's system and its purpose: fingers are simulated, read again with normal noise, lost and spurious minutiae and motion, and the passwords compared. Beside " +
    "equality of passwords, as the paper has it, the same draws are decided by a tolerant comparison of routes and by a minutiae matcher.",
  reproduces: refs("B", "far-frr", "system", "inverse-function", "figure-7"),
  budget: 45,
  config: z.strictObject({
    positions: field(
      z.enum(["simulated", "prints"]).default("simulated"),
      "",
      "Where minutiae lie: normally distributed (paper B, stage 1), or as in prints of the data set.",
    ),
    fingers: field(
      z.int().min(2).max(1000).default(20),
      "",
      "Fingers whose first impressions give positions, with positions=prints.",
    ),
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
      noise: field(distinct(pixels).min(1).default([0.1, 0.25, 0.5, 1, 2]), "px", "Noise, in the search for the quoted rates."),
      cell: field(
        distinct(z.number().min(1).max(300)).min(1).default([4, 8, 16, 32, 64, 100, 150]),
        "px",
        "Cells, in that search.",
      ),
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
    far: field(
      z.number().min(0).max(0.5).default(0.001),
      "",
      "FAR that thresholds may have: the share of the impostors of the base condition's first half that they accept.",
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

  async stages({ config, run }) {
    const conditions = conditionsOf(config);
    requireShares(conditions);
    const templates = config.positions === "prints" ? await run(minutiae) : undefined;
    const simulated = await run(trials, { templates });
    return {
      trials: simulated,
      decisions: await run(decisionRates, { trials: simulated }),
      grid: await run(gridPasswordRates, { trials: simulated }),
      moved: await run(movedRates, { trials: simulated }),
      det: await run(detCurves, { trials: simulated }),
      speeds: await run(speeds, { trials: simulated }),
      example: await run(example, {}, { minutiae: config.base.minutiae }),
    };
  },

  tables: {
    reference: {
      title: "The published error rates beside the simulated system's",
      reproduces: refs("B", "far-frr"),
      build: ({ data, results: { decisions, trials } }) => referenceTable(decisions.base, trials, data.name),
    },
    rates: {
      title: "False rejections and acceptances under every condition",
      build: ({ config, data, results: { decisions, trials } }) => ratesTable(decisions, trials, config, data.name),
    },
    sensitivity: {
      title: "What costs most",
      build: ({ data, results: { decisions, trials } }) => sensitivityTable(decisions, trials, data.name),
    },
    region: {
      title: "Where the quoted rates hold for passwords on a grid",
      reproduces: refs("B", "far-frr"),
      build: ({ data, results: { grid, trials } }) => regionTable(grid, trials, data.name),
    },
    moved: {
      title: "What one displaced minutia does",
      build: ({ data, results: { moved, trials } }) => movedTable(moved, trials, data.name),
    },
    noise: {
      title: "The noise against the normal law",
      reproduces: refs("B", "equation-5"),
      build: ({ results: { grid, trials } }) => noiseTable(grid, trials),
    },
    speed: { title: "Work and time", timing: true, build: ({ results: { speeds } }) => speedTable(speeds) },
  },

  figures: {
    frr: {
      formerly: ["noise"],
      title: "False rejections against noise, losses and the number of minutiae",
      build: ({ data, results: { decisions, trials } }) => frrByNoise(decisions, trials, data.name),
    },
    cells: {
      title: "Grid passwords: false acceptances against false rejections",
      build: ({ data, results: { grid, trials } }) => farByCell(grid, trials, data.name),
    },
    det: {
      title: "Scored decisions where readings differ as impressions do",
      build: ({ data, results: { det, trials } }) => simulatedDet(det, trials, data.name),
    },
    example: {
      title: "One minutia moved by one pixel, another password",
      reproduces: refs("B", "figure-7"),
      build: ({ results: { example } }) => routeChangeFigure(example),
    },
  },

  metrics: ({ results }) =>
    Object.fromEntries(
      decisions.map((decision) => {
        const { rate, interval, n } = results.decisions.base.rates[decision].frr;
        return [`FRR, ${DECISIONS[decision]}`, { value: rate, interval: [interval.low, interval.high] as const, n }];
      }),
    ),
});
