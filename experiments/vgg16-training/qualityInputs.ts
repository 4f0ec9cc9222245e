import { type InputOptions, networkInputs } from "../../src/network/inputs/networkInputs.js";
import type { GreyLevels } from "../../src/prints/greyLevels.js";
import { createFinger } from "../../src/synth/createFinger.js";
import { createImpression } from "../../src/synth/createImpression.js";
import { fingerLabel } from "../../src/synth/fingerLabel.js";
import { QUALITIES } from "../../src/synth/quality.js";
import type { SyntheticPrints } from "../../src/synth/syntheticPrints.js";

/** The same impression of a synthetic finger at each of the generator's qualities, at the network's size. */
export function qualityInputs(prints: SyntheticPrints, finger: string, impression: number, options: InputOptions): GreyLevels[] {
  const number = Array.from({ length: prints.fingers }, (_, k) => fingerLabel(k)).indexOf(finger);
  const master = createFinger(prints.seed, number, prints.finger);
  return QUALITIES.map((quality) => {
    const { image } = createImpression(master, impression - 1, { ...prints.impression, quality });
    return networkInputs(image, { ...options, copies: 0 }, [0, "not drawn from"], finger)[0];
  });
}
