import { alignToCore } from "../../src/filters/alignToCore.js";
import { detectCore } from "../../src/filters/core.js";
import { enhance } from "../../src/filters/enhance.js";
import { type AugmentOptions, augment } from "../../src/prints/augment.js";
import { fitToSquare } from "../../src/prints/fitToSquare.js";
import type { GrayImage } from "../../src/prints/grayImage.js";
import { createStream } from "../../src/random/createStream.js";
import { type Picture, toPicture } from "./picture.js";

/** How a print becomes a network's input. */
export interface InputOptions {
  /** What the network sees: the print as scanned, or enhanced as in paper A's preprocessing. */
  readonly picture: "scanned" | "enhanced";
  readonly align: "none" | "core";
  /** Pixels of the print that the 224×224 square shows across. */
  readonly window: number;
  /** Augmented copies beside the print itself. */
  readonly copies: number;
  readonly augment: AugmentOptions;
}

/** Side of VGG16's input. */
export const INPUT_SIZE = 224;

/** The print and its augmented copies at the network's size; the print itself comes first. */
export function networkInputs(
  image: GrayImage,
  options: InputOptions,
  seed: readonly [number, string],
  print: string,
): Picture[] {
  const picture = prepare(image, options);
  const stream = createStream(...seed).substream(print);
  const copies = Array.from({ length: options.copies }, (_, i) => augment(picture, stream.substream(i), options.augment));
  return [picture, ...copies].map((one) => toPicture(fitToSquare(one, INPUT_SIZE, { window: options.window })));
}

/** Enhanced and aligned as asked. */
function prepare(image: GrayImage, { picture, align }: InputOptions): GrayImage {
  if (picture === "scanned" && align === "none") return image;
  const { enhanced, orientation, mask } = enhance(image);
  const shown = picture === "enhanced" ? enhanced : image;
  const core = align === "core" ? detectCore(orientation, { mask }) : undefined;
  return core ? alignToCore(shown, core) : shown;
}
