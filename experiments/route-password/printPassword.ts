import { bestMinutiae } from "../../src/minutiae/bestMinutiae.js";
import type { Extraction } from "../../src/minutiae/extraction.js";
import { gaborScenario } from "../../src/minutiae/gaborScenario.js";
import { LEAST_MINUTIAE, MOST_MINUTIAE } from "../../src/minutiae/limits.js";
import { morphologyScenario } from "../../src/minutiae/morphologyScenario.js";
import type { Template } from "../../src/minutiae/template.js";
import type { GrayImage } from "../../src/prints/grayImage.js";
import { type GreyLevels, toGreyLevels } from "../../src/prints/greyLevels.js";
import type { RouteShape } from "../../src/routes/problem.js";
import { type PasswordStages, passwordStages } from "./passwordStages.js";
import { type SkeletonWidth, skeletonWidth } from "./skeletonWidth.js";

/** Paper B's two ways to the minutiae. */
export const SCENARIOS = ["gabor", "morphology"] as const;
export type Scenario = (typeof SCENARIOS)[number];

/** A print's minutiae and its password; none where it has fewer than 16 minutiae, a failure to enrol. */
export interface PrintPassword {
  readonly found: number;
  readonly template: Template;
  readonly stages?: PasswordStages;
}

/** The minutiae of a print and its password. */
export function printPassword(image: GrayImage, scenario: Scenario, shape: RouteShape, milliseconds: number): PrintPassword {
  return templatePassword(extract(image, scenario).template, shape, milliseconds);
}

/** The password of a template: of its 70 best minutiae where it has more, none where it has fewer than 16. */
export function templatePassword(all: Template, shape: RouteShape, milliseconds: number): PrintPassword {
  const template = bestMinutiae(all, MOST_MINUTIAE);
  const found = all.minutiae.length;
  if (found < LEAST_MINUTIAE) return { found, template };
  return { found, template, stages: passwordStages(template.minutiae, shape, milliseconds) };
}

/** The pictures of a scenario's stages. */
export interface ScenarioPictures {
  readonly scenario: Scenario;
  readonly enhanced: GreyLevels;
  readonly binary: GreyLevels;
  readonly skeleton: GreyLevels;
  readonly template: Template;
}

/** What both of paper B's scenarios make of a print on the way to its minutiae. */
export function scenarioPictures(image: GrayImage): ScenarioPictures[] {
  return SCENARIOS.map((scenario) => {
    const { enhanced, binary, skeleton, template } = extract(image, scenario);
    return {
      scenario,
      enhanced: toGreyLevels(enhanced),
      binary: toGreyLevels(binary),
      skeleton: toGreyLevels(skeleton),
      template,
    };
  });
}

/** How wide the skeletons are that both scenarios make of a print. */
export function scenarioWidths(image: GrayImage): { readonly scenario: Scenario; readonly width: SkeletonWidth }[] {
  return SCENARIOS.map((scenario) => {
    const { skeleton, binary, treated = binary } = extract(image, scenario);
    return { scenario, width: skeletonWidth(skeleton, treated) };
  });
}

function extract(image: GrayImage, scenario: Scenario): Extraction & { readonly treated?: GrayImage } {
  return scenario === "gabor" ? gaborScenario(image) : morphologyScenario(image);
}
