import { z } from "zod";
import { define, field, refs } from "../define.js";
import { distinct } from "../shared/distinct.js";
import { firstPrints } from "../shared/firstPrints.js";
import { damaged } from "./damaged.js";
import { damageFigure, linesFigure, sigmaFigure } from "./figures.js";
import { gaborMetrics } from "./metrics.js";
import { summary } from "./summary.js";
import { bestTable, damageTable, pointsTable, speedTable } from "./tables.js";
import { trials } from "./trials.js";

const frequency = z.union([z.literal("local"), z.number().min(0.04).max(0.3)]);

export const gaborSweep = define({
  id: "gabor-sweep",
  title: "The Gabor filter's parameters, scored against known ridges",
  summary:
    "Both papers tune a Gabor filter 'empirically' and give no numbers. Here every parameter is swept; on synthetic prints the result is scored against " +
    "the clean ridges, on real ones by certainty and contrast. Also: three ways to apply the filter, and what damage to the print costs.",
  reproduces: [...refs("A", "equation-4"), ...refs("B", "equation-13"), ...refs("A", "conclusion-distortion")],
  budget: 30,
  config: z.strictObject({
    fingers: field(z.int().min(2).max(1000).default(6), "", "Fingers whose first impression is filtered."),
    base: z.strictObject({
      sigmaX: field(z.number().min(1).max(16).default(4), "px", "σx where it is not swept."),
      sigmaY: field(z.number().min(1).max(16).default(4), "px", "σy where it is not swept."),
      orientations: field(
        z.int().min(0).max(128).default(0),
        "",
        "Directions the ridge direction is rounded to; 0 leaves it as it is.",
      ),
      block: field(z.int().min(0).max(64).default(0), "px", "Block side W; 0 filters every pixel by its own direction."),
      frequency: field(frequency.default("local"), "ridges/px", "One frequency for the print, or its own at every pixel."),
    }),
    sigmaX: field(distinct(z.number().min(1).max(16)).min(1).default([2, 3, 4, 5, 6, 8]), "px", "Grid of σx, across the ridges."),
    sigmaY: field(distinct(z.number().min(1).max(16)).min(1).default([2, 3, 4, 6, 8, 10]), "px", "Grid of σy, along the ridges."),
    orientations: field(
      distinct(z.int().min(2).max(128)).default([4, 6, 8, 12, 16, 32, 64]),
      "",
      "Grid of numbers of directions.",
    ),
    block: field(distinct(z.int().min(2).max(64)).default([4, 8, 12, 16, 24, 32, 48]), "px", "Grid of block sides W."),
    frequency: field(
      distinct(z.number().min(0.04).max(0.3)).default([0.07, 0.085, 0.1, 0.11, 0.12, 0.135, 0.15]),
      "ridges/px",
      "Grid of fixed frequencies.",
    ),
    bank: field(z.int().min(2).max(64).default(16), "", "Directions of the bank in the comparison of methods."),
    methodBlock: field(
      z.int().min(2).max(64).default(16),
      "px",
      "Block side W of paper A's filter in the comparison of methods.",
    ),
    damage: z.strictObject({
      fingers: field(z.int().min(2).max(1000).default(6), "", "Synthetic fingers in the damage curves."),
      noise: field(
        distinct(z.number().min(0).max(3)).default([0, 0.4, 0.8, 1.2, 1.6]),
        "",
        "Strengths of the generator's perturbation.",
      ),
      scratches: field(distinct(z.number().min(0).max(30)).default([0, 8, 16, 30]), "", "Mean numbers of scratches."),
      masked: field(
        distinct(z.number().min(0).max(0.9)).default([0, 0.1, 0.2, 0.3, 0.45, 0.6]),
        "share of the area",
        "Shares of the print wiped out.",
      ),
    }),
  }),
  profiles: {
    smoke: {
      fingers: 2,
      sigmaX: [4],
      sigmaY: [4, 8],
      orientations: [8],
      block: [16],
      frequency: [0.11],
      bank: 4,
      damage: { fingers: 2, noise: [0.8], scratches: [], masked: [0.3] },
    },
    quick: {},
    paper: { fingers: 20, damage: { fingers: 20 } },
  },

  async stages({ run }) {
    const prints = await run(firstPrints, {}, { impressions: 1 });
    const filtered = await run(trials, { prints });
    return { summary: await run(summary, { trials: filtered }), damaged: await run(damaged) };
  },

  tables: {
    best: {
      title: "The best setting, and what is lost beside it",
      build: ({ results: { summary } }) => bestTable(summary),
    },
    points: {
      title: "Every point of the grids",
      build: ({ results: { summary } }) => pointsTable(summary.filter(({ point }) => point.grid !== "method")),
    },
    methods: {
      title: "Three ways to apply the filter to the same prints",
      reproduces: refs("A", "equation-4"),
      build: ({ results: { summary } }) => pointsTable(summary.filter(({ point }) => point.grid === "method")),
    },
    damage: {
      title: "Agreement with the clean ridges against damage",
      reproduces: refs("A", "conclusion-distortion"),
      build: ({ results: { damaged } }) => damageTable(damaged),
    },
    speed: {
      title: "Milliseconds a print",
      timing: true,
      build: ({ results: { summary } }) => speedTable(summary),
    },
  },

  figures: {
    sigma: {
      title: "The envelope: σx across and σy along the ridges",
      reproduces: refs("B", "equation-13"),
      build: ({ config, data, results: { summary } }) => sigmaFigure(summary, config, data.name),
    },
    lines: {
      title: "Directions, block size and a fixed frequency",
      build: ({ data, results: { summary } }) => linesFigure(summary, data.name),
    },
    damage: {
      title: "Agreement with the clean ridges against damage",
      reproduces: refs("A", "conclusion-distortion"),
      build: ({ results: { damaged } }) => damageFigure(damaged),
    },
  },

  metrics: ({ results: { summary } }) => gaborMetrics(summary),
});
