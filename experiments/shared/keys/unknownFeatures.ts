import { trunkFeatures } from "../../../src/network/features/trunkFeatures.js";
import type { VggWeights } from "../../../src/network/weights/vggWeights.js";
import { type Received, stage } from "../../define.js";
import type { NetworkInputs } from "../network/inputs.js";

/** The frozen layers' features of the unknown fingers' prints, up to block5_conv1. */
export const unknownFeatures = stage(
  import.meta.url,
  { name: "features of unknown fingers", environment: ["trunk"], cut: "items" },
  ({ inputs: { unknownInputs, weights }, work }: Received<unknown, { unknownInputs: NetworkInputs; weights: VggWeights }>) =>
    trunkFeatures(weights, "block5_conv1", unknownInputs.pictures, work.inTurn),
);
