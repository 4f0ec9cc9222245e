import { z } from "zod";
import { SHIPPED_WEIGHTS } from "../../../src/network/weights/listWeights.js";
import { field } from "../../define.js";

/** Which weights VGG16 starts from. */
export const weightsField = field(
  z.string().default(SHIPPED_WEIGHTS),
  "",
  "Weights of VGG16: fingerprints (the lab's own), data-dependent, untrained, or a name that `ridgelab weights add` gave.",
);

/** Settings of the tuned network: what it is trained on, and how. */
export const networkFields = {
  fingers: field(z.int().min(2).max(1000).default(20), "", "Fingers, the classes."),
  impressions: field(
    z.array(z.int().min(2).max(100)).min(1).default([8]),
    "",
    "Impressions of each finger; a list is gone through finger by finger.",
  ),
  splits: field(
    z
      .array(z.enum(["image", "impression"]))
      .min(1)
      .default(["image", "impression"]),
    "",
    "Splits: by image, after augmentation, as is inferred of the paper; or by impression, none of which stands on two sides.",
  ),
  input: z.strictObject({
    picture: field(
      z.enum(["scanned", "enhanced"]).default("enhanced"),
      "",
      "What the network sees: the scan, or the print normalised and Gabor-filtered.",
    ),
    align: field(z.enum(["none", "core"]).default("core"), "", "Whether prints are moved and turned to their core."),
    window: field(z.int().min(100).max(600).default(300), "px", "Pixels of the print that the network's square shows across."),
    size: field(
      z.int().multipleOf(32).min(64).max(448).default(224),
      "px",
      "Side of that square: 224 is VGG16's, and the paper's.",
    ),
    copies: field(z.int().min(0).max(20).default(1), "", "Augmented copies of each impression."),
    rotation: field(z.number().min(0).max(90).default(10), "degrees", "Largest rotation of a copy."),
    shift: field(z.number().min(0).max(100).default(10), "px", "Largest shift of a copy."),
    scale: field(z.number().min(0).max(0.9).default(0.05), "share", "Largest change of a copy's size."),
    shear: field(z.number().min(0).max(1).default(0.05), "tangent of the angle", "Largest horizontal shear of a copy."),
    brightness: field(z.number().min(0).max(255).default(12), "grey levels", "Most that is added to a copy's grey levels."),
    contrast: field(
      z.number().min(0).max(1).default(0.15),
      "share",
      "Largest change of a copy's contrast about the middle grey.",
    ),
    elastic: field(z.number().min(0).max(50).default(3), "px", "Largest elastic displacement of a copy."),
    elasticSpacing: field(z.number().min(1).max(600).default(40), "px", "Between the points where it is drawn."),
  }),
  shares: z.strictObject({
    test: field(z.number().min(0.01).max(0.9).default(0.2), "share", "Of all that is tested (A, Algorithm 1)."),
    validation: field(z.number().min(0).max(0.9).default(0.2), "share", "Of the rest that is watched."),
  }),
  weights: weightsField,
  pooling: field(
    z.enum(["average", "maximum"]).default("average"),
    "",
    "Pooling before BatchNorm; the published counts leave it open.",
  ),
  epochs: field(z.int().min(1).max(1000).default(8), "", "Epochs."),
  batch: field(z.int().min(1).max(256).default(8), "", "Prints a training step."),
  learningRate: field(z.number().positive().max(1).default(1e-4), "", "Learning rate (Table 3)."),
  optimizer: field(z.enum(["adam", "sgd", "rmsprop"]).default("adam"), "", "Optimiser; the paper does not state it."),
  momentum: field(z.number().min(0).max(0.999).default(0), "", "Momentum of sgd; 0 is plain gradient descent."),
  trained: field(
    z.enum(["block5_conv2 and block5_conv3", "block5_conv3", "head"]).default("block5_conv2 and block5_conv3"),
    "",
    "Convolutions that are trained below the head (Table 2 has both); head: none.",
  ),
  normMomentum: field(
    z.number().min(0).max(0.9999).default(0.99),
    "",
    "Momentum of BatchNorm's moving statistics; Keras's is 0.99.",
  ),
  dropout: field(
    z.number().min(0).max(0.95).default(0),
    "share",
    "Of the normalised features that a training step leaves out before the softmax; the published counts leave it open.",
  ),
  reestimate: field(
    z.int().min(0).default(64),
    "",
    "Training prints on which BatchNorm's statistics are estimated again after each epoch; 0 does not.",
  ),
  earlyStopping: field(
    z.int().min(0).default(0),
    "epochs",
    "Ends training after so many epochs without a better validation loss; 0 never.",
  ),
  reduceOnPlateau: field(z.int().min(0).default(0), "epochs", "Divides the learning rate by ten after so many; 0 never."),
};

/**
 * Paper A's prints, with six copies each: 14 fingers of 10 impressions and 6 of 12, so that classes 13 to 19 have the 70 and 84 vectors of
 * Table 11.
 */
const PAPER_PRINTS = {
  impressions: [10, 10, 12, 10, 10, 12, 10, 10, 12, 10, 10, 10, 10, 10, 10, 12, 12, 12, 10, 10],
  input: { copies: 6 },
};

/** What the profiles change of them. */
export const networkProfiles = {
  smoke: {
    fingers: 2,
    impressions: [4],
    input: { copies: 0, size: 64 },
    weights: "untrained",
    epochs: 1,
    reestimate: 4,
    splits: ["impression" as const],
  },
  paper: {
    reestimate: 128,
    ...PAPER_PRINTS,
    epochs: 100,
    batch: 32,
  },
};

const settings = z.strictObject(networkFields);

/** Settings of the tuned network. */
export type NetworkSettings = z.output<typeof settings>;
