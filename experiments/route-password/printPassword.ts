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

export type Scenario = "gabor" | "morphology";

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
  return (["gabor", "morphology"] as const).map((scenario) => {
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

function extract(image: GrayImage, scenario: Scenario): Extraction {
  return scenario === "gabor" ? gaborScenario(image) : morphologyScenario(image);
}
