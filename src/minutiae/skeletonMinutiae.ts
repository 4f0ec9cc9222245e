import type { Mask, OrientationField } from "../filters/types.js";
import type { GrayImage } from "../prints/grayImage.js";
import { type CleanOptions, cleanVectors } from "./cleanVectors.js";
import { depthInside } from "./depthInside.js";
import type { Extraction } from "./extraction.js";
import { findMinutiae } from "./findMinutiae.js";
import { keepInside } from "./keepInside.js";
import { rateMinutiae } from "./rateMinutiae.js";
import { vectorize } from "./vectorize.js";

export interface SkeletonOptions {
  clean?: CleanOptions;
  /** Minutiae nearer to the border of the region of interest are dropped, pixels. Default 8. */
  border?: number;
}

/** What the minutiae of a skeleton are judged by, all of the skeleton's size. */
export interface SkeletonContext {
  /** Contrast and brightness levelled. */
  readonly normalized: GrayImage;
  /** The print with its ridges made clear. */
  readonly enhanced: GrayImage;
  /** The region of interest. */
  readonly mask: Mask;
  readonly orientation: OrientationField;
}

/** The half that both of paper B's scenarios share: vectorisation of the thinned ridges, vector clean-up, minutiae and their quality. */
export function skeletonMinutiae(
  skeleton: GrayImage,
  { normalized, enhanced, mask, orientation }: SkeletonContext,
  options: SkeletonOptions = {},
): Pick<Extraction, "vectors" | "cleaned" | "template"> {
  const vectors = vectorize(skeleton);
  const cleaned = cleanVectors(vectors, orientation, options.clean);
  const depth = depthInside(mask);
  const found = keepInside(findMinutiae(cleaned), depth, skeleton.width, options.border);
  const minutiae = rateMinutiae(found, { print: normalized, enhanced, orientation, depth });
  const { width, height, dpi } = skeleton;
  return { vectors, cleaned, template: { width, height, dpi, minutiae } };
}
