import { trunkFeatures } from "../../../src/network/features/trunkFeatures.js";
import type { VggWeights } from "../../../src/network/weights/vggWeights.js";
import { type Received, stage } from "../../define.js";
import type { NetworkInputs } from "./inputs.js";

/** The frozen layers' features of every input, up to block5_conv1. */
export const features = stage(
  import.meta.url,
  { environment: ["trunk"], cut: "items" },
  ({ inputs: { inputs, weights }, work }: Received<unknown, { inputs: NetworkInputs; weights: VggWeights }>) =>
    trunkFeatures(weights, "block5_conv1", inputs.pictures, work.inTurn),
);
