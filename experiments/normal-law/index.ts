import { z } from "zod";
import { clopperPearson } from "../../src/metrics/clopperPearson.js";
import { define, field, refs } from "../define.js";
import { distinct } from "../shared/distinct.js";
import { densityFigure, inverseFigure, quantileFigure, stepFigure, tailsFigure } from "./figures.js";
import { methodName } from "./laws.js";
import { samples } from "./samples.js";
import { fitTable, momentsTable, tailsTable, threeSigmaTable } from "./tables.js";

export const normalLaw = define({
  id: "normal-law",
  title: "The normal law by the inverse function, and by sums of uniform numbers",
  summary:
    "Paper B's section 2: normal numbers as x = F⁻¹(r), the step function, the density, the rule of three sigmas. Beside them the paper's other " +
    "way, the sum of 'more than ten' uniform numbers, with what it gets wrong: the tails, which are where error rates of 0.001 % live.",
  reproduces: [
    ...refs(
      "B",
      "equation-1",
      "equation-2",
      "equation-3",
      "equation-4",
      "equation-5",
      "inverse-function",
      "scaling",
      "three-sigma",
    ),
    ...refs("B", "more-than-ten-uniforms", "monotonicity", "step-function", "figure-2", "figure-3", "figure-4", "figure-5"),
  ],
  budget: 10,
  usesData: false,
  config: z.strictObject({
    draws: field(z.int().min(1000).max(200_000_000).default(1_000_000), "", "Numbers drawn by each method."),
    sums: field(distinct(z.int().min(1).max(30)).default([10, 12, 24]), "", "How many uniform numbers are summed; one row each."),
    tails: field(distinct(z.number().min(0).max(8)).default([1, 2, 3, 4, 5]), "σ", "Thresholds of the table of tails."),
    testSizes: field(
      distinct(z.int().min(500)).default([1000, 10_000, 100_000, 1_000_000]),
      "",
      "Sizes of the samples tested for normality.",
    ),
    classes: field(z.int().min(10).max(1000).default(80), "", "Classes of the histogram on −5 to 5 σ."),
    dice: field(z.int().min(1).max(4).default(2), "", "Dice whose sum is the discrete variable of Figure 2."),
  }),
  profiles: {
    smoke: { draws: 20_000, testSizes: [1000, 10_000] },
    quick: {},
    paper: { draws: 20_000_000 },
  },

  async stages({ run }) {
    return { samples: await run(samples) };
  },

  tables: {
    "three-sigma": {
      title: "The rule of three sigmas",
      reproduces: refs("B", "three-sigma"),
      build: ({ config, results: { samples } }) => threeSigmaTable(samples[0], config.tails),
    },
    tails: {
      title: "Beyond z standard deviations, both sides: the normal law, the inverse function, and sums of k uniform numbers",
      reproduces: refs("B", "more-than-ten-uniforms"),
      build: ({ config, results: { samples } }) => tailsTable(samples, config.tails),
    },
    moments: {
      title: "Moments of the numbers drawn",
      build: ({ results: { samples } }) => momentsTable(samples),
    },
    fit: {
      title: "Tests of the numbers drawn against the normal law",
      build: ({ results: { samples } }) => fitTable(samples),
    },
  },

  figures: {
    "figure-2": {
      title: "A discrete distribution function is a step function",
      reproduces: refs("B", "figure-2", "equation-1", "monotonicity"),
      build: ({ config }) => stepFigure(config.dice),
    },
    "figure-3": {
      title: "The density of the normal law and the numbers drawn by the inverse function",
      reproduces: refs("B", "figure-3", "equation-3"),
      build: ({ results: { samples } }) => densityFigure(samples[0]),
    },
    "figure-4": {
      title: "The inverse function: a uniform number r becomes x",
      reproduces: refs("B", "figure-4", "equation-5"),
      build: inverseFigure,
    },
    "figure-5": {
      title: "The inverse function x = G(y)",
      reproduces: refs("B", "figure-5"),
      build: quantileFigure,
    },
    tails: {
      title: "What sums of uniform numbers lose in the tails",
      reproduces: refs("B", "more-than-ten-uniforms"),
      build: ({ config, results: { samples } }) => tailsFigure(samples, config.sums, config.tails),
    },
  },

  metrics({ config, results: { samples } }) {
    const at = config.tails.indexOf(3);
    return Object.fromEntries([
      ...samples.flatMap(({ law, beyond, draws }) => {
        if (at < 0) return [];
        const { low, high } = clopperPearson(beyond[at], draws);
        return [[`beyond 3σ, ${methodName(law)}`, { value: beyond[at] / draws, interval: [low, high] as const, n: draws }]];
      }),
      ...samples.map((s) => [`excess kurtosis, ${methodName(s.law)}`, { value: s.excessKurtosis, n: s.draws }] as const),
    ]);
  },
});
