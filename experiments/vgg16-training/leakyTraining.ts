import type { HalfRows } from "../../src/network/features/halfRows.js";
import { type TrainedNetwork, trainOnSplit } from "../../src/network/train/trainBySplit.js";
import type { VggWeights } from "../../src/network/weights/vggWeights.js";
import { type Received, stage } from "../define.js";
import type { NetworkInputs } from "../shared/network/inputs.js";
import { labelsOf } from "../shared/network/labelsOf.js";
import { howToTrain, type TrainingSettings, trainingSettings } from "../shared/network/training.js";
import { leakySplit } from "./leakySplit.js";

interface Inputs {
  readonly inputs: NetworkInputs;
  readonly weights: VggWeights;
  /** Of block5_conv1. */
  readonly features: HalfRows;
  /** By impression. */
  readonly clean: TrainedNetwork;
}

/**
 * The training by impression once more, with copies of the test impressions among its pictures. It has that training's stream: the same
 * first weights, and the same order of places.
 */
export const leakyTraining = stage(
  import.meta.url,
  { config: trainingSettings, environment: ["backend"], stream: "vgg16-training/training by impression", cut: "whole" },
  ({ config, inputs: { inputs, weights, features, clean }, work }: Received<TrainingSettings, Inputs>) => {
    const split = leakySplit(inputs.items, clean, work.stream.substream("leak"));
    const data = { features, labels: labelsOf(inputs) };
    const asked = { splitBy: "impression" as const, data, classes: inputs.classes.length, weights, ...howToTrain(config) };
    return trainOnSplit(asked, split, work.stream, work);
  },
);
