import { z } from "zod";
import { linePanel, type Series } from "../../src/figures/linePanel.js";
import { composeFigure } from "../../src/figures/panel.js";
import { picturePanel } from "../../src/figures/picturePanel.js";
import { gabor1d } from "../../src/filters/gabor1d.js";
import { gaborWindow } from "../../src/filters/gaborWindow.js";
import { field, task } from "../../src/lab/experiment.js";
import { define } from "../define.js";
import { choosePrints } from "../shared/choosePrints.js";
import { range } from "../shared/range.js";
import { addNoise, applyFilter, FILTERS, type filterUnderNoise, type Noise } from "./filterUnderNoise.js";
import { summariseTrials } from "./summariseTrials.js";

const filterNoisy = task<typeof filterUnderNoise>(import.meta.url, "./filterUnderNoise.js");

export const filters = define({
  id: "filters",
  title: "Filters on one print and under measured noise",
  summary:
    "Paper B's filters of section 3.2 (smoothing, median, spatial filtration, Gabor) side by side, and what the paper leaves out: how well each " +
    "restores a print under noise of known strength, normal noise by the inverse function and impulses. Also Figure 6 and the one-dimensional filters.",
  reproduces: [
    { paper: "B", item: "equation-6" },
    { paper: "B", item: "equation-7" },
    { paper: "B", item: "equation-8" },
    { paper: "B", item: "equation-9" },
    { paper: "B", item: "equation-10" },
    { paper: "B", item: "equation-11" },
    { paper: "B", item: "equation-12" },
    { paper: "B", item: "equation-13" },
    { paper: "B", item: "equation-14" },
    { paper: "B", item: "equation-15" },
    { paper: "B", item: "binarisation" },
    { paper: "B", item: "figure-6" },
  ],
  budget: 20,
  config: z.strictObject({
    fingers: field(z.int().min(1).default(6), "", "Fingers whose first impression is filtered."),
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
    normal: field(z.array(z.number().positive()).default([5, 10, 20, 40, 60]), "grey levels", "Deviations of the normal noise."),
    impulse: field(
      z.array(z.number().positive().max(1)).default([0.01, 0.03, 0.1, 0.2]),
      "share of pixels",
      "Pixels turned black or white.",
    ),
    shown: field(z.number().positive().default(40), "grey levels", "Deviation of the normal noise in the figure of all filters."),
    curve: z.strictObject({
      sigma: field(z.number().positive().default(6), "px", "Deviation of the Gaussian in Figure 6 and equation 15."),
      period: field(z.number().positive().default(9), "px", "Period T of the cosine in Figure 6 and equation 15."),
      windows: field(z.array(z.number().positive()).default([0.5, 1, 2]), "", "Parameters a of the window (B, equation 14)."),
    }),
  }),
  profiles: {
    smoke: { fingers: 2, normal: [20], impulse: [0.05] },
    quick: {},
    paper: { fingers: 20 },
  },

  async stages({ config, data, stage }) {
    const { fingers, window, normal, impulse, shown } = config;
    const prints = await stage(
      "prints",
      { data: true, config: { fingers }, code: ["experiments/shared/choosePrints"] },
      async () => {
        const chosen = choosePrints(data, fingers, 1);
        return { chosen, images: await data.read(chosen) };
      },
    );
    const example = await stage(
      "example",
      { inputs: { prints }, config: { window, shown }, random: true, code: ["experiments/filters/filterUnderNoise"] },
      ({ prints }, { stream }) => {
        const noisy = addNoise(prints.images[0], { kind: "normal", level: shown }, stream);
        return FILTERS.map((name) => ({
          name,
          clean: applyFilter(name, prints.images[0], window),
          noisy: applyFilter(name, noisy, window),
        }));
      },
    );
    const trials = await stage(
      "trials",
      { inputs: { prints }, config: { window, normal, impulse }, random: true, code: [filterNoisy] },
      ({ prints }, work) => {
        const noises: Noise[] = [
          ...normal.map((level) => ({ kind: "normal" as const, level })),
          ...impulse.map((level) => ({ kind: "impulse" as const, level })),
        ];
        const { seed } = work;
        return work.map(filterNoisy, prints.images, (image, i) => [image, noises, window, seed, prints.chosen[i].finger]);
      },
    );
    const summary = await stage(
      "summary",
      { inputs: { trials }, random: true, code: ["experiments/filters/summariseTrials"] },
      ({ trials }, { stream }) => summariseTrials(trials, stream),
    );
    return { prints, example, summary };
  },

  tables: {
    noise: {
      title: "Filters under noise: PSNR against the clean print and against the filter's own result on it",
      build: ({ config, data, results: { summary } }) => ({
        columns: [
          { key: "kind", label: "noise" },
          { key: "level", label: "level" },
          { key: "filter", label: "filter" },
          { key: "restoration", label: "restoration", unit: "dB", decimals: 2 },
          { key: "restorationInterval", label: "95 % interval", decimals: 2, interval: true },
          { key: "stability", label: "stability", unit: "dB", decimals: 2 },
          { key: "stabilityInterval", label: "95 % interval", decimals: 2, interval: true },
          { key: "n", label: "prints" },
        ],
        rows: summary.map((row) => ({
          kind: row.noise.kind,
          level: row.noise.level,
          filter: row.filter,
          restoration: row.restoration.mean,
          restorationInterval: row.restoration.interval,
          stability: row.stability.mean,
          stabilityInterval: row.stability.interval,
          n: row.n,
        })),
        notes: [
          `Prints: ${data.name} (${data.kind}), one of each finger; window ${config.window}×${config.window} px; intervals by bootstrap over fingers.`,
          "PSNR over the area of the print. Normal noise: deviation in grey levels, by the inverse function. Impulses: share of pixels made black or white.",
          "Restoration compares with the clean print: filters that change the picture by design (reflection, Gabor) score low there; stability compares with the same filter's result on the clean print.",
        ],
      }),
    },
  },

  figures: {
    filters: {
      title: "One print through every filter",
      reproduces: [
        { paper: "B", item: "equation-6" },
        { paper: "B", item: "equation-8" },
        { paper: "B", item: "equation-13" },
      ],
      build: ({ config, data, results: { example, prints } }) => {
        const print = prints.chosen[0];
        const row = (which: "clean" | "noisy", label: string) =>
          example.map((e) => picturePanel(e[which], { heading: e.name === "none" ? label : e.name }));
        return composeFigure({
          panels: [...row("clean", "original"), ...row("noisy", `noise σ = ${config.shown}`)],
          columns: FILTERS.length,
          width: 7.16,
          caption: `Print ${print.finger}_${print.impression} of ${data.name}: the original (upper row) and with normal noise (lower row), window ${config.window} px.`,
        });
      },
    },
    noise: {
      title: "Restoration and stability of each filter under noise",
      build: ({ data, results: { summary } }) => {
        const series = (kind: Noise["kind"], measure: "restoration" | "stability"): Series[] =>
          FILTERS.map((filter, style) => {
            const rows = summary.filter((row) => row.noise.kind === kind && row.filter === filter);
            return {
              name: filter,
              style,
              mode: "lines+markers" as const,
              x: rows.map((row) => row.noise.level),
              y: rows.map((row) => row[measure].mean),
              low: rows.map((row) => row[measure].interval.low),
              high: rows.map((row) => row[measure].interval.high),
            };
          }).filter((s) => s.x.length > 0 && s.y.every((v) => Number.isFinite(v)));
        const panel = (kind: Noise["kind"], measure: "restoration" | "stability") =>
          linePanel({
            series: series(kind, measure),
            heading: `${measure}, ${kind === "normal" ? "normal noise" : "impulses"}`,
            x: { title: kind === "normal" ? "σ (grey levels)" : "share of pixels" },
            y: { title: "PSNR (dB)" },
          });
        const kinds = (["normal", "impulse"] as const).filter((kind) => summary.some((row) => row.noise.kind === kind));
        return composeFigure({
          panels: (["restoration", "stability"] as const).flatMap((measure) => kinds.map((kind) => panel(kind, measure))),
          columns: Math.max(1, kinds.length),
          width: 7.16,
          aspect: 0.75,
          caption: `Means over ${summary[0]?.n ?? 0} prints of ${data.name} (${data.kind}); bands: 95 %, bootstrap over fingers.`,
        });
      },
    },
    "figure-6": {
      title: "The Gabor function as the product of a cosine and a Gaussian",
      reproduces: [
        { paper: "B", item: "figure-6" },
        { paper: "B", item: "equation-15" },
      ],
      build: ({ config: { curve } }) => {
        const x = range(-4 * curve.sigma, 4 * curve.sigma, 400);
        return composeFigure({
          panels: [
            linePanel({
              series: [
                { name: "cosine (1)", x, y: x.map((v) => Math.cos((2 * Math.PI * v) / curve.period)), style: 5 },
                { name: "Gaussian (2)", x, y: x.map((v) => Math.exp((-v * v) / (2 * curve.sigma ** 2))), style: 1 },
                { name: "Gabor (3)", x, y: x.map((v) => gabor1d(v, curve.sigma, 1 / curve.period)), style: 0 },
              ],
              x: { title: "x (px)" },
              y: { title: "value" },
            }),
          ],
          caption: `σ = ${curve.sigma} px, T = ${curve.period} px, θ = 1/T (B, equation 15).`,
        });
      },
    },
    windows: {
      title: "The window of Gabor's transform and the one-dimensional Gabor filter",
      reproduces: [
        { paper: "B", item: "equation-14" },
        { paper: "B", item: "equation-15" },
      ],
      build: ({ config: { curve } }) => {
        const t = range(-6, 6, 400);
        const x = range(-3 * curve.sigma, 3 * curve.sigma, 400);
        return composeFigure({
          width: 7.16,
          aspect: 0.42,
          panels: [
            linePanel({
              heading: "window (14)",
              series: curve.windows.map((a) => ({ name: `a = ${a}`, x: t, y: t.map((v) => gaborWindow(v, a)) })),
              x: { title: "t" },
              y: { title: "g<sub>a</sub>(t)" },
            }),
            linePanel({
              heading: "filter (15)",
              series: [0.5, 1, 1.5].map((scale, i) => ({
                name: `σ = ${scale * curve.sigma} px`,
                style: i + 3,
                x,
                y: x.map((v) => gabor1d(v, scale * curve.sigma, 1 / curve.period)),
              })),
              x: { title: "x (px)" },
              y: { title: "G(x)" },
            }),
          ],
          caption: `Left: the window integrates to one for every a. Right: T = ${curve.period} px; the greater σ, the gentler the decay.`,
        });
      },
    },
  },

  metrics({ results: { summary } }) {
    const worst = summary.filter((row) => row.noise.kind === "normal").map((row) => row.noise.level);
    const at = Math.max(...worst);
    const chosen = summary.filter((row) => row.noise.kind === "normal" && row.noise.level === at);
    return Object.fromEntries(
      chosen.map(({ filter, stability, n }) => [
        `stability ${filter}`,
        { value: stability.mean, unit: "dB", interval: [stability.interval.low, stability.interval.high] as const, n },
      ]),
    );
  },
});
