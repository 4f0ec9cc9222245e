import { alignToCore } from "../../filters/alignToCore.js";
import { detectCore } from "../../filters/core.js";
import { enhance } from "../../filters/enhance.js";
import { type AugmentOptions, augment } from "../../prints/augment.js";
import { fitToSquare } from "../../prints/fitToSquare.js";
import type { GrayImage } from "../../prints/grayImage.js";
import { type GreyLevels, toGreyLevels } from "../../prints/greyLevels.js";
import { createStream } from "../../random/createStream.js";

/** How a print becomes a network's input. */
export interface InputOptions {
  /** What the network sees: the print as scanned, or enhanced as in paper A's preprocessing. */
  readonly picture: "scanned" | "enhanced";
  readonly align: "none" | "core";
  /** Pixels of the print that the square shows across. */
  readonly window: number;
  /** Pixels of the square's side. Default: VGG16's 224. */
  readonly size?: number;
  /** Augmented copies beside the print itself. */
  readonly copies: number;
  readonly augment: AugmentOptions;
}

/** The print and its augmented copies at the network's size; the print itself comes first. */
export function networkInputs(
  image: GrayImage,
  options: InputOptions,
  seed: readonly [number, string],
  print: string,
): GreyLevels[] {
  const { picture, center } = prepare(image, options);
  const stream = createStream(...seed).substream(print);
  const copies = Array.from({ length: options.copies }, (_, i) => augment(picture, stream.substream(i), options.augment));
  const { size = 224, window } = options;
  return [picture, ...copies].map((one) => toGreyLevels(fitToSquare(one, size, { window, center })));
}

/** Enhanced and aligned as asked, and what is to stand in the square's middle: the core, where there is one, else the print's own middle. */
function prepare(image: GrayImage, { picture, align }: InputOptions): { picture: GrayImage; center: "print" | "picture" } {
  if (picture === "scanned" && align === "none") return { picture: image, center: "print" };
  const { enhanced, orientation, mask } = enhance(image);
  const shown = picture === "enhanced" ? enhanced : image;
  const core = align === "core" ? detectCore(orientation, { mask }) : undefined;
  return core ? { picture: alignToCore(shown, core), center: "picture" } : { picture: shown, center: "print" };
}
