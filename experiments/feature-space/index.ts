import { z } from "zod";
import { UsageError } from "../../src/lab/errors.js";
import { define, field, refs } from "../define.js";
import { severalImpressions } from "../shared/choosePrints.js";
import { distinct } from "../shared/distinct.js";
import { features, LEAST_FINGERS } from "./features.js";
import { accuracyFigure, correlationsFigure } from "./figures.js";
import { type SpaceSummary, spaces } from "./spaces.js";
import { accuracyTable, correlationsTable, groupsTable } from "./tables.js";

export const featureSpace = define({
  id: "feature-space",
  title: "Paper B's space of features, and what reducing it keeps",
  summary:
    "Section 4's four steps: structural and first-order statistical features of a print, groups of strongly related ones, one representative each, and how well the reduced " +
    "space still tells fingers apart.",
  reproduces: refs("B", "feature-space"),
  budget: 20,
  config: z.strictObject({
    fingers: field(
      z.int().min(LEAST_FINGERS).max(1000).default(20),
      "",
      "Fingers: every other one to find groups, those between to measure.",
    ),
    impressions: field(z.int().min(2).max(100).default(4), "", "Impressions of each."),
    thresholds: field(
      distinct(z.number().min(0).max(1)).min(1).default([0.9, 0.8, 0.7, 0.6, 0.5, 0.4, 0.3]),
      "",
      "Mean absolute correlations from which on groups are joined.",
    ),
    threshold: field(z.number().min(0).max(1).default(0.7), "", "The one whose groups are shown; one of `thresholds`."),
  }),
  profiles: {
    smoke: { fingers: 4, impressions: 2, thresholds: [0.7] },
    quick: {},
    paper: { fingers: 1000, impressions: 12 },
  },

  requires: (_, data) => severalImpressions(data, LEAST_FINGERS),

  async stages({ config, run }) {
    requireThreshold(config);
    const described = await run(features);
    return { features: described, spaces: await run(spaces, { features: described }) };
  },

  tables: {
    groups: {
      title: "Groups of strongly related features and their representatives",
      reproduces: refs("B", "feature-space"),
      build: ({ config, results: { features, spaces } }) => groupsTable(features, spaces, config.threshold),
    },
    accuracy: {
      title: "What the reduced spaces keep",
      reproduces: refs("B", "feature-space"),
      build: ({ results: { spaces } }) => accuracyTable(spaces),
    },
    correlations: {
      title: "Correlations of the features",
      reproduces: refs("B", "feature-space"),
      build: ({ config, results: { features, spaces } }) => correlationsTable(features, spaces, config.threshold),
    },
  },

  figures: {
    correlations: {
      title: "Correlations of the features, by group",
      reproduces: refs("B", "feature-space"),
      build: ({ config, data, results: { features, spaces } }) =>
        correlationsFigure(features, spaces, config.threshold, data.name),
    },
    accuracy: {
      title: "Accuracy against the number of features",
      reproduces: refs("B", "feature-space"),
      build: ({ data, results: { spaces } }) => accuracyFigure(spaces, data.name),
    },
  },

  metrics({ config, results: { spaces } }) {
    const all = spaces.summary[0];
    const reduced = spaces.summary.find(({ threshold }) => threshold === config.threshold)!;
    const metric = ({ accuracy, byFinger, n }: SpaceSummary) => ({
      value: accuracy,
      interval: [byFinger.low, byFinger.high] as const,
      n,
    });
    return {
      "accuracy, reduced space": metric(reduced),
      "accuracy, all features": metric(all),
      "features kept": { value: reduced.features },
    };
  },
});

/** @throws UsageError in one line where the space that is shown is not among those that are made */
export function requireThreshold({ threshold, thresholds }: { threshold: number; thresholds: readonly number[] }): void {
  if (thresholds.includes(threshold)) return;
  throw new UsageError(`feature-space: threshold must be one of thresholds (${thresholds.join(", ")}); got ${threshold}`);
}
