import { startBackend } from "../../../src/network/engine/startBackend.js";
import type { HalfRows } from "../../../src/network/features/halfRows.js";
import type { SplitBy, TrainedNetwork } from "../../../src/network/train/trainBySplit.js";
import type { VggWeights } from "../../../src/network/weights/vggWeights.js";
import { type Received, stage } from "../../define.js";
import type { NetworkInputs } from "./inputs.js";

/** Where vectors come from: the network tuned by a split, or the one before tuning. */
export type VectorSource = SplitBy | "start";

/** Which vectors: of every input, unless said otherwise. */
interface Given {
  readonly source: VectorSource;
  /** Of prints that the network never saw; the inputs then only say how many classes it has. */
  readonly of?: "unknown fingers";
  /** Before the ReLU. */
  readonly linear?: true;
}

interface Inputs {
  readonly inputs: Pick<NetworkInputs, "classes">;
  readonly weights: VggWeights;
  /** Of block5_conv1, a row a print. */
  readonly features: HalfRows;
  /** Left out for the network before tuning. */
  readonly trained: TrainedNetwork | undefined;
}

/** The 100,352 values of block5_conv3 of every print. */
export const vectors = stage(
  import.meta.url,
  { name: nameOf, environment: ["backend"] },
  async ({ inputs: { inputs, weights, features, trained }, given: { linear }, work }: Received<unknown, Inputs, Given>) => {
    await startBackend();
    const { tailVectors } = await import("../../../src/network/features/tailVectors.js");
    // The pooling comes after block5_conv3.
    const tail = { pooling: "average" as const, classes: inputs.classes.length, trained: trained?.weights, linear };
    return tailVectors(weights, features, tail, work.progress);
  },
);

function nameOf({ source, of, linear }: Given): string {
  if (of) return `vectors of ${of}, ${source}`;
  if (linear) return "vectors before the ReLU";
  return source === "start" ? "vectors before tuning" : `vectors of the network tuned by ${source}`;
}
