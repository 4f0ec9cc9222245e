import { type InputOptions, networkInputs } from "../network/inputs/networkInputs.js";
import type { GreyLevels } from "../prints/greyLevels.js";
import { createFinger } from "../synth/createFinger.js";
import { createImpression } from "../synth/createImpression.js";

/** Seed of the synthetic fingers that computed weights are fitted to: no data set of the lab has it. */
const SEED = "weights";

/** One synthetic print for weights to be fitted to, shaped as the experiment's own. */
export function fittingPrint(finger: number, shape: Pick<InputOptions, "picture" | "align" | "window" | "size">): GreyLevels {
  const { image } = createImpression(createFinger(SEED, finger), 0);
  return networkInputs(image, { ...shape, copies: 0, augment: {} }, [0, SEED], String(finger))[0]!;
}
