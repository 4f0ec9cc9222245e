import { z } from "zod";
import { composeFigure, type Panel } from "../../src/figures/panel.js";
import { picturePanel } from "../../src/figures/picturePanel.js";
import { field, task } from "../../src/lab/experiment.js";
import { wilson } from "../../src/metrics/wilson.js";
import { define } from "../define.js";
import { choosePrints } from "../shared/choosePrints.js";
import type { Print } from "../shared/openPrints.js";
import { alignmentGain } from "./alignmentGain.js";
import type { PreprocessedPrint, preprocessPrint } from "./preprocessPrint.js";

const preprocess = task<typeof preprocessPrint>(import.meta.url, "./preprocessPrint.js");

export const preprocessing = define({
  id: "preprocessing",
  title: "Preprocessing: normalisation, Gabor enhancement, alignment",
  summary:
    "Paper A's first stage on chosen prints: grey levels brought to one mean and variance, ridges enhanced by Gabor filters tuned to their " +
    "direction and frequency, and, as its section 2 claims, prints aligned. What alignment gains is measured on pairs of impressions.",
  reproduces: [
    { paper: "A", item: "equation-1" },
    { paper: "A", item: "equation-2" },
    { paper: "A", item: "equation-3" },
    { paper: "A", item: "equation-4" },
    { paper: "A", item: "equation-5" },
    { paper: "A", item: "equation-6" },
    { paper: "A", item: "figure-2" },
    { paper: "A", item: "figure-3" },
  ],
  budget: 15,
  config: z.strictObject({
    fingers: field(z.int().min(1).default(6), "", "Fingers, from the first of the data set."),
    impressions: field(z.int().min(1).default(4), "", "Impressions of each finger."),
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

  async stages({ config, data, stage }) {
    const { fingers, impressions, normalize, gabor, align } = config;
    const prints = await stage(
      "prints",
      { data: true, config: { fingers, impressions }, code: ["experiments/shared/choosePrints"] },
      async () => {
        const chosen = choosePrints(data, fingers, impressions);
        return { chosen, images: await data.read(chosen) };
      },
    );
    const preprocessed = await stage(
      "preprocessed",
      { inputs: { prints }, config: { normalize, gabor, align }, code: [preprocess] },
      ({ prints }, work) => {
        const options = { normalize, gabor, block: gabor.block || undefined };
        return work.map(preprocess, prints.images, (image) => [image, options, align]);
      },
    );
    const gain = await stage(
      "gain",
      { inputs: { prints, preprocessed }, random: true, code: ["experiments/preprocessing/alignmentGain"] },
      ({ prints, preprocessed }, { stream }) => alignmentGain(prints.chosen, preprocessed, stream),
    );
    return { prints, preprocessed, gain };
  },

  tables: {
    moments: {
      title: "Grey levels before and after normalisation",
      reproduces: [{ paper: "A", item: "figure-2" }],
      build: ({ config, results: { prints, preprocessed } }) => ({
        columns: [
          { key: "print", label: "print" },
          { key: "meanBefore", label: "mean before", decimals: 1 },
          { key: "varianceBefore", label: "variance before", decimals: 0 },
          { key: "meanAfter", label: "mean after", decimals: 1 },
          { key: "varianceAfter", label: "variance after", decimals: 0 },
          { key: "core", label: "core at (px)" },
          { key: "confidence", label: "core's confidence", decimals: 2 },
        ],
        rows: preprocessed.map(({ before, after, core }, i) => ({
          print: nameOf(prints.chosen[i]),
          meanBefore: before.mean,
          varianceBefore: before.variance,
          meanAfter: after.mean,
          varianceAfter: after.variance,
          core: core ? `${Math.round(core.x)}, ${Math.round(core.y)}` : null,
          confidence: core?.confidence ?? null,
        })),
        notes: [`Desired mean ${config.normalize.mean}, desired variance ${config.normalize.variance} (A, equation 1).`],
      }),
    },
    alignment: {
      title: "Likeness of two impressions of a finger, with and without alignment to the core",
      build: ({ config, results: { gain } }) =>
        config.align === "none"
          ? undefined
          : {
              columns: [
                { key: "align", label: "alignment" },
                { key: "flow", label: "flow", decimals: 3 },
                { key: "flowInterval", label: "95 % interval", decimals: 3, interval: true },
                { key: "ridges", label: "ridges", decimals: 3 },
                { key: "ridgesInterval", label: "95 % interval", decimals: 3, interval: true },
                { key: "pairs", label: "pairs" },
                { key: "fingers", label: "fingers" },
              ],
              rows: gain.rows.map(({ align, flow, ridges, pairs, fingers }) => ({
                align,
                flow: flow.mean,
                flowInterval: flow.interval,
                ridges: ridges.mean,
                ridgesInterval: ridges.interval,
                pairs,
                fingers,
              })),
              notes: [
                "Flow: mean cos 2Δθ of the ridges' directions; ridges: correlation of the enhanced grey levels; both where both impressions are print.",
                "Intervals by bootstrap over fingers. Pairs in which an impression shows no core, or that share less than 5,000 pixels, are left out of every row.",
                `Pairs left out: ${gain.leftOut}.`,
              ],
            },
    },
  },

  figures: {
    "figure-2": {
      title: "Prints before and after normalisation",
      reproduces: [{ paper: "A", item: "figure-2" }],
      build: ({ config, data, results: { prints, preprocessed } }) => {
        const shown = firstOfFingers(prints.chosen, config.shown);
        const panels = shown.flatMap((i) => [
          picturePanel(prints.images[i], { heading: "before" }),
          picturePanel(preprocessed[i].normalized, { heading: "normalised" }),
        ]);
        return composeFigure({
          ...sheet(panels, 2),
          caption: `Prints ${shown.map((i) => nameOf(prints.chosen[i])).join(", ")} of ${data.name}.`,
        });
      },
    },
    "figure-3": {
      title: "Prints before and after normalisation and Gabor filtering",
      reproduces: [{ paper: "A", item: "figure-3" }],
      build: ({ config, data, results: { prints, preprocessed } }) => {
        const shown = firstOfFingers(prints.chosen, config.shown);
        const withAligned = config.align === "core";
        const panels = shown.flatMap((i) => [
          picturePanel(prints.images[i], { heading: "original" }),
          picturePanel(preprocessed[i].enhanced, { heading: "enhanced", overlay: coreMark(preprocessed[i]) }),
          ...(withAligned
            ? [
                picturePanel(preprocessed[i].aligned ?? preprocessed[i].enhanced, {
                  heading: preprocessed[i].aligned ? "aligned" : "no core",
                }),
              ]
            : []),
        ]);
        const filter = config.gabor.block
          ? `one filter for each block of ${config.gabor.block} px`
          : "each pixel by its own direction and frequency";
        return composeFigure({
          ...sheet(panels, withAligned ? 3 : 2),
          caption: `Prints ${shown.map((i) => nameOf(prints.chosen[i])).join(", ")} of ${data.name}; σx = ${config.gabor.sigmaX} px, σy = ${config.gabor.sigmaY} px, ${filter}. The cross marks the core.`,
        });
      },
    },
  },

  metrics({ results: { gain, preprocessed } }) {
    const found = preprocessed.filter((p) => p.core).length;
    const { low, high } = wilson(found, preprocessed.length);
    const likeness = gain.rows.map(({ align, flow, pairs }) => [
      `flow likeness, ${align}`,
      { value: flow.mean, interval: [flow.interval.low, flow.interval.high] as const, n: pairs },
    ]);
    return {
      ...Object.fromEntries(likeness),
      "core found": { value: found / preprocessed.length, interval: [low, high] as const, n: preprocessed.length },
    };
  },
});

function nameOf(print: Print): string {
  return `${print.finger}_${print.impression}`;
}

/** Where the first impression of each of the first fingers stands. */
function firstOfFingers(prints: readonly Print[], count: number): number[] {
  const first = new Map<string, number>();
  prints.forEach((print, i) => {
    if (!first.has(print.finger)) first.set(print.finger, i);
  });
  return [...first.values()].slice(0, count);
}

function coreMark({ core }: PreprocessedPrint) {
  return core ? [{ x: [core.x], y: [core.y], mode: "markers" as const, style: 4 }] : [];
}

function sheet(panels: readonly Panel[], columns: number) {
  return { panels, columns, width: columns > 2 ? 5 : 3.5 };
}
