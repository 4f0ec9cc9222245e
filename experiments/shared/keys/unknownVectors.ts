import { tailVectors } from "../../../src/network/features/tailVectors.js";
import type { TrainedNetwork } from "../../../src/network/train/trainBySplit.js";
import type { VggWeights } from "../../../src/network/weights/vggWeights.js";
import { type Received, stage } from "../../define.js";
import type { NetworkInputs } from "../network/inputs.js";
import type { VectorSource } from "../network/vectors.js";

interface Inputs {
  /** Of the enrolled fingers, for the number of classes. */
  readonly inputs: Pick<NetworkInputs, "classes">;
  readonly weights: VggWeights;
  /** Of block5_conv1, of the unknown fingers' prints. */
  readonly features: Uint16Array;
  /** Left out for the network before tuning. */
  readonly trained: TrainedNetwork | undefined;
}

/** The 100,352 values of block5_conv3 of the unknown fingers' prints, from a network that never saw them. */
export const unknownVectors = stage(
  import.meta.url,
  { name: ({ source }) => `vectors of unknown fingers, ${source}`, environment: ["backend"] },
  ({ inputs: { inputs, weights, features, trained }, work }: Received<unknown, Inputs, { source: VectorSource }>) => {
    const tail = { pooling: "average" as const, classes: inputs.classes.length, trained: trained?.weights };
    return tailVectors(weights, features, tail, work.progress);
  },
);
