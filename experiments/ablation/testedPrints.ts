import { lossAndAccuracy } from "../../src/network/train/head.js";
import type { TrainedNetwork } from "../../src/network/train/trainBySplit.js";
import { pick, type Received, stage } from "../define.js";
import type { NetworkSettings } from "../shared/network/fields.js";
import type { NetworkInputs } from "../shared/network/inputs.js";
import { labelsOf } from "../shared/network/labelsOf.js";

/** What a network says of one test print. */
export interface TestedPrint {
  readonly finger: string;
  readonly impression: string;
  /** Whether it is named rightly. */
  readonly right: boolean;
  /** Cross-entropy: minus the natural logarithm of the probability of its finger, which is clipped as Keras clips it. */
  readonly loss: number;
}

/** A network's test, print by print, BatchNorm with re-estimated statistics. */
export interface TestedPrints {
  readonly prints: readonly TestedPrint[];
  /** Pictures trained on, and training steps taken. */
  readonly training: number;
  readonly steps: number;
}

/** What a tuned network says of each print of its test side. */
export const testedPrints = stage(
  import.meta.url,
  { config: pick("batch") },
  ({
    config: { batch },
    inputs: { inputs, trained },
  }: Received<Pick<NetworkSettings, "batch">, { inputs: NetworkInputs; trained: TrainedNetwork }>): TestedPrints => {
    const classes = inputs.classes.length;
    const labels = labelsOf(inputs);
    const prints = trained.test.map((item, i): TestedPrint => {
      const { finger, impression } = inputs.items[item];
      const own = trained.probabilities.subarray(i * classes, (i + 1) * classes);
      const { loss, accuracy } = lossAndAccuracy(own, [labels[item]]);
      return { finger, impression, right: accuracy === 1, loss };
    });
    const training = trained.training.length;
    return { prints, training, steps: trained.history.length * Math.ceil(training / batch) };
  },
);
