import { z } from "zod";
import { SCALINGS } from "../../../src/keys/featureScaling.js";
import { AVERAGES } from "../../../src/keys/meanVector.js";
import { field } from "../../define.js";
import { annFields } from "../ann/fields.js";
import { networkFields } from "../network/fields.js";

const { splits: _, input, ...network } = networkFields;

/** Settings of what keys are made from: the network's and the ANN's, as in their own experiments, and the paper's scheme. */
export const keyFields = {
  ...network,
  input: input.extend({
    size: field(
      z.literal(224).default(224),
      "px",
      "Side of the network's square: the paper's matrix of 128 × 784 numbers needs 224.",
    ),
  }),
  fingers: field(z.int().min(2).max(1000).default(20), "", "Fingers that are enrolled, the first ones."),
  unknown: field(z.int().min(0).default(10), "", "Fingers after them that nobody enrols; at most half of those that there are."),
  split: field(
    z.enum(["impression", "image"]).default("impression"),
    "",
    "Split: no impression on two sides, or the paper's by image. The test side is tried.",
  ),
  identify: field(
    z.enum(["ann", "nearest-mean"]).default("ann"),
    "",
    "What names a print's finger: the paper's deep ANN, or the nearest mean, as `ridgelab key` has it.",
  ),
  features: field(
    z.enum(["tuned", "pretrained"]).default("tuned"),
    "",
    "Features of VGG16 tuned on the enrolled fingers, as the paper's, or as the weights come, as `ridgelab key` has them.",
  ),
  ...annFields,
  scaling: field(z.enum(SCALINGS).default("perFeature"), "", "What features are scaled to 0–1 by; the paper leaves it open."),
  average: field(z.enum(AVERAGES).default("mean"), "", "Of a finger's vectors; the paper says both."),
  background: z.strictObject({
    fingers: field(
      z.int().min(2).max(10_000).default(40),
      "",
      "Synthetic fingers that stand for all who are not enrolled: the nearest mean's and the commitment's statistics come from them.",
    ),
    impressions: field(z.int().min(2).max(12).default(4), "", "Prints of each."),
  }),
};

/** What the profiles change of them. */
export const keyProfiles = {
  smoke: {
    fingers: 4,
    unknown: 1,
    impressions: [4],
    input: { copies: 0 },
    weights: "untrained",
    epochs: 1,
    reestimate: 4,
    ann: { epochs: 2 },
    background: { fingers: 3, impressions: 2 },
  },
};

const settings = z.strictObject(keyFields);

/** Settings of what keys are made from. */
export type KeySettings = z.output<typeof settings>;
