import type { GrayImage } from "../prints/grayImage.js";
import { binarize } from "./binarize.js";
import { type FrequencyOptions, frequencyImage } from "./frequency.js";
import { type GaborOptions, gabor } from "./gabor.js";
import { levelContrast } from "./levelContrast.js";
import { type NormalizeOptions, normalize } from "./normalize.js";
import { type OrientationOptions, orientationField } from "./orientation.js";
import { perBlock } from "./perBlock.js";
import { type SegmentOptions, segment } from "./segment.js";
import type { FrequencyImage, Mask, OrientationField } from "./types.js";

/** Settings of every stage of `enhance`. */
export interface EnhanceOptions {
  normalize?: NormalizeOptions;
  segment?: SegmentOptions;
  orientation?: Omit<OrientationOptions, "mask">;
  frequency?: Omit<FrequencyOptions, "mask">;
  gabor?: Omit<GaborOptions, "mask">;
  /** Paper A's filtering by blocks of this many pixels a side, one direction and frequency each. Default: every pixel its own. */
  block?: number;
}

/** Every stage's result, all of the size of the print. */
export interface Enhanced {
  /** Desired mean and variance; may leave 0–255. */
  normalized: GrayImage;
  mask: Mask;
  orientation: OrientationField;
  frequency: FrequencyImage;
  /** Ridges dark, valleys light, 0–255; white outside the print. */
  enhanced: GrayImage;
  /** Ridges 0, valleys and background 255. */
  binary: GrayImage;
}

/**
 * A print made clear: paper A, sections 2.2.1–2.2.2; paper B, section 3.2, the steps of its Gabor filter. Any size from 1×1.
 *
 * @example
 * import { enhance } from "ridgelab/filters";
 * import { createImage } from "ridgelab/prints";
 * const ridges = createImage(96, 96);
 * ridges.data.forEach((_, i) => (ridges.data[i] = 127 + 100 * Math.cos((i % 96) * ((2 * Math.PI) / 9))));
 * const { binary, frequency } = enhance(ridges);
 * binary.data.slice(4653, 4662); // [255, 255, 255, 0, 0, 0, 0, 255, 255]
 * 1 / frequency.frequencies[4656]; // 9.0
 */
export function enhance(image: GrayImage, options: EnhanceOptions = {}): Enhanced {
  const normalized = normalize(image, options.normalize);
  const mask = segment(normalized, options.segment);
  const orientation = orientationField(normalized, { ...options.orientation, mask });
  const frequency = frequencyImage(normalized, orientation, { ...options.frequency, mask });
  const fields = options.block ? perBlock(orientation, frequency, options.block) : { orientation, frequency };
  const response = gabor(normalized, fields.orientation, fields.frequency, { ...options.gabor, mask });
  const enhanced = levelContrast(response, mask);
  const binary = binarize(enhanced, { threshold: 127.5 });
  return { normalized, mask, ...fields, enhanced, binary };
}
