/**
 * Classifiers with one interface: a family is fitted to a training set and gives what predicts.
 *
 * @module
 */

export { type AnnOptions, ann, type FittedAnn, fitAnn } from "./ann.js";
export { type AnnLayer, annLayers } from "./annLayers.js";
export type { Classifier, Family, Matrix, TrainingSet } from "./classifier.js";
export { type ForestOptions, forest } from "./forest.js";
export { innerProducts } from "./innerProducts.js";
export { type MlForestOptions, mlForest } from "./mlForest.js";
export { type Components, principalComponents } from "./principalComponents.js";
export { type SvmOptions, svm } from "./svm.js";
