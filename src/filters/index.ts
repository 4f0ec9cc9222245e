/**
 * Filters: from a print to clear ridges, step by step, and what is measured on the way. `enhance` is all of them in a row.
 *
 * @module
 */

export { type AlignOptions, alignToCore } from "./alignToCore.js";
export { type BankOptions, bankMaximum } from "./bankMaximum.js";
export { type BinarizeLocalOptions, type BinarizeOptions, binarize, binarizeLocal, otsuThreshold } from "./binarize.js";
export { type CertaintyMap, type CertaintyOptions, certainty } from "./certainty.js";
export { clearRidges } from "./clearRidges.js";
export { type ConvolveOptions, convolve, type Kernel } from "./convolve.js";
export { type Core, type CoreOptions, detectCore } from "./core.js";
export { type CurvedGaborOptions, curvedGabor } from "./curvedGabor.js";
export { type Enhanced, type EnhanceOptions, enhance } from "./enhance.js";
export { type FrequencyOptions, frequencyImage } from "./frequency.js";
export { type GaborOptions, gabor } from "./gabor.js";
export { gabor1d } from "./gabor1d.js";
export { type GaborKernelOptions, gaborKernel } from "./gaborKernel.js";
export { type MedianOptions, median } from "./median.js";
export { type Morphology, morphology } from "./morphology.js";
export { meanAndVariance, type NormalizeOptions, normalize } from "./normalize.js";
export { type OrientationOptions, orientationField } from "./orientation.js";
export { type PsnrOptions, psnr } from "./psnr.js";
export { type ReflectionOptions, reflection } from "./reflection.js";
export { removeSmallAreas } from "./removeSmallAreas.js";
export { type SegmentOptions, segment } from "./segment.js";
export { type SmoothOptions, smooth } from "./smooth.js";
export { type SmoothAlongOptions, smoothAlong } from "./smoothAlong.js";
export { thin } from "./thin.js";
export type { FrequencyImage, Mask, OrientationField } from "./types.js";
