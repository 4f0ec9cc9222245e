import { type Core, detectCore } from "../../filters/core.js";
import { bestMinutiae } from "../../minutiae/bestMinutiae.js";
import { gaborScenario } from "../../minutiae/gaborScenario.js";
import type { Template } from "../../minutiae/template.js";
import type { GrayImage } from "../../prints/grayImage.js";

/** What a vault takes of a print. */
export interface VaultPrint {
  readonly template: Template;
  /** Where one is found, in pixels of the print. */
  readonly core?: Pick<Core, "x" | "y" | "angle">;
}

/** A print's 70 best minutiae and its core. */
export function vaultPrint(image: GrayImage): VaultPrint {
  const { template, orientation, mask } = gaborScenario(image);
  return { template: bestMinutiae(template), core: detectCore(orientation, { mask }) };
}
