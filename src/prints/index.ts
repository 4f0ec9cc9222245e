/**
 * Prints: pictures of fingerprints in and out of files, data sets, splits and augmentation. A picture is a plain `GrayImage`, 500 dpi,
 * ridges dark.
 *
 * @module
 */

export { type AddOptions, addDataSet } from "./addDataSet.js";
export { type AugmentOptions, augment } from "./augment.js";
export { decodeImage, type Picture, type ReadOptions } from "./decodeImage.js";
export { type FitOptions, fitToSquare } from "./fitToSquare.js";
export { createImage, type GrayImage, withData } from "./grayImage.js";
export { naturalOrder } from "./naturalOrder.js";
export { type DataSet, type OpenOptions, openDataSet } from "./openDataSet.js";
export { type Area, printArea } from "./printArea.js";
export { readImage } from "./readImage.js";
export type { Print } from "./scanFolder.js";
export { type Split, type SplitItem, type SplitOptions, splitByImage, splitByImpression } from "./split.js";
export { type Problem, verifyDataSet } from "./verifyDataSet.js";
export { wipe } from "./wipe.js";
export { writeImage } from "./writeImage.js";
