import { frequencyImage } from "../../src/filters/frequency.js";
import { type CorrelationTemplate, correlationTemplate } from "../../src/matchers/correlation.js";
import { type PatternTemplate, patternTemplate } from "../../src/matchers/pattern.js";
import { bestMinutiae } from "../../src/minutiae/bestMinutiae.js";
import { gaborScenario } from "../../src/minutiae/gaborScenario.js";
import type { Template } from "../../src/minutiae/template.js";
import type { GrayImage } from "../../src/prints/grayImage.js";

/** What the matchers need of a print; the network's features are computed elsewhere. */
export interface PrintDescription {
  /** The best minutiae, at most 70. */
  readonly template: Template;
  readonly correlation: CorrelationTemplate;
  readonly pattern: PatternTemplate;
}

/** Enhances a print and describes it by its minutiae, its spectrum and its waves. */
export function describePrint(image: GrayImage): PrintDescription {
  const { template, enhanced, mask, orientation } = gaborScenario(image);
  const frequency = frequencyImage(enhanced, orientation, { mask });
  return {
    template: bestMinutiae(template),
    correlation: correlationTemplate(enhanced, mask),
    pattern: patternTemplate({ enhanced, mask, orientation, frequency }),
  };
}
