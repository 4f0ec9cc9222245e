import { z } from "zod";
import { composeFigure } from "../../src/figures/panel.js";
import { picturePanel } from "../../src/figures/picturePanel.js";
import { field, task } from "../../src/lab/experiment.js";
import { FINGER_CLASSES } from "../../src/synth/fingerClass.js";
import { QUALITIES } from "../../src/synth/quality.js";
import { define } from "../define.js";
import type { drawClass } from "./drawClass.js";

const draw = task<typeof drawClass>(import.meta.url, "./drawClass.js");

export const gallery = define({
  id: "gallery",
  title: "A gallery of pattern types and of synthetic prints",
  summary:
    "Paper B's Figure 1 names three pattern types: loop, delta or arc, spiral. Here is one synthetic master of each of Henry's five classes with its cores " +
    "and deltas, and impressions of each at the generator's three qualities.",
  reproduces: [
    { paper: "B", item: "figure-1" },
    { paper: "B", item: "pattern-types" },
  ],
  budget: 20,
  usesData: false,
  config: z.strictObject({
    finger: field(z.int().min(0).default(0), "", "Number of the finger, which draws all but the class."),
    classes: field(
      z
        .array(z.enum(FINGER_CLASSES))
        .min(1)
        .default([...FINGER_CLASSES]),
      "",
      "Classes shown.",
    ),
  }),
  profiles: { smoke: { classes: ["left loop"] }, quick: {}, paper: {} },

  async stages({ config, stage }) {
    const drawn = await stage("drawn", { config, random: true, code: [draw] }, (_, work) =>
      work.map(draw, config.classes, (fingerClass) => [work.seed, config.finger, fingerClass]),
    );
    return { drawn };
  },

  tables: {
    points: {
      title: "Singular points of the masters",
      build: ({ results: { drawn } }) => ({
        columns: [
          { key: "class", label: "class" },
          { key: "type", label: "paper B's type" },
          { key: "cores", label: "cores" },
          { key: "deltas", label: "deltas" },
        ],
        rows: drawn.map(({ fingerClass, points }) => ({
          class: fingerClass,
          type: paperType(fingerClass),
          cores: points.filter((p) => p.kind === "core").length,
          deltas: points.filter((p) => p.kind === "delta").length,
        })),
      }),
    },
  },

  figures: {
    "figure-1": {
      title: "Pattern types: one master of each class with its singular points",
      reproduces: [{ paper: "B", item: "figure-1" }],
      build: ({ results: { drawn } }) => {
        const panels = drawn.map(({ fingerClass, master, points }) => {
          const at = (kind: "core" | "delta") => points.filter((p) => p.kind === kind);
          return picturePanel(master, {
            heading: fingerClass,
            overlay: [
              { x: at("core").map((p) => p.x), y: at("core").map((p) => p.y), mode: "markers", style: 4 },
              { x: at("delta").map((p) => p.x), y: at("delta").map((p) => p.y), mode: "markers", style: 1 },
            ],
          });
        });
        const caption =
          "Synthetic masters, clean ridges. Crosses: cores; squares: deltas. Paper B's loop: left and right loop; its delta or arc: arch and tented arch; its spiral: whorl.";
        return composeFigure({ panels, columns: panels.length, width: 7.16, caption });
      },
    },
    impressions: {
      title: "Impressions at the generator's three qualities",
      build: ({ results: { drawn } }) =>
        composeFigure({
          panels: QUALITIES.flatMap((quality, q) =>
            drawn.map(({ fingerClass, impressions }) =>
              picturePanel(impressions[q], { heading: q === 0 ? `${fingerClass}, ${quality}` : quality }),
            ),
          ),
          columns: drawn.length,
          width: 7.16,
          caption: "One impression of each finger of the figure before, 388×374 pixels at 500 dpi; rows: easy, medium, hard.",
        }),
    },
  },

  metrics: ({ results: { drawn } }) => ({ masters: { value: drawn.length } }),
});

/** The three types of paper B's Figure 1, by its words. */
function paperType(fingerClass: string): string {
  if (fingerClass === "whorl") return "spiral";
  return fingerClass.endsWith("arch") ? "delta or arc" : "loop";
}
