import { define, field, z } from "ridgelab";
import { means } from "./means.js";

export default define({
  id: "brightness",
  url: import.meta.url,
  title: "Mean grey level",
  summary: "How bright each finger's first print is.",
  reproduces: [],
  budget: 5,
  config: z.strictObject({ fingers: field(z.int().min(1).default(3), "", "Fingers.") }),
  profiles: { smoke: { fingers: 2 }, quick: {}, paper: { fingers: 20 } },
  stages: async ({ run }) => ({ means: await run(means) }),
  tables: {
    means: {
      title: "Mean grey levels",
      build: ({ results }) => ({
        columns: [{ key: "mean", label: "mean grey level" }],
        rows: results.means.map((mean) => ({ mean })),
      }),
    },
  },
  figures: {},
  metrics: ({ results }) => ({ first: { value: results.means[0] ?? 0, unit: "grey levels" } }),
});
