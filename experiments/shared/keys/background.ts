import { matrixOf } from "../../../src/classifiers/matrixOf.js";
import type { VggWeights } from "../../../src/network/weights/vggWeights.js";
import type { backgroundPrints } from "../../../src/population/backgroundPrints.js";
import { pooledPictures } from "../../../src/population/pooledPictures.js";
import { pick, type Received, stage, task } from "../../define.js";
import { inputShape } from "../network/inputOptions.js";
import type { KeySettings } from "./fields.js";

const makeBackground = task<typeof backgroundPrints>(import.meta.url, "../../../src/population/backgroundPrints.js");

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
    const shape = inputShape(input);
    const pictures = await work.map(makeBackground, numbers, (finger) => [finger, background.impressions, shape]);
    const pooled = matrixOf(pooledPictures(weights, pictures.flat(), work.progress));
    return { pooled, labels: pictures.flatMap((own, finger) => own.map(() => `${finger}`)) };
  },
);
