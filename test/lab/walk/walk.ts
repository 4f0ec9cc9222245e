import { comparisonTable, composeFigure, define, field, linePanel, z } from "ridgelab";
import { drawn } from "./drawn.js";
import { ground } from "./ground.js";

export default define({
  id: "walk",
  url: import.meta.url,
  title: "A random walk",
  summary: "How far a walk leads.",
  reproduces: [],
  budget: 5,
  usesData: false,
  config: z.strictObject({
    steps: field(z.int().min(1).default(4), "", "Steps."),
    width: field(z.number().min(0).default(1), "m", "Width of a step."),
  }),
  profiles: { smoke: {}, quick: {}, paper: {} },
  async stages({ run }) {
    const expected = await run(ground);
    return { ground: expected, drawn: await run(drawn, { ground: expected }) };
  },
  tables: {
    compared: {
      title: "Squared distances",
      build: ({ results: { drawn } }) =>
        comparisonTable({
          data: "paper's kind",
          comparisons: [
            { what: "steps", kind: "count", published: drawn.length, ours: drawn.length },
            { what: "first", kind: "count", published: 1, ours: drawn[0]! },
            { what: "last", kind: "count", published: 1000, ours: drawn.at(-1)! },
          ],
        }),
    },
  },
  figures: {
    walk: {
      title: "The walk",
      build: ({ results: { ground, drawn } }) =>
        composeFigure({
          panels: [
            linePanel({
              series: [
                { name: "expected", x: ground, y: ground },
                { name: "drawn", x: ground, y: drawn },
              ],
            }),
          ],
        }),
    },
  },
  metrics: ({ results: { drawn } }) => ({
    last: { value: drawn.at(-1)!, unit: "m²" },
    mean: { value: drawn.reduce((sum, value) => sum + value, 0) / drawn.length },
  }),
});
