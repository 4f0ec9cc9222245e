import { type ClassScores, type Confusion, classScores, confusion } from "../../../src/metrics/confusion.js";
import type { SplitBy, TrainedNetwork } from "../../../src/network/train/trainBySplit.js";
import { type Received, stage } from "../../define.js";
import type { NetworkInputs } from "./inputs.js";
import { labelsOf } from "./labelsOf.js";
import { type Scores, scoresOf } from "./scoresOf.js";

/** A network, or an ANN on its vectors, as far as its test goes. */
export type TestedRun = Pick<TrainedNetwork, "splitBy" | "sizes" | "test" | "predicted" | "predictedReestimated">;

/** What a test says. */
export interface TestScores {
  readonly splitBy: SplitBy;
  /** Inputs trained on. */
  readonly training: number;
  /** With BatchNorm's statistics re-estimated, as all that follows. */
  readonly scores: Scores;
  readonly confusion: Confusion;
  readonly byClass: readonly ClassScores[];
  /** With BatchNorm's moving statistics. */
  readonly moving: Scores;
}

/** The scores on the test side of a split. */
export const testScores = stage(
  import.meta.url,
  {
    name: ({ splitBy }) => `scores by ${splitBy}`,
    stream: ({ experiment, splitBy }) => `${experiment}/scores by ${splitBy}`,
  },
  ({
    inputs: { inputs, tested },
    work: { stream },
  }: Received<
    unknown,
    { inputs: NetworkInputs; tested: TestedRun },
    { experiment: "vgg16-training" | "deep-ann"; splitBy: SplitBy }
  >): TestScores => {
    const labels = labelsOf(inputs);
    const actual = tested.test.map((item) => labels[item]);
    const classes = inputs.classes.length;
    const counted = confusion(actual, tested.predictedReestimated, classes);
    return {
      splitBy: tested.splitBy,
      training: tested.sizes.training,
      scores: scoresOf(actual, tested.predictedReestimated, classes, stream.substream("re-estimated")),
      confusion: counted,
      byClass: classScores(counted),
      moving: scoresOf(actual, tested.predicted, classes, stream.substream("moving")),
    };
  },
);
