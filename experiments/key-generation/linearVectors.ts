import { tailVectors } from "../../src/network/features/tailVectors.js";
import type { TrainedNetwork } from "../../src/network/train/trainBySplit.js";
import type { VggWeights } from "../../src/network/weights/vggWeights.js";
import { type Received, stage } from "../define.js";
import type { NetworkInputs } from "../shared/network/inputs.js";

interface Inputs {
  readonly inputs: Pick<NetworkInputs, "classes">;
  readonly weights: VggWeights;
  /** Of block5_conv1. */
  readonly features: Uint16Array;
  /** Left out for the network before tuning. */
  readonly trained: TrainedNetwork | undefined;
}

/** What block5_conv3 puts out before its ReLU, of every print and copy of the enrolled fingers. */
export const linearVectors = stage(
  import.meta.url,
  { name: "vectors before the ReLU", environment: ["backend"] },
  ({ inputs: { inputs, weights, features, trained }, work }: Received<unknown, Inputs>) => {
    const tail = { pooling: "average" as const, classes: inputs.classes.length, trained: trained?.weights, linear: true };
    return tailVectors(weights, features, tail, work.progress);
  },
);
