import { z } from "zod";
import { heatmapPanel } from "../../src/figures/heatmapPanel.js";
import { linePanel } from "../../src/figures/linePanel.js";
import { composeFigure } from "../../src/figures/panel.js";
import { field, task } from "../../src/lab/experiment.js";
import { define } from "../define.js";
import { chooseClasses } from "../shared/choosePrints.js";
import { comparisons } from "../shared/comparisons.js";
import { featureSpaces } from "./featureSpaces.js";
import type { printFeatures } from "./printFeatures.js";
import { summariseSpaces } from "./summariseSpaces.js";

const describe = task<typeof printFeatures>(import.meta.url, "./printFeatures.js");

export const featureSpace = define({
  id: "feature-space",
  title: "Paper B's space of features, and what reducing it keeps",
  summary:
    "Section 4's four steps: structural and first-order statistical features of a print, groups of strongly related ones, one representative each, and how well the reduced " +
    "space still tells fingers apart.",
  reproduces: [{ paper: "B", item: "feature-space" }],
  budget: 20,
  config: z.strictObject({
    fingers: field(z.int().min(4).default(20), "", "Fingers: every other one to find groups, those between to measure."),
    impressions: field(z.int().min(2).default(4), "", "Impressions of each."),
    thresholds: field(
      z.array(z.number().min(0).max(1)).min(1).default([0.9, 0.8, 0.7, 0.6, 0.5, 0.4, 0.3]),
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

  async stages({ config, data, stage }) {
    const { fingers, impressions, thresholds } = config;
    if (!thresholds.includes(config.threshold)) {
      throw new RangeError(`threshold is ${config.threshold}; it must be one of thresholds, ${thresholds.join(", ")}`);
    }
    const features = await stage(
      "features",
      {
        data: true,
        config: { fingers, impressions },
        code: [describe, "experiments/shared/choosePrints", "experiments/shared/comparisons"],
      },
      async (_, work) => {
        const chosen = chooseClasses(data, fingers, impressions, 4);
        const found = await work.map(describe, await data.read(chosen), (image) => [image]);
        const enrolled = found.flatMap((values, i) => (values ? [{ values, print: chosen[i] }] : []));
        // refuses what gives no rates
        comparisons(
          enrolled.map(({ print }) => print),
          "all",
        );
        const places = new Map<string, number>();
        const place = (finger: string): number => {
          places.set(finger, (places.get(finger) ?? -1) + 1);
          return places.get(finger)!;
        };
        return {
          failures: found.length - enrolled.length,
          prints: found.length,
          table: {
            names: Object.keys(enrolled[0]?.values ?? {}),
            rows: enrolled.map(({ values }) => Object.values(values)),
            finger: enrolled.map(({ print }) => print.finger),
            impression: enrolled.map(({ print }) => place(print.finger)),
          },
        };
      },
    );
    const spaces = await stage(
      "spaces",
      {
        inputs: { features },
        config: { thresholds },
        random: true,
        code: ["experiments/feature-space/featureSpaces", "experiments/feature-space/summariseSpaces"],
      },
      ({ features }, work) => {
        const made = featureSpaces(features.table, thresholds);
        return { ...made, summary: summariseSpaces(made, work.stream) };
      },
    );
    return { features, spaces };
  },

  tables: {
    groups: {
      title: "Groups of strongly related features and their representatives",
      reproduces: [{ paper: "B", item: "feature-space" }],
      build: ({ config, results: { features, spaces } }) => {
        const { names } = features.table;
        const { groups, chosen } = spaces.spaces.find(({ threshold }) => threshold === config.threshold)!;
        return {
          columns: [
            { key: "representative", label: "representative" },
            { key: "members", label: "stands for" },
            { key: "weakest", label: "weakest |ρ| to it", decimals: 2 },
          ],
          rows: groups.map((group, g) => {
            const others = group.filter((k) => k !== chosen[g]);
            return {
              representative: names[chosen[g]],
              members: others.map((k) => names[k]).join(", "),
              weakest: others.length > 0 ? Math.min(...others.map((k) => Math.abs(spaces.correlations[chosen[g]][k]))) : null,
            };
          }),
          notes: [
            `Average linkage on |ρ| from ${config.threshold} on, over the prints of ${spaces.development.length} fingers. Failures to enrol: ${features.failures} of ${features.prints} prints.`,
          ],
        };
      },
    },
    accuracy: {
      title: "What the reduced spaces keep",
      reproduces: [{ paper: "B", item: "feature-space" }],
      build: ({ results: { spaces } }) => ({
        columns: [
          { key: "threshold", label: "joined from |ρ|" },
          { key: "features", label: "features" },
          { key: "accuracy", label: "accuracy", decimals: 3 },
          { key: "wilson", label: "95 % (prints)", decimals: 3, interval: true },
          { key: "byFinger", label: "95 % (fingers)", decimals: 3, interval: true },
          { key: "n", label: "prints" },
          { key: "p", label: "McNemar's p against all", decimals: 3 },
        ],
        rows: spaces.summary.map(({ threshold, ...row }) => ({
          threshold: Number.isFinite(threshold) ? String(threshold) : "all features",
          ...row,
        })),
        notes: [
          `Nearest neighbour among the other impressions of ${spaces.evaluation.length} fingers that the groups were not made from; chance is about 1/${spaces.evaluation.length}. ` +
            "Wilson interval: prints taken as independent; beside it a bootstrap over fingers, where all are right the rule of three. Exact McNemar tests, not corrected for their number.",
        ],
      }),
    },
  },

  figures: {
    correlations: {
      title: "Correlations of the features, by group",
      reproduces: [{ paper: "B", item: "feature-space" }],
      build: ({ config, data, results: { features, spaces } }) => {
        const order = spaces.spaces.find(({ threshold }) => threshold === config.threshold)!.groups.flat();
        const names = order.map((k) => features.table.names[k]);
        const panel = heatmapPanel({
          values: order.map((i) => order.map((j) => Math.abs(spaces.correlations[i][j]))),
          columns: names,
          rows: names,
          decimals: 2,
          range: [0, 1],
        });
        return composeFigure({
          panels: [panel],
          width: 7.16,
          aspect: 1,
          caption: `Absolute correlations over prints of ${spaces.development.length} fingers of ${data.name}; features in the order of their groups at ${config.threshold}.`,
        });
      },
    },
    accuracy: {
      title: "Accuracy against the number of features",
      reproduces: [{ paper: "B", item: "feature-space" }],
      build: ({ data, results: { spaces } }) => {
        const points = [...spaces.summary].sort((a, b) => a.features - b.features);
        if (points.length < 3) return undefined;
        const series = {
          x: points.map((p) => p.features),
          y: points.map((p) => p.accuracy),
          low: points.map((p) => p.byFinger.low),
          high: points.map((p) => p.byFinger.high),
          mode: "lines+markers" as const,
        };
        return composeFigure({
          panels: [linePanel({ series: [series], x: { title: "features kept" }, y: { title: "accuracy", range: [0, 1.02] } })],
          caption: `${points[0].n} prints of ${spaces.evaluation.length} fingers of ${data.name}; band: 95 %, bootstrap over fingers.`,
        });
      },
    },
  },

  metrics({ config, results: { spaces } }) {
    const all = spaces.summary[0];
    const reduced = spaces.summary.find(({ threshold }) => threshold === config.threshold)!;
    const metric = ({ accuracy, byFinger, n }: typeof all) => ({
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
