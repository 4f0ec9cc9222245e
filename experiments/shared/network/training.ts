import type { HalfRows } from "../../../src/network/features/halfRows.js";
import { type SplitBy, trainBySplit } from "../../../src/network/train/trainBySplit.js";
import type { VggWeights } from "../../../src/network/weights/vggWeights.js";
import { pick, type Received, stage } from "../../define.js";
import type { NetworkSettings } from "./fields.js";
import type { NetworkInputs } from "./inputs.js";
import { labelsOf } from "./labelsOf.js";

/** What a training takes of the settings. */
export const trainingSettings = pick(
  "pooling",
  "epochs",
  "batch",
  "shares",
  "learningRate",
  "optimizer",
  "momentum",
  "trained",
  "normMomentum",
  "dropout",
  "reestimate",
  "earlyStopping",
  "reduceOnPlateau",
);
export type TrainingSettings = Pick<NetworkSettings, (typeof trainingSettings.names)[number]>;

interface Inputs {
  readonly inputs: NetworkInputs;
  readonly weights: VggWeights;
  /** Of block5_conv1. */
  readonly features: HalfRows;
}

/** The network tuned on the training side of a split, and what it says of the test side. */
export const training = stage(
  import.meta.url,
  {
    name: ({ splitBy }) => `training by ${splitBy}`,
    config: trainingSettings,
    environment: ["backend"],
    stream: ({ splitBy }) => `vgg16-training/training by ${splitBy}`,
    cut: "whole",
  },
  ({
    config,
    inputs: { inputs, weights, features },
    given: { splitBy },
    work,
  }: Received<TrainingSettings, Inputs, { splitBy: SplitBy }>) => {
    const { items, classes } = inputs;
    const data = { features, labels: labelsOf(inputs) };
    const asked = { splitBy, items, shares: config.shares, data, classes: classes.length, weights, ...howToTrain(config) };
    return trainBySplit(asked, work.stream, work);
  },
);

/** The settings as a training takes them, but for the shares of the split. */
export function howToTrain({ pooling, shares: _, trained, normMomentum, dropout, ...options }: TrainingSettings) {
  return { pooling, layers: { trained, normMomentum, dropout }, options };
}
