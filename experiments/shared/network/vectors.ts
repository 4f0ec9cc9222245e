import { tailVectors } from "../../../src/network/features/tailVectors.js";
import type { SplitBy, TrainedNetwork } from "../../../src/network/train/trainBySplit.js";
import type { VggWeights } from "../../../src/network/weights/vggWeights.js";
import { type Received, stage } from "../../define.js";
import type { NetworkInputs } from "./inputs.js";

/** Where vectors come from: the network tuned by a split, or the one before tuning. */
export type VectorSource = SplitBy | "start";

interface Inputs {
  readonly inputs: NetworkInputs;
  readonly weights: VggWeights;
  /** Of block5_conv1. */
  readonly features: Uint16Array;
  /** Left out for the network before tuning. */
  readonly trained: TrainedNetwork | undefined;
}

/** The 100,352 values of block5_conv3 of every input. */
export const vectors = stage(
  import.meta.url,
  {
    name: ({ source }) => (source === "start" ? "vectors before tuning" : `vectors of the network tuned by ${source}`),
    environment: ["backend"],
  },
  ({ inputs: { inputs, weights, features, trained }, work }: Received<unknown, Inputs, { source: VectorSource }>) => {
    // The pooling comes after block5_conv3.
    const tail = { pooling: "average" as const, classes: inputs.classes.length, trained: trained?.weights };
    return tailVectors(weights, features, tail, work.progress);
  },
);
