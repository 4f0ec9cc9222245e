import { trunkFeatures } from "../../src/network/features/trunkFeatures.js";
import type { VggWeights } from "../../src/network/weights/vggWeights.js";
import type { GreyLevels } from "../../src/prints/greyLevels.js";
import { type Received, stage } from "../define.js";

interface Inputs {
  readonly pictures: readonly GreyLevels[];
  readonly weights: VggWeights;
}

/** The 100,352 features of each print by the last layer of the trunk before pooling, in half precision. */
export const lastFeatures = stage(
  import.meta.url,
  { name: "block5_conv3 features", environment: ["trunk"], cut: "items" },
  ({ inputs: { pictures, weights }, work }: Received<unknown, Inputs>) =>
    trunkFeatures(weights, "block5_conv3", pictures, work.inTurn, ["impressions", "fingers"]),
);
