import { type InputOptions, networkInputs } from "../network/inputs/networkInputs.js";
import type { GreyLevels } from "../prints/greyLevels.js";
import { createFinger } from "../synth/createFinger.js";
import { createImpression } from "../synth/createImpression.js";

/** Seed of the synthetic fingers that stand for everybody who is not enrolled: no data set of the lab has it. */
const SEED = "background";

/** The first impressions of one of the background's fingers, as network inputs. */
export function backgroundPrints(
  finger: number,
  impressions: number,
  shape: Pick<InputOptions, "picture" | "align" | "window" | "size">,
): GreyLevels[] {
  const made = createFinger(SEED, finger);
  return Array.from({ length: impressions }, (_, i) => {
    const { image } = createImpression(made, i);
    return networkInputs(image, { ...shape, copies: 0, augment: {} }, [0, SEED], `${finger}_${i}`)[0]!;
  });
}
