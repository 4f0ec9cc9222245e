import { normalize } from "../../src/filters/normalize.js";
import { segment } from "../../src/filters/segment.js";
import { type InputOptions, networkInputs } from "../../src/network/inputs/networkInputs.js";
import type { GrayImage } from "../../src/prints/grayImage.js";
import type { GreyLevels } from "../../src/prints/greyLevels.js";
import { wipe } from "../../src/prints/wipe.js";
import { createStream } from "../../src/random/createStream.js";

/** One print with each share of its area wiped out, at the network's size. */
export function damagedInputs(
  image: GrayImage,
  shares: readonly number[],
  options: InputOptions,
  seed: readonly [number, string],
  print: string,
): GreyLevels[] {
  const area = segment(normalize(image)).data;
  return shares.map((share) => {
    const stream = createStream(...seed)
      .substream(print)
      .substream(`${share}`);
    const wiped = share > 0 ? wipe(image, area, share, stream) : image;
    return networkInputs(wiped, { ...options, copies: 0 }, seed, print)[0];
  });
}
