import type { TrainedNetwork } from "../../src/network/train/trainBySplit.js";
import { type Received, stage } from "../define.js";
import { type Calibration, calibrationOf, type Named } from "../shared/network/calibrationOf.js";
import type { NetworkInputs } from "../shared/network/inputs.js";
import { labelsOf } from "../shared/network/labelsOf.js";
import { runsOf } from "../shared/network/ofSplits.js";

interface Inputs {
  readonly inputs: Pick<NetworkInputs, "items" | "classes">;
  /** By image and by impression, those that there are. */
  readonly image: TrainedNetwork | undefined;
  readonly impression: TrainedNetwork | undefined;
}

/** The tuned network's probabilities beside how often it is right, on the test side of each split. */
export const calibration = stage(
  import.meta.url,
  { stream: "vgg16-training/calibration" },
  ({ inputs: { inputs, image, impression }, work }: Received<unknown, Inputs>): Calibration[] => {
    const labels = labelsOf(inputs);
    return runsOf({ image, impression }).map((trained) => {
      const named = namedOf(trained, inputs.items, labels);
      return calibrationOf(`tuned by ${trained.splitBy}`, named, work.stream.substream(trained.splitBy));
    });
  },
);

/** What a network names its test pictures, and how surely. */
export function namedOf(
  { test, predictedReestimated, probabilities }: Pick<TrainedNetwork, "test" | "predictedReestimated" | "probabilities">,
  items: NetworkInputs["items"],
  labels: ArrayLike<number>,
): Named[] {
  const classes = probabilities.length / test.length;
  return test.map((item, i) => ({
    finger: items[item].finger,
    confidence: probabilities[i * classes + predictedReestimated[i]],
    right: predictedReestimated[i] === labels[item],
  }));
}
