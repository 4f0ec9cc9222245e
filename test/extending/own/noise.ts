import { composeFigure, define, field, linePanel, z } from "ridgelab";
import { counts } from "./counts.js";

export default define({
  id: "noise",
  url: import.meta.url,
  title: "Minutiae under noise",
  summary: "How many minutiae are found in prints under normal noise.",
  reproduces: [],
  budget: 30,
  config: z.strictObject({
    fingers: field(z.int().min(2).default(10), "", "Fingers, of each the first impression."),
    levels: field(z.array(z.number().min(0)).default([0, 5, 10, 20]), "grey levels", "Standard deviations of the noise."),
  }),
  profiles: { smoke: { fingers: 2, levels: [0, 10] }, quick: {}, paper: { fingers: 100 } },
  stages: async ({ run }) => ({ counts: await run(counts) }),
  tables: {
    counts: {
      title: "Minutiae under noise",
      build: ({ results }) => ({
        columns: [
          { key: "level", label: "noise", unit: "grey levels" },
          { key: "mean", label: "minutiae, mean", decimals: 1 },
          { key: "interval", label: "95 % interval", interval: true, decimals: 1 },
          { key: "n", label: "prints" },
        ],
        rows: results.counts.map(({ level, mean, interval, n }) => ({ level, mean, interval, n })),
        notes: ["Intervals: Student's t over prints of different fingers."],
      }),
    },
  },
  figures: {
    counts: {
      title: "Minutiae under noise",
      build: ({ data, results: { counts } }) => ({
        caption: `Means over ${counts[0].n} prints of ${data.name}; band: 95 %, Student's t.`,
        ...composeFigure({
          panels: [
            linePanel({
              x: { title: "noise (grey levels)" },
              y: { title: "minutiae" },
              series: [
                {
                  x: counts.map(({ level }) => level),
                  y: counts.map(({ mean }) => mean),
                  low: counts.map(({ interval, least }) => interval?.low ?? least),
                  high: counts.map(({ interval, most }) => interval?.high ?? most),
                },
              ],
            }),
          ],
        }),
      }),
    },
  },
  metrics: ({ results: { counts } }) =>
    Object.fromEntries(counts.map(({ level, mean, n }) => [`minutiae at ${level}`, { value: mean, n }])),
});
