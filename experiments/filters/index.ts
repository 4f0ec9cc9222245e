import { z } from "zod";
import { UsageError } from "../../src/lab/errors.js";
import { define, field, refs } from "../define.js";
import { distinct } from "../shared/distinct.js";
import { firstPrints } from "../shared/firstPrints.js";
import { example } from "./example.js";
import { filtersFigure, gaborFigure, noiseFigure, windowsFigure } from "./figures.js";
import { summary, underStrongestNoise } from "./summary.js";
import { noiseTable } from "./tables.js";
import { trials } from "./trials.js";

export const filters = define({
  id: "filters",
  title: "Filters on one print and under measured noise",
  summary:
    "Paper B's filters of section 3.2 (smoothing, median, spatial filtration, Gabor) side by side, and what the paper leaves out: how well each " +
    "restores a print under noise of known strength, normal noise by the inverse function and impulses. Also Figure 6 and the one-dimensional filters.",
  reproduces: [
    ...refs("B", "equation-6", "equation-7", "equation-8", "equation-9", "equation-10", "equation-11", "equation-12"),
    ...refs("B", "equation-13", "equation-14", "equation-15", "binarisation", "figure-6"),
  ],
  budget: 10,
  config: z.strictObject({
    fingers: field(z.int().min(1).max(1000).default(6), "", "Fingers whose first impression is filtered."),
    window: field(
      z
        .int()
        .min(1)
        .max(31)
        .refine((n) => n % 2 === 1, "the window must be odd")
        .default(3),
      "px",
      "Side n of the n×n window (B, equations 6–8).",
    ),
    normal: field(distinct(z.number().positive()).default([5, 10, 20, 40, 60]), "grey levels", "Deviations of the normal noise."),
    impulse: field(
      distinct(z.number().positive().max(1)).default([0.01, 0.03, 0.1, 0.2]),
      "share of pixels",
      "Pixels turned black or white.",
    ),
    shown: field(z.number().positive().default(40), "grey levels", "Deviation of the normal noise in the figure of all filters."),
    curve: z.strictObject({
      sigma: field(z.number().positive().default(6), "px", "Deviation of the Gaussian in Figure 6 and equation 15."),
      period: field(z.number().positive().default(9), "px", "Period T of the cosine in Figure 6 and equation 15."),
      windows: field(distinct(z.number().positive()).default([0.5, 1, 2]), "", "Parameters a of the window (B, equation 14)."),
    }),
  }),
  profiles: {
    smoke: { fingers: 2, normal: [20], impulse: [0.05] },
    quick: {},
    paper: { fingers: 20 },
  },

  async stages({ config, run }) {
    requireNoise(config);
    const prints = await run(firstPrints, {}, { impressions: 1 });
    const filtered = await run(trials, { prints });
    return { prints, example: await run(example, { prints }), summary: await run(summary, { trials: filtered }) };
  },

  tables: {
    noise: {
      title: "Filters under noise: PSNR against the clean print and against the filter's own result on it",
      build: ({ config, data, results: { summary } }) => noiseTable(summary, config.window, data),
    },
  },

  figures: {
    filters: {
      title: "One print through every filter",
      reproduces: refs("B", "equation-6", "equation-8", "equation-13"),
      build: ({ config, data, results: { example, prints } }) => filtersFigure(example, prints.chosen[0], data, config),
    },
    noise: {
      title: "Restoration and stability of each filter under noise",
      build: ({ data, results: { summary } }) => noiseFigure(summary, data),
    },
    "figure-6": {
      title: "The Gabor function as the product of a cosine and a Gaussian",
      reproduces: refs("B", "figure-6", "equation-15"),
      build: ({ config }) => gaborFigure(config.curve),
    },
    windows: {
      title: "The window of Gabor's transform and the one-dimensional Gabor filter",
      reproduces: refs("B", "equation-14", "equation-15"),
      build: ({ config }) => windowsFigure(config.curve),
    },
  },

  metrics: ({ results: { summary } }) =>
    Object.fromEntries(
      underStrongestNoise(summary).map(({ filter, stability: { mean, interval }, n }) => [
        `stability ${filter}`,
        { value: mean, unit: "dB", interval: [interval.low, interval.high], n },
      ]),
    ),
});

/** @throws UsageError in one line where there is no noise of either kind */
export function requireNoise({ normal, impulse }: { normal: readonly number[]; impulse: readonly number[] }): void {
  if (normal.length + impulse.length > 0) return;
  throw new UsageError("filters: normal or impulse must have a value; got none in either");
}
