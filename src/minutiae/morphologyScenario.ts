import { binarizeLocal } from "../filters/binarize.js";
import { morphology } from "../filters/morphology.js";
import { normalize } from "../filters/normalize.js";
import { orientationField } from "../filters/orientation.js";
import { removeSmallAreas } from "../filters/removeSmallAreas.js";
import { segment } from "../filters/segment.js";
import { smoothAlong } from "../filters/smoothAlong.js";
import { thin } from "../filters/thin.js";
import type { Mask } from "../filters/types.js";
import { type GrayImage, withData } from "../prints/grayImage.js";
import { assertPrint } from "./assertPrint.js";
import type { Extraction } from "./extraction.js";
import { type SkeletonOptions, skeletonMinutiae } from "./skeletonMinutiae.js";

/** Settings of the second scenario. */
export interface MorphologyScenarioOptions extends SkeletonOptions {
  /** How far the adaptive filter averages along the ridges, standard deviation in pixels. Default 7. */
  sigma?: number;
  /** Side of the window whose mean is the threshold of binarisation, pixels, odd. Default 11. */
  threshold?: number;
  /** Smaller black and white areas are turned over, pixels. Default 30. */
  area?: number;
}

/** The second scenario's stages. */
export interface MorphologyExtraction extends Extraction {
  /** The binary print without specks and pores … */
  readonly areas: GrayImage;
  /** … and after the ridges were opened and closed. */
  readonly treated: GrayImage;
}

/**
 * Paper B's second scenario (section 3.1): adaptive filtering and region of interest, binarisation and homogeneous areas, morphological
 * treatment, thinning, vectorisation, vector clean-up. The paper names no methods: here they are smoothing along the ridges, the local mean,
 * opening and closing. It needs a clearer print than the first. A print without ridges gives no minutiae. Throws a RangeError where an intensity is no finite number.
 *
 * @example
 * import { morphologyScenario } from "ridgelab/minutiae";
 * import { createImage } from "ridgelab/prints";
 * const { template, treated } = morphologyScenario(createImage(96, 96, { fill: 255 }));
 * template.minutiae; // []
 * [treated.width, treated.height]; // [96, 96]
 */
export function morphologyScenario(print: GrayImage, options: MorphologyScenarioOptions = {}): MorphologyExtraction {
  assertPrint(print);
  const normalized = normalize(print);
  const mask = segment(normalized);
  const orientation = orientationField(normalized, { mask });
  const enhanced = smoothAlong(normalized, orientation, { sigma: options.sigma, mask });
  const binary = whiteOutside(binarizeLocal(enhanced, { window: options.threshold ?? 11 }), mask);
  const areas = removeSmallAreas(binary, options.area ?? 30);
  const treated = morphology(morphology(areas, "open"), "close");
  const skeleton = thin(treated);
  const found = skeletonMinutiae(skeleton, { normalized, enhanced, mask, orientation }, options);
  return { mask, orientation, enhanced, binary, areas, treated, skeleton, ...found };
}

function whiteOutside(image: GrayImage, mask: Mask): GrayImage {
  return withData(
    image,
    image.data.map((value, i) => (mask.data[i] === 1 ? value : 255)),
  );
}
