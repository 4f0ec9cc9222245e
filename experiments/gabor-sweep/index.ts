import { z } from "zod";
import { heatmapPanel } from "../../src/figures/heatmapPanel.js";
import { linePanel } from "../../src/figures/linePanel.js";
import { composeFigure } from "../../src/figures/panel.js";
import { field, task } from "../../src/lab/experiment.js";
import { meanOverFingers } from "../../src/metrics/meanOverFingers.js";
import type { TableBody } from "../../src/tables/table.js";
import { define } from "../define.js";
import { choosePrints } from "../shared/choosePrints.js";
import type { Damage, damageFinger } from "./damageFinger.js";
import type { GaborPoint, gaborPoints } from "./gaborPoints.js";
import { gridPoints } from "./gridPoints.js";
import { type PointSummary, summarisePoints } from "./summarisePoints.js";

const filterPoints = task<typeof gaborPoints>(import.meta.url, "./gaborPoints.js");
const damage = task<typeof damageFinger>(import.meta.url, "./damageFinger.js");

const frequency = z.union([z.literal("local"), z.number().min(0.04).max(0.3)]);

export const gaborSweep = define({
  id: "gabor-sweep",
  title: "The Gabor filter's parameters, scored against known ridges",
  summary:
    "Both papers tune a Gabor filter 'empirically' and give no numbers. Here every parameter is swept; on synthetic prints the result is scored against " +
    "the clean ridges, on real ones by certainty and contrast. Also: three ways to apply the filter, and what damage to the print costs.",
  reproduces: [
    { paper: "A", item: "equation-4" },
    { paper: "B", item: "equation-13" },
    { paper: "A", item: "conclusion-distortion" },
  ],
  budget: 60,
  config: z.strictObject({
    fingers: field(z.int().min(2).default(6), "", "Fingers whose first impression is filtered."),
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
    sigmaX: field(z.array(z.number().min(1).max(16)).min(1).default([2, 3, 4, 5, 6, 8]), "px", "Grid of σx, across the ridges."),
    sigmaY: field(z.array(z.number().min(1).max(16)).min(1).default([2, 3, 4, 6, 8, 10]), "px", "Grid of σy, along the ridges."),
    orientations: field(
      z.array(z.int().min(2).max(128)).default([4, 6, 8, 12, 16, 32, 64]),
      "",
      "Grid of numbers of directions.",
    ),
    block: field(z.array(z.int().min(2).max(64)).default([4, 8, 12, 16, 24, 32, 48]), "px", "Grid of block sides W."),
    frequency: field(
      z.array(z.number().min(0.04).max(0.3)).default([0.07, 0.085, 0.1, 0.11, 0.12, 0.135, 0.15]),
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
      fingers: field(z.int().min(2).default(6), "", "Synthetic fingers in the damage curves."),
      noise: field(
        z.array(z.number().min(0).max(3)).default([0, 0.4, 0.8, 1.2, 1.6]),
        "",
        "Strengths of the generator's perturbation.",
      ),
      scratches: field(z.array(z.number().min(0).max(30)).default([0, 4, 8, 16]), "", "Mean numbers of scratches."),
      masked: field(
        z.array(z.number().min(0).max(0.9)).default([0, 0.1, 0.2, 0.3, 0.45, 0.6]),
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

  async stages({ config, data, stage }) {
    const { fingers, base, bank, methodBlock } = config;
    const prints = await stage(
      "prints",
      { data: true, config: { fingers }, code: ["experiments/shared/choosePrints", "src/synth/readTruth"] },
      async () => {
        const chosen = choosePrints(data, fingers, 1);
        return { images: await data.read(chosen), truths: await data.readTruth?.(chosen) };
      },
    );
    const grids = {
      sigmaX: config.sigmaX,
      sigmaY: config.sigmaY,
      orientations: config.orientations,
      block: config.block,
      frequency: config.frequency,
    };
    const trials = await stage(
      "trials",
      {
        inputs: { prints },
        config: { base, grids, bank, methodBlock },
        code: [filterPoints, "experiments/gabor-sweep/gridPoints"],
      },
      ({ prints }, work) => {
        const points = gridPoints(base, grids, bank, methodBlock);
        return work.map(filterPoints, prints.images, (image, i) => [image, prints.truths?.[i], points]);
      },
    );
    const summary = await stage(
      "summary",
      {
        inputs: { trials },
        config: { base, grids, bank, methodBlock },
        random: true,
        code: ["experiments/gabor-sweep/summarisePoints", "experiments/gabor-sweep/gridPoints"],
      },
      ({ trials }, { stream }) => summarisePoints(gridPoints(base, grids, bank, methodBlock), trials, stream),
    );
    const damaged = await stage(
      "damaged",
      { config: config.damage, random: true, code: [damage, "src/metrics/meanOverFingers"] },
      async (_, work) => {
        const { fingers, noise, scratches, masked } = config.damage;
        const damages: Damage[] = [
          ...noise.map((level) => ({ kind: "noise" as const, level })),
          ...scratches.map((level) => ({ kind: "scratches" as const, level })),
          ...masked.map((level) => ({ kind: "masked area" as const, level })),
        ];
        const numbers = Array.from({ length: fingers }, (_, k) => k);
        const byFinger = await work.map(damage, numbers, (finger) => [work.seed, finger, damages]);
        return damages.map((what, d) => {
          const values = byFinger.map((levels) => levels[d]);
          return { ...what, ...meanOverFingers(values, work.stream.substream(`${what.kind} ${what.level}`)), n: fingers };
        });
      },
    );
    return { summary, damaged };
  },

  tables: {
    best: {
      title: "The best setting, and what is lost beside it",
      build: ({ config, results: { summary } }) => {
        const measure = measureOf(summary);
        const best = bestOf(
          summary.filter(({ point }) => point.grid !== "method"),
          measure,
        );
        const rows = [
          row("best setting", best, best, measure),
          ...neighboursOf(summary, best, config).map(({ what, at }) => row(what, at, best, measure)),
        ];
        return {
          columns: [
            { key: "what", label: "setting" },
            ...PARAMETERS,
            { key: "value", label: measure, decimals: 4 },
            { key: "interval", label: "95 % interval", decimals: 4, interval: true },
            { key: "loss", label: "lost", decimals: 4 },
            { key: "n", label: "prints" },
          ],
          rows,
          notes: [
            measureNote(measure),
            ...(measure === "contrast" ? [NO_TRUTH] : []),
            "Orientations: directions the ridge direction is rounded to. Block: side W; pixel: each by its own direction.",
          ],
        };
      },
    },
    points: {
      title: "Every point of the grids",
      build: ({ results: { summary } }) => pointsTable(summary.filter(({ point }) => point.grid !== "method")),
    },
    methods: {
      title: "Three ways to apply the filter to the same prints",
      reproduces: [{ paper: "A", item: "equation-4" }],
      build: ({ results: { summary } }) => pointsTable(summary.filter(({ point }) => point.grid === "method")),
    },
    damage: {
      title: "Agreement with the clean ridges against damage",
      reproduces: [{ paper: "A", item: "conclusion-distortion" }],
      build: ({ results: { damaged } }) => ({
        columns: [
          { key: "kind", label: "damage" },
          { key: "level", label: "level" },
          { key: "agreement", label: "agreement", decimals: 4 },
          { key: "interval", label: "95 % interval", decimals: 4, interval: true },
          { key: "n", label: "fingers" },
        ],
        rows: damaged.map(({ kind, level, mean, interval, n }) => ({ kind, level: String(level), agreement: mean, interval, n })),
        notes: [
          "Synthetic fingers of easy quality, one impression each. Over the whole contact region; what the filter takes for background counts one half.",
          "Paper A's conclusion says that damage hurts and gives no number.",
        ],
      }),
    },
    speed: {
      title: "Milliseconds a print",
      timing: true,
      build: ({ results: { summary } }) => ({
        columns: [{ key: "grid", label: "grid" }, ...PARAMETERS, { key: "ms", label: "median", unit: "ms", decimals: 1 }],
        rows: summary.map(({ point, milliseconds }) => ({ grid: point.name ?? point.grid, ...cells(point), ms: milliseconds })),
        notes: ["The filter alone, with the orientation and frequency fields given; on one core, other cores busy."],
      }),
    },
  },

  figures: {
    sigma: {
      title: "The envelope: σx across and σy along the ridges",
      reproduces: [{ paper: "B", item: "equation-13" }],
      build: ({ config, data, results: { summary } }) => {
        const points = summary.filter(({ point }) => point.grid === "sigma");
        const measures =
          measureOf(summary) === "agreement" ? (["agreement", "certainty"] as const) : (["contrast", "certainty"] as const);
        const panel = (measure: Measure) =>
          heatmapPanel({
            heading: measure,
            values: config.sigmaY.map((y) =>
              config.sigmaX.map((x) => points.find(({ point }) => point.sigmaX === x && point.sigmaY === y)![measure]!.mean),
            ),
            columns: config.sigmaX.map(String),
            rows: config.sigmaY.map(String),
            x: { title: "σx (px)" },
            y: { title: "σy (px)" },
            decimals: 3,
          });
        return composeFigure({ panels: measures.map(panel), width: 7.16, aspect: 0.45, caption: captionOf(summary, data.name) });
      },
    },
    lines: {
      title: "Directions, block size and a fixed frequency",
      build: ({ data, results: { summary } }) => {
        const measure = measureOf(summary);
        const panel = (grid: "orientations" | "block" | "frequency", heading: string, title: string) => {
          const points = summary.filter(({ point }) => point.grid === grid);
          const [own, ...swept] = points as [PointSummary, ...PointSummary[]];
          const x = swept.map(({ point }) => point[grid] as number);
          const reach = [Math.min(...x), Math.max(...x)];
          return linePanel({
            heading,
            series: [
              { name: "swept", x, ...bandOf(swept, measure), mode: "lines+markers" },
              { name: "each pixel its own", x: reach, y: reach.map(() => own[measure]!.mean), style: 2 },
            ],
            x: { title, log: grid === "orientations", ...(grid === "orientations" && { ticks: x }) },
            y: { title: measure },
          });
        };
        const grids = [
          ["orientations", "number of directions", "directions"],
          ["block", "block size", "W (px)"],
          ["frequency", "one frequency for all", "ridges/px"],
        ] as const;
        const panels = grids
          .filter(([grid]) => summary.filter(({ point }) => point.grid === grid).length > 1)
          .map(([grid, heading, title]) => panel(grid, heading, title));
        return panels.length === 0
          ? undefined
          : composeFigure({ panels, width: 7.16, aspect: 0.38, caption: captionOf(summary, data.name) });
      },
    },
    damage: {
      title: "Agreement with the clean ridges against damage",
      reproduces: [{ paper: "A", item: "conclusion-distortion" }],
      build: ({ results: { damaged } }) => {
        const kinds = [
          ["noise", "perturbation (strength)"],
          ["scratches", "mean number of scratches"],
          ["masked area", "share of the area wiped"],
        ] as const;
        const panels = kinds.flatMap(([kind, title]) => {
          const rows = damaged.filter((d) => d.kind === kind);
          if (rows.length < 2) return [];
          const series = {
            x: rows.map((r) => r.level),
            y: rows.map((r) => r.mean),
            low: rows.map((r) => r.interval.low),
            high: rows.map((r) => r.interval.high),
          };
          return [
            linePanel({
              heading: kind,
              series: [{ ...series, mode: "lines+markers" }],
              x: { title },
              y: { title: "agreement", range: [0.5, 1] },
            }),
          ];
        });
        const caption = `Means over ${damaged[0]?.n} synthetic fingers of easy quality; bands: 95 %, bootstrap over fingers. 0.5 is a coin's toss.`;
        return panels.length === 0 ? undefined : composeFigure({ panels, width: 7.16, aspect: 0.38, caption });
      },
    },
  },

  metrics({ results: { summary } }) {
    const measure = measureOf(summary);
    const contextual = summary.filter(({ point }) => point.grid === "method");
    const best = bestOf(
      summary.filter(({ point }) => point.grid !== "method"),
      measure,
    );
    const metric = (s: PointSummary) => ({
      value: s[measure]!.mean,
      interval: [s[measure]!.interval.low, s[measure]!.interval.high] as const,
      n: s.n,
    });
    const base = summary.find(({ point }) => point.grid === "orientations")!;
    return {
      [`${measure}, base setting`]: metric(base),
      [`${measure}, best setting`]: metric(best),
      ...Object.fromEntries(contextual.map((s) => [`${measure}, ${s.point.name}`, metric(s)])),
    };
  },
});

const NO_TRUTH =
  "These prints' true ridges are not known. Contrast rewards a filter that follows the picture, its noise included: read it beside the certainty.";

type Measure = "agreement" | "certainty" | "contrast";

const PARAMETERS = [
  { key: "sigmaX", label: "σx", unit: "px" },
  { key: "sigmaY", label: "σy", unit: "px" },
  { key: "orientations", label: "orientations" },
  { key: "block", label: "block", unit: "px" },
  { key: "frequency", label: "frequency", unit: "ridges/px" },
] as const;

/** Against the truth where it is known, else by the contrast of the print itself. */
function measureOf(summary: readonly PointSummary[]): "agreement" | "contrast" {
  return summary[0]?.agreement ? "agreement" : "contrast";
}

function bestOf(points: readonly PointSummary[], measure: Measure): PointSummary {
  return points.reduce((best, point) => (point[measure]!.mean > best[measure]!.mean ? point : best));
}

/** The points one step away from the best along each parameter of its grid. */
function neighboursOf(
  summary: readonly PointSummary[],
  best: PointSummary,
  grids: {
    sigmaX: readonly number[];
    sigmaY: readonly number[];
    orientations: readonly number[];
    block: readonly number[];
    frequency: readonly number[];
  },
): { what: string; at: PointSummary }[] {
  const { grid } = best.point;
  const parameters = grid === "sigma" ? (["sigmaX", "sigmaY"] as const) : ([grid] as ("orientations" | "block" | "frequency")[]);
  return parameters.flatMap((parameter) => {
    const values: readonly (number | string)[] = grids[parameter];
    const index = values.indexOf(best.point[parameter]);
    return [index - 1, index + 1].flatMap((i) => {
      const wanted = { ...best.point, [parameter]: values[i] };
      const at = summary.find(({ point }) => point.grid === grid && PARAMETERS.every(({ key }) => point[key] === wanted[key]));
      return at ? [{ what: `${parameter} one step ${i < index ? "lower" : "higher"}`, at }] : [];
    });
  });
}

function row(what: string, at: PointSummary, best: PointSummary, measure: Measure) {
  const value = at[measure]!;
  return {
    what,
    ...cells(at.point),
    value: value.mean,
    interval: value.interval,
    loss: best[measure]!.mean - value.mean,
    n: at.n,
  };
}

function cells({ sigmaX, sigmaY, orientations, block, frequency }: GaborPoint) {
  return { sigmaX, sigmaY, orientations: orientations || "all", block: block || "pixel", frequency };
}

function pointsTable(points: readonly PointSummary[]): TableBody {
  const measured = (["agreement", "certainty", "contrast"] as const).filter((m) => points[0]?.[m]);
  return {
    columns: [
      { key: "what", label: points[0]?.point.name ? "method" : "grid" },
      ...PARAMETERS,
      ...measured.flatMap((m) => [
        { key: m, label: m, decimals: 4 },
        { key: `${m}Interval`, label: "95 % interval", decimals: 4, interval: true },
      ]),
      { key: "n", label: "prints" },
    ],
    rows: points.map((p) => ({
      what: p.point.name ?? p.point.grid,
      ...cells(p.point),
      ...Object.fromEntries(measured.flatMap((m) => [[m, p[m]!.mean] as const, [`${m}Interval`, p[m]!.interval] as const])),
      n: p.n,
    })),
    notes: [...measured.map(measureNote), "Intervals by bootstrap over fingers."],
  };
}

function measureNote(measure: Measure): string {
  return {
    agreement:
      "Agreement: share of the print's pixels that are ridge and valley as the generator's clean ridges have them; one half is chance.",
    certainty: "Certainty: mean orientation certainty level of the filtered print, 0–1.",
    contrast:
      "Contrast: Michelson contrast of the original grey levels between what came out as valley and as ridge, mean over blocks of 16 px.",
  }[measure];
}

function bandOf(points: readonly PointSummary[], measure: Measure) {
  return {
    y: points.map((p) => p[measure]!.mean),
    low: points.map((p) => p[measure]!.interval.low),
    high: points.map((p) => p[measure]!.interval.high),
  };
}

function captionOf(summary: readonly PointSummary[], data: string): string {
  return `Means over ${summary[0]?.n} prints of ${data}, one a finger; bands: 95 %, bootstrap over fingers.`;
}
