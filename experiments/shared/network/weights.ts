import type { fittingPrint } from "../../../src/population/fittingPrint.js";
import { FITTING_FINGERS, loadWeights } from "../../../src/population/loadWeights.js";
import { pick, type Received, stage, task } from "../../define.js";
import type { InputShape } from "./inputOptions.js";

const fit = task<typeof fittingPrint>(import.meta.url, "../../../src/population/fittingPrint.js");

/** VGG16's weights of a name; computed ones are fitted to prints of the shape. */
export const weights = stage(
  import.meta.url,
  { config: pick("weights"), environment: ["weights"] },
  ({ config, given: shape, work }: Received<{ weights: string }, unknown, InputShape>) =>
    loadWeights(config.weights, () => work.map(fit, FITTING_FINGERS, (finger) => [finger, shape])),
);
