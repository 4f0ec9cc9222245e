import { z } from "zod";
import { FINGER_CLASSES } from "../../src/synth/fingerClass.js";
import { define, field, refs } from "../define.js";
import { distinct } from "../shared/distinct.js";
import { drawn } from "./drawn.js";
import { impressionsFigure, mastersFigure } from "./figures.js";
import { pointsTable } from "./tables.js";

export const gallery = define({
  id: "gallery",
  title: "A gallery of pattern types and of synthetic prints",
  summary:
    "Paper B's Figure 1 names three pattern types: loop, delta or arc, spiral. Here is one synthetic master of each of Henry's five classes with its cores " +
    "and deltas, and impressions of each at the generator's three qualities.",
  reproduces: refs("B", "figure-1", "pattern-types"),
  budget: 20,
  usesData: false,
  config: z.strictObject({
    finger: field(z.int().min(0).default(0), "", "Number of the finger, from which all but the class is drawn."),
    classes: field(
      distinct(z.enum(FINGER_CLASSES))
        .min(1)
        .default([...FINGER_CLASSES]),
      "",
      "Classes shown.",
    ),
  }),
  profiles: { smoke: { classes: ["left loop"] }, quick: {}, paper: {} },

  async stages({ run }) {
    return { drawn: await run(drawn) };
  },

  tables: {
    points: {
      title: "Singular points of the masters",
      build: ({ results: { drawn } }) => pointsTable(drawn),
    },
  },

  figures: {
    "figure-1": {
      title: "Pattern types: one master of each class with its singular points",
      reproduces: refs("B", "figure-1"),
      build: ({ results: { drawn } }) => mastersFigure(drawn),
    },
    impressions: {
      title: "Impressions at the generator's three qualities",
      build: ({ results: { drawn } }) => impressionsFigure(drawn),
    },
  },

  metrics: ({ results: { drawn } }) => ({ masters: { value: drawn.length } }),
});
