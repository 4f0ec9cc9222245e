/**
 * Minutiae: extraction, templates in and out of files, and comparison (minutia cylinder codes).
 *
 * @module
 */

export { bestMinutiae } from "./bestMinutiae.js";
export { type CleanOptions, cleanVectors } from "./cleanVectors.js";
export { canEnrol, ENROLMENT, type Enrolment } from "./enrolment.js";
export type { Extraction } from "./extraction.js";
export { type ExtractOptions, extractMinutiae } from "./extractMinutiae.js";
export { type Candidate, findMinutiae } from "./findMinutiae.js";
export { templateFromFmr } from "./formats/fmr/templateFromFmr.js";
export { templateToIso } from "./formats/fmr/templateToIso.js";
export { templateFromJson, templateToJson } from "./formats/json.js";
export { templateFromXyt, templateToXyt, type XytPrint } from "./formats/xyt.js";
export { type GaborScenarioOptions, gaborScenario } from "./gaborScenario.js";
export { type Alignment, alignMinutiae } from "./match/alignMinutiae.js";
export { type CodedTemplate, codeTemplate } from "./match/codeTemplate.js";
export { compareMinutiae } from "./match/compareMinutiae.js";
export { type GalleryPrint, type RankedFinger, rankGallery } from "./match/rankGallery.js";
export { type MorphologyExtraction, type MorphologyScenarioOptions, morphologyScenario } from "./morphologyScenario.js";
export { type PairOptions, pairMinutiae } from "./pairMinutiae.js";
export { type ReadTemplateOptions, readTemplate } from "./readTemplate.js";
export { ridgeCount } from "./ridgeCount.js";
export type { RidgeVectors } from "./ridgeVectors.js";
export { type MasterOptions, simulateMaster } from "./simulateMaster.js";
export { type Reading, type ReadingNoise, simulateReading } from "./simulateReading.js";
export type { Minutia, Template } from "./template.js";
export { vectorize } from "./vectorize.js";
export { writeTemplate } from "./writeTemplate.js";
