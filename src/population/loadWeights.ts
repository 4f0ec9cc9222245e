import { openWeights } from "../network/weights/openWeights.js";
import type { VggWeights } from "../network/weights/vggWeights.js";
import { fromGreyLevels, type GreyLevels } from "../prints/greyLevels.js";

/** The synthetic fingers to whose prints data-dependent weights are fitted. */
export const FITTING_FINGERS: readonly number[] = Array.from({ length: 16 }, (_, k) => k);

/** The weights of a name; `data-dependent` ones are fitted to the pictures that `prints` makes. */
export function loadWeights(name: string, prints: () => Promise<GreyLevels[]>): Promise<VggWeights> {
  return openWeights(name, {
    seed: 1,
    prints: async () => (await prints()).map(fromGreyLevels),
  });
}
