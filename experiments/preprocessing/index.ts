import { z } from "zod";
import { define, field, refs } from "../define.js";
import { firstPrints } from "../shared/firstPrints.js";
import { enhancedFigure, normalizedFigure } from "./figures.js";
import { alignmentMetrics } from "./metrics.js";
import { preprocessed } from "./preprocessed.js";
import { similarity } from "./similarity.js";
import { alignmentTable, momentsTable } from "./tables.js";

export const preprocessing = define({
  id: "preprocessing",
  title: "Preprocessing: normalisation, Gabor enhancement, alignment",
  summary:
    "Paper A's first stage on chosen prints: grey levels brought to one mean and variance, ridges enhanced by Gabor filters tuned to their " +
    "direction and frequency, and, as its section 2 claims, prints aligned. What alignment gains is measured on pairs of impressions.",
  reproduces: refs(
    "A",
    "equation-1",
    "equation-2",
    "equation-3",
    "equation-4",
    "equation-5",
    "equation-6",
    "figure-2",
    "figure-3",
  ),
  budget: 15,
  config: z.strictObject({
    fingers: field(z.int().min(1).max(1000).default(6), "", "Fingers, from the first of the data set."),
    impressions: field(z.int().min(1).max(100).default(4), "", "Impressions of each finger."),
    shown: field(z.int().min(1).max(6).default(3), "", "Fingers whose first impression the figures show."),
    align: field(z.enum(["none", "core"]).default("core"), "", "Whether prints are also moved and turned to their core."),
    normalize: z.strictObject({
      mean: field(z.number().min(0).max(255).default(128), "grey levels", "Desired mean M₀ (A, equation 1)."),
      variance: field(z.number().positive().default(2500), "grey levels²", "Desired variance V₀ (A, equation 1)."),
    }),
    gabor: z.strictObject({
      sigmaX: field(z.number().min(1).max(20).default(4), "px", "Deviation of the envelope across the ridges (A, equation 4)."),
      sigmaY: field(z.number().min(1).max(20).default(4), "px", "Deviation of the envelope along the ridges (A, equation 4)."),
      block: field(z.int().min(0).max(64).default(0), "px", "Side W of paper A's blocks; 0 gives every pixel its own direction."),
    }),
  }),
  profiles: {
    smoke: { fingers: 2, impressions: 2, shown: 1 },
    quick: {},
    paper: { fingers: 20, impressions: 8 },
  },

  async stages({ config, run }) {
    const prints = await run(firstPrints, {}, { impressions: config.impressions });
    const made = await run(preprocessed, { prints });
    return { prints, preprocessed: made, similarity: await run(similarity, { prints, preprocessed: made }) };
  },

  tables: {
    moments: {
      title: "Grey levels before and after normalisation",
      reproduces: refs("A", "figure-2"),
      build: ({ config, results }) => momentsTable(results.prints.chosen, results.preprocessed, config.normalize),
    },
    alignment: {
      title: "Similarity of two impressions of a finger, with and without alignment to the core",
      build: ({ config, results }) => (config.align === "none" ? undefined : alignmentTable(results.similarity)),
    },
  },

  figures: {
    "figure-2": {
      title: "Prints before and after normalisation",
      reproduces: refs("A", "figure-2"),
      build: ({ config, data, results }) => normalizedFigure(results, config.shown, data.name),
    },
    "figure-3": {
      title: "Prints before and after normalisation and Gabor filtering",
      reproduces: refs("A", "figure-3"),
      build: ({ config, data, results }) => enhancedFigure(results, config.shown, data.name, config),
    },
  },

  metrics: ({ config, results }) => alignmentMetrics(config.align, results.similarity, results.preprocessed),
});
