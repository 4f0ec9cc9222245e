import { z } from "zod";
import { define, field, refs } from "../define.js";
import { distinct } from "../shared/distinct.js";
import { drawn } from "./drawn.js";
import { impressionsFigure, mastersFigure } from "./figures.js";
import { KINDS } from "./kinds.js";
import { pointsTable } from "./tables.js";

export const gallery = define({
  id: "gallery",
  title: "A gallery of pattern types and of synthetic prints",
  summary:
    "Paper B's Figure 1 names three pattern types: loop, delta or arc, spiral. and its text eight kinds of them. Here is one synthetic " +
    "master of each kind with its cores and deltas, and impressions of Henry's five classes at the generator's three qualities.",
  reproduces: refs("B", "figure-1", "pattern-types"),
  budget: 10,
  usesData: false,
  config: z.strictObject({
    finger: field(z.int().min(0).default(0), "", "Number of the finger, from which all but the class is drawn."),
    classes: field(
      distinct(z.enum(KINDS))
        .min(1)
        .default([...KINDS]),
      "",
      "Kinds shown.",
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
      title: "Pattern types: one master of each kind with its singular points",
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
