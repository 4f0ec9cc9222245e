import { networkInputs } from "../../dist/src/network/inputs/networkInputs.js";
import { createFinger } from "../../dist/src/synth/createFinger.js";
import { createImpression } from "../../dist/src/synth/createImpression.js";

/** No data set of the lab has this seed: the command line takes numbers only. */
const SEED = "pretraining";
const QUALITIES = ["medium", "hard", "easy"];

/** Pixels of a side: VGG16's 224 with a margin of 16, from which training cuts. */
export const SIDE = 256;

/** Impressions of a finger, enhanced and laid to their cores, at the scale of the experiments (300 px of the print on 224). */
export default function fingerPrints({ finger, impressions }) {
  const master = createFinger(SEED, finger);
  const shape = { picture: "enhanced", align: "core", window: (300 * SIDE) / 224, copies: 0, augment: {}, size: SIDE };
  const prints = Array.from({ length: impressions }, (_, k) => {
    const { image } = createImpression(master, k, { quality: QUALITIES[k % QUALITIES.length] });
    return networkInputs(image, shape, [0, SEED], "")[0].data;
  });
  return Buffer.concat(prints);
}
