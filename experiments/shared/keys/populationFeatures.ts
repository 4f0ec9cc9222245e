import type { InputOptions } from "../../../src/network/inputs/networkInputs.js";
import type { VggWeights } from "../../../src/network/weights/vggWeights.js";
import type { backgroundPrints } from "../../../src/population/backgroundPrints.js";
import { pooledPictures } from "../../../src/population/pooledPictures.js";
import { type Received, task } from "../../define.js";

const makeBackground = task<typeof backgroundPrints>(import.meta.url, "../../../src/population/backgroundPrints.js");

/** Pooled features of so many prints of each of the synthetic fingers of these numbers, finger after finger. */
export async function populationFeatures(
  work: Received["work"],
  weights: VggWeights,
  fingers: readonly number[],
  impressions: number,
  shape: Pick<InputOptions, "picture" | "align" | "window" | "size">,
): Promise<Float32Array[]> {
  const pictures = await work.map(makeBackground, fingers, (finger) => [finger, impressions, shape]);
  return pooledPictures(weights, pictures.flat(), work.progress);
}
