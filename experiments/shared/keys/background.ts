import { matrixOf } from "../../../src/classifiers/matrixOf.js";
import type { TrainedNetwork } from "../../../src/network/train/trainBySplit.js";
import type { VggWeights } from "../../../src/network/weights/vggWeights.js";
import { pick, type Received, stage } from "../../define.js";
import { inputShape } from "../network/inputOptions.js";
import type { KeySettings } from "./fields.js";
import { populationFeatures } from "./populationFeatures.js";
import { tunedWeights } from "./tunedWeights.js";

interface Inputs {
  readonly weights: VggWeights;
  /** Left out for the network before tuning. */
  readonly trained?: TrainedNetwork | undefined;
}

/** Pooled features of synthetic fingers that stand for all who are not enrolled, a row a print, and whose each is. */
export const background = stage(
  import.meta.url,
  { name: ({ features }) => `background, ${features} features`, config: pick("background", "input"), environment: ["trunk"] },
  async ({
    config: { background, input },
    inputs: { weights, trained },
    work,
  }: Received<Pick<KeySettings, "background" | "input">, Inputs, Pick<KeySettings, "features">>) => {
    const numbers = Array.from({ length: background.fingers }, (_, k) => k);
    const network = tunedWeights(weights, trained);
    const pooled = await populationFeatures(work, network, numbers, background.impressions, inputShape(input));
    return {
      pooled: matrixOf(pooled),
      labels: numbers.flatMap((finger) => Array.from({ length: background.impressions }, () => `${finger}`)),
    };
  },
);
