import { clearRidges } from "../filters/clearRidges.js";
import { type EnhanceOptions, enhance } from "../filters/enhance.js";
import { thin } from "../filters/thin.js";
import type { GrayImage } from "../prints/grayImage.js";
import { assertPrint } from "./assertPrint.js";
import type { Extraction } from "./extraction.js";
import { type SkeletonOptions, skeletonMinutiae } from "./skeletonMinutiae.js";

/** Settings of the first scenario. */
export interface GaborScenarioOptions extends SkeletonOptions {
  /**
   * The ridges are made clear by `enhance` with these settings; its envelope is 3 pixels across the ridges and 4 along them unless they say
   * otherwise. Default: by `clearRidges`, which has none, measures their direction twice and filters along them as they bend.
   */
  enhance?: EnhanceOptions;
}

const ENVELOPE = { sigmaX: 3, sigmaY: 4 };

/**
 * Paper B's first scenario (section 3.1): direction of the lines, their improvement, binarisation, thinning. False minutiae are removed by the
 * last two steps of the second one; the paper lets the scenarios be combined. A print without ridges gives no minutiae.
 * Throws a RangeError where an intensity is no finite number.
 *
 * @example
 * import { gaborScenario } from "ridgelab/minutiae";
 * import { createImage } from "ridgelab/prints";
 * const { skeleton, template } = gaborScenario(createImage(96, 96, { fill: 255 }));
 * template.minutiae; // []
 * [skeleton.width, skeleton.height]; // [96, 96]
 */
export function gaborScenario(print: GrayImage, options: GaborScenarioOptions = {}): Extraction {
  assertPrint(print);
  const clear = options.enhance ? enhance(print, { gabor: ENVELOPE, ...options.enhance }) : clearRidges(print);
  const { normalized, mask, orientation, enhanced, binary } = clear;
  const skeleton = thin(binary);
  const found = skeletonMinutiae(skeleton, { normalized, enhanced, mask, orientation }, options);
  return { mask, orientation, enhanced, binary, skeleton, ...found };
}
