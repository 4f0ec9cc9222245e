import { z } from "zod";
import { linePanel, type Series } from "../../src/figures/linePanel.js";
import { composeFigure } from "../../src/figures/panel.js";
import { stepPanel } from "../../src/figures/stepPanel.js";
import { field } from "../../src/lab/experiment.js";
import { clopperPearson } from "../../src/metrics/clopperPearson.js";
import { wilson } from "../../src/metrics/wilson.js";
import { publishedNumber } from "../../src/papers.js";
import { empiricalStep } from "../../src/random/empiricalStep.js";
import { irwinHallCdf } from "../../src/random/irwinHallCdf.js";
import { normalCdf } from "../../src/random/normalCdf.js";
import { normalPdf } from "../../src/random/normalPdf.js";
import { normalQuantile } from "../../src/random/normalQuantile.js";
import { comparisonTable } from "../../src/tables/comparisonTable.js";
import { define } from "../define.js";
import { range } from "../shared/range.js";
import { HISTOGRAM_REACH, type Law, type LawSample } from "./sampleLaw.js";
import { samples } from "./samples.js";

export const normalLaw = define({
  id: "normal-law",
  title: "The normal law by the inverse function, and by sums of uniform numbers",
  summary:
    "Paper B's section 2: normal numbers as x = F⁻¹(r), the step function, the density, the rule of three sigmas. Beside them the paper's other " +
    "way, the sum of 'more than ten' uniform numbers, with what it gets wrong: the tails, which are where error rates of 0.001 % live.",
  reproduces: [
    { paper: "B", item: "equation-1" },
    { paper: "B", item: "equation-2" },
    { paper: "B", item: "equation-3" },
    { paper: "B", item: "equation-4" },
    { paper: "B", item: "equation-5" },
    { paper: "B", item: "inverse-function" },
    { paper: "B", item: "scaling" },
    { paper: "B", item: "three-sigma" },
    { paper: "B", item: "more-than-ten-uniforms" },
    { paper: "B", item: "step-function" },
    { paper: "B", item: "figure-2" },
    { paper: "B", item: "figure-3" },
    { paper: "B", item: "figure-4" },
    { paper: "B", item: "figure-5" },
  ],
  budget: 10,
  usesData: false,
  config: z.strictObject({
    draws: field(z.int().min(1000).max(200_000_000).default(1_000_000), "", "Numbers drawn by each method."),
    sums: field(z.array(z.int().min(1).max(30)).default([10, 12, 24]), "", "How many uniform numbers are summed; one row each."),
    tails: field(z.array(z.number().min(0).max(8)).default([1, 2, 3, 4, 5]), "σ", "Thresholds of the table of tails."),
    testSizes: field(
      z.array(z.int().min(500)).default([1000, 10_000, 100_000, 1_000_000]),
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
      reproduces: [{ paper: "B", item: "three-sigma" }],
      build: ({ config, results: { samples } }) => {
        const inverse = samples[0];
        const comparisons = [1, 2, 3].flatMap((k) => {
          const published = publishedNumber("B", "three-sigma", "rows", k, "share");
          const exact = {
            what: `share within ${k}σ by the law (%)`,
            kind: "constant" as const,
            published,
            ours: 100 * (1 - 2 * normalCdf(-k)),
          };
          const at = config.tails.indexOf(k);
          if (at < 0) return [exact];
          const hits = inverse.draws - inverse.beyond[at];
          const interval = percent(wilson(hits, inverse.draws));
          const drawn = {
            what: `share within ${k}σ among the numbers drawn (%)`,
            kind: "constant" as const,
            published,
            ours: (100 * hits) / inverse.draws,
          };
          return [exact, { ...drawn, interval, n: inverse.draws }];
        });
        return comparisonTable({
          comparisons,
          data: "paper's kind",
          notes: ["Intervals: Wilson. A published share is equal where ours rounds to it."],
        });
      },
    },
    tails: {
      title: "Beyond z standard deviations, both sides: the normal law, the inverse function, and sums of k uniform numbers",
      reproduces: [{ paper: "B", item: "more-than-ten-uniforms" }],
      build: ({ config, results: { samples } }) => ({
        columns: [
          { key: "z", label: "z" },
          { key: "method", label: "method" },
          { key: "exact", label: "exact probability" },
          { key: "ratio", label: "ratio to the normal law", decimals: 4 },
          { key: "drawn", label: "drawn" },
          { key: "n", label: "n" },
          { key: "share", label: "share" },
          { key: "interval", label: "95 % interval", interval: true },
        ],
        rows: config.tails.flatMap((threshold, t) =>
          samples.map(({ law, beyond, draws }) => {
            const exact = twoSidedTail(law, threshold);
            return {
              z: threshold,
              method: methodName(law),
              exact,
              ratio: exact / twoSidedTail("inverse", threshold),
              drawn: beyond[t],
              n: draws,
              share: beyond[t] / draws,
              interval: clopperPearson(beyond[t], draws),
            };
          }),
        ),
        notes: [
          "Exact: Irwin–Hall law for sums. Intervals: Clopper–Pearson; at zero hits the upper limit is about 3.7/n (one-sided 95 %: the rule of three, 3/n).",
          "A sum of k uniform numbers cannot leave ±√(3k): 5.48 σ for 10, 6 σ for 12, 8.49 σ for 24.",
        ],
      }),
    },
    moments: {
      title: "Moments of the numbers drawn",
      build: ({ results: { samples } }) => ({
        columns: [
          { key: "method", label: "method" },
          { key: "mean", label: "mean", decimals: 5 },
          { key: "variance", label: "variance", decimals: 5 },
          { key: "kurtosis", label: "excess kurtosis", decimals: 4 },
          { key: "exact", label: "exact excess kurtosis", decimals: 4 },
          { key: "n", label: "n" },
        ],
        rows: samples.map(({ law, mean, variance, excessKurtosis, draws }) => ({
          method: methodName(law),
          mean,
          variance,
          kurtosis: excessKurtosis,
          exact: law === "inverse" ? 0 : -6 / (5 * law),
          n: draws,
        })),
        notes: ["Exact excess kurtosis of a sum of k uniform numbers: −6/(5k)."],
      }),
    },
    fit: {
      title: "Tests of the numbers drawn against the normal law",
      build: ({ results: { samples } }) => ({
        columns: [
          { key: "method", label: "method" },
          { key: "n", label: "n" },
          { key: "d", label: "D", decimals: 5 },
          { key: "dp", label: "p (Kolmogorov–Smirnov)" },
          { key: "a", label: "A²", decimals: 3 },
          { key: "ap", label: "p (Anderson–Darling)" },
          { key: "c", label: "χ² (99 df)", decimals: 1 },
          { key: "cp", label: "p (χ²)" },
          { key: "verdict", label: "at 1 %" },
        ],
        rows: samples.flatMap(({ law, tests }) =>
          tests.map((t) => {
            const rejected = [t.kolmogorovSmirnov, t.andersonDarling, t.chiSquare].filter(({ p }) => p < 0.01).length;
            return {
              method: methodName(law),
              n: t.n,
              d: t.kolmogorovSmirnov.statistic,
              dp: t.kolmogorovSmirnov.p,
              a: t.andersonDarling.statistic,
              ap: t.andersonDarling.p,
              c: t.chiSquare.statistic,
              cp: t.chiSquare.p,
              verdict: rejected === 0 ? "not rejected" : `rejected by ${rejected} of 3`,
            };
          }),
        ),
        notes: [
          "Each sample is the beginning of the same draws. χ² over 100 classes of equal probability. Of true normal samples one test in a hundred rejects at 1 %.",
        ],
      }),
    },
  },

  figures: {
    "figure-2": {
      title: "A discrete distribution function is a step function",
      reproduces: [
        { paper: "B", item: "figure-2" },
        { paper: "B", item: "equation-1" },
      ],
      build: ({ config }) => {
        const sums = diceSums(config.dice);
        const law = empiricalStep(
          sums.map((_, s) => s),
          sums,
        );
        const x = Array.from(law.values).filter((_, i) => law.jumps[i] > 0);
        const after = x.map((v) => law.at(v + 0.5));
        const reach: [number, number] = [x[0] - 1.5, x.at(-1)! + 1.5];
        const panel = stepPanel(
          { x, y: after, atJump: "lower" },
          { x: { title: "x", range: reach }, y: { title: "F(x) = P(X < x)", range: [-0.05, 1.05] } },
        );
        return composeFigure({
          panels: [panel],
          caption: `The sum of ${config.dice} dice; the jumps are the probabilities and sum to one. At a jump F takes the lower level, for F(x) = P(X < x).`,
        });
      },
    },
    "figure-3": {
      title: "The density of the normal law and the numbers drawn by the inverse function",
      reproduces: [
        { paper: "B", item: "figure-3" },
        { paper: "B", item: "equation-3" },
      ],
      build: ({ config, results: { samples } }) => {
        const { histogram, draws } = samples[0];
        const step = (2 * HISTOGRAM_REACH) / config.classes;
        const centres = histogram.map((_, i) => -HISTOGRAM_REACH + (i + 0.5) * step);
        const x = range(-4, 4, 320);
        const band = (k: number, style: number): Series => {
          const inside = range(-k, k, 100);
          return { x: inside, low: inside.map(() => 0), high: inside.map(normalPdf), style };
        };
        const share = (k: number): string => `${k}σ: ${(100 * (1 - 2 * normalCdf(-k))).toFixed(1)} %`;
        return composeFigure({
          legend: false,
          panels: [
            linePanel({
              series: [
                band(3, 0),
                band(2, 0),
                band(1, 0),
                { name: "density (3)", x, y: x.map(normalPdf), style: 0 },
                { name: "drawn", x: centres, y: histogram.map((c) => c / draws / step), mode: "markers", style: 2 },
              ],
              x: { title: "x (σ)", range: [-4, 4] },
              y: { title: "density", range: [0, 0.44] },
              labels: [1, 2, 3].map((k) => ({ text: share(k), x: 3.9, y: 0.41 - 0.035 * (k - 1), anchor: "right" as const })),
            }),
          ],
          caption: `Line: equation 3 with m = 0, σ = 1, its area within one, two and three σ shaded. Triangles: ${draws.toLocaleString("en")} numbers by the inverse function.`,
        });
      },
    },
    "figure-4": {
      title: "The inverse function: a uniform number r becomes x",
      reproduces: [
        { paper: "B", item: "figure-4" },
        { paper: "B", item: "equation-5" },
      ],
      build: () => {
        const x = range(-3.5, 3.5, 280);
        const r = 0.85;
        const at = normalQuantile(r);
        const inside = range(-3.5, at, 200);
        return composeFigure({
          width: 7.16,
          aspect: 0.42,
          legend: false,
          panels: [
            linePanel({
              heading: "density f(x)",
              series: [
                { x: inside, low: inside.map(() => 0), high: inside.map(normalPdf), style: 0 },
                { x, y: x.map(normalPdf), style: 0 },
              ],
              x: { title: "x", range: [-3.5, 3.5] },
              y: { title: "f(x)", range: [0, 0.43] },
              guides: [{ x: at }],
              labels: [{ text: `area r = ${r}`, x: -0.2, y: 0.12 }],
            }),
            linePanel({
              heading: "distribution function F(x)",
              series: [
                { x, y: x.map(normalCdf), style: 0 },
                { x: [at], y: [r], mode: "markers", style: 2 },
              ],
              x: { title: "x = F<sup>−1</sup>(r)", range: [-3.5, 3.5] },
              y: { title: "r = F(x)", range: [0, 1.03] },
              guides: [{ x: at, y: r }],
              labels: [{ text: `x = ${at.toFixed(3)}`, x: at + 0.15, y: 0.1, anchor: "left" as const }],
            }),
          ],
          caption: `r = ${r} gives x = F⁻¹(r) = ${at.toFixed(4)}: the area under the density to the left of x is r.`,
        });
      },
    },
    "figure-5": {
      title: "The inverse function x = G(y)",
      reproduces: [{ paper: "B", item: "figure-5" }],
      build: () => {
        const y = range(0.0005, 0.9995, 999);
        return composeFigure({
          panels: [
            linePanel({
              series: [{ x: y, y: y.map((p) => normalQuantile(p)) }],
              x: { title: "y", range: [0, 1] },
              y: { title: "x = G(y)", range: [-3.6, 3.6] },
              guides: [{ x: 0.5 }, { y: 0 }],
            }),
          ],
          caption: "The quantile function of the normal law, by Wichura's algorithm AS 241.",
        });
      },
    },
    tails: {
      title: "What sums of uniform numbers lose in the tails",
      reproduces: [{ paper: "B", item: "more-than-ten-uniforms" }],
      build: ({ config, results: { samples } }) => {
        const z = range(0, 6, 120);
        const laws: Law[] = ["inverse", ...config.sums];
        const far = laws.map((law): Series => {
          const shown = z.filter((v) => twoSidedTail(law, v) > 1e-10);
          return { name: methodName(law), x: shown, y: shown.map((v) => twoSidedTail(law, v)) };
        });
        const ratios = config.sums.map((k, i): Series => {
          const shown = z.filter((v) => twoSidedTail(k, v) > 0);
          return {
            name: methodName(k),
            style: i + 1,
            x: shown,
            y: shown.map((v) => twoSidedTail(k, v) / twoSidedTail("inverse", v)),
          };
        });
        const points = samples.map((s, i): Series => {
          const hit = config.tails.map((t, j) => ({ t, share: s.beyond[j] / s.draws })).filter(({ share }) => share > 0);
          return { x: hit.map(({ t }) => t), y: hit.map(({ share }) => share), mode: "markers", style: i };
        });
        return composeFigure({
          width: 7.16,
          aspect: 0.48,
          panels: [
            linePanel({
              heading: "P(|Z| > z)",
              series: [...far, ...points],
              x: { title: "z (σ)", range: [0, 6.2] },
              y: { title: "probability", log: true, range: [1e-9, 1.5] },
            }),
            linePanel({
              heading: "ratio to the normal law",
              series: ratios,
              x: { title: "z (σ)", range: [0, 6.2] },
              y: { title: "ratio", range: [0, 1.1] },
              guides: [{ y: 1 }],
            }),
          ],
          caption: `Lines: exact (Irwin–Hall). Markers: shares among ${samples[0].draws.toLocaleString("en")} numbers drawn by each method. A sum of k uniform numbers ends at √(3k) σ.`,
        });
      },
    },
  },

  metrics({ config, results: { samples } }) {
    const at = config.tails.indexOf(3);
    const tail = (s: LawSample) => {
      const { low, high } = clopperPearson(s.beyond[at], s.draws);
      return { value: s.beyond[at] / s.draws, interval: [low, high] as const, n: s.draws };
    };
    return Object.fromEntries([
      ...(at < 0 ? [] : samples.map((s) => [`beyond 3σ, ${methodName(s.law)}`, tail(s)] as const)),
      ...samples.map((s) => [`excess kurtosis, ${methodName(s.law)}`, { value: s.excessKurtosis, n: s.draws }] as const),
    ]);
  },
});

function methodName(law: Law): string {
  return law === "inverse" ? "inverse function" : `sum of ${law}`;
}

/** P(|Z| > z) of a law with mean 0 and variance 1. */
function twoSidedTail(law: Law, z: number): number {
  return 2 * (law === "inverse" ? normalCdf(-z) : irwinHallCdf(-z, law));
}

/** In how many ways n dice show each sum; the index is the sum. */
function diceSums(dice: number): number[] {
  let ways = [1];
  for (let d = 0; d < dice; d++) {
    ways = Array.from({ length: ways.length + 6 }, (_, s) =>
      [1, 2, 3, 4, 5, 6].reduce((sum, face) => sum + (ways[s - face] ?? 0), 0),
    );
  }
  return ways;
}

function percent({ low, high }: { low: number; high: number }): { low: number; high: number } {
  return { low: 100 * low, high: 100 * high };
}
