import { matrixOf } from "../../../src/classifiers/matrixOf.js";
import type { VggWeights } from "../../../src/network/weights/vggWeights.js";
import { pick, type Received, stage } from "../../define.js";
import { inputShape } from "../network/inputOptions.js";
import type { KeySettings } from "./fields.js";
import { populationFeatures } from "./populationFeatures.js";

/** Pooled features of synthetic fingers that stand for all who are not enrolled, a row a print, and whose each is. */
export const background = stage(
  import.meta.url,
  { config: pick("background", "input"), environment: ["trunk"] },
  async ({
    config: { background, input },
    inputs: { weights },
    work,
  }: Received<Pick<KeySettings, "background" | "input">, { weights: VggWeights }>) => {
    const numbers = Array.from({ length: background.fingers }, (_, k) => k);
    const pooled = await populationFeatures(work, weights, numbers, background.impressions, inputShape(input));
    return {
      pooled: matrixOf(pooled),
      labels: numbers.flatMap((finger) => Array.from({ length: background.impressions }, () => `${finger}`)),
    };
  },
);
