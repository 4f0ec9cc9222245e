/**
 * Matchers that need no minutiae. Each makes a template of a print and compares two templates; higher is more alike.
 *
 * @module
 */
export {
  type CorrelationOptions,
  type CorrelationTemplate,
  compareByCorrelation,
  correlationTemplate,
  type Spectrum,
  turnedSpectra,
} from "./correlation.js";
export { cosine } from "./cosine.js";
export { comparePatterns, type PatternTemplate, patternTemplate } from "./pattern.js";
