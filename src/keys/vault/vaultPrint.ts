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

/**
 * A print's 70 best minutiae and its core.
 *
 * @example
 * import { vaultPrint } from "ridgelab/keys";
 * const phase = (x: number, y: number) => (2 * Math.PI * x) / 9 + Math.atan2(y - 64, x - 64);
 * const data = Float32Array.from({ length: 128 * 128 }, (_, i) => 127 + 100 * Math.cos(phase(i % 128, Math.floor(i / 128))));
 * vaultPrint({ width: 128, height: 128, data, dpi: 500 }).template.minutiae.map(({ x, y }) => [x, y]); // [[65, 67]]
 */
export function vaultPrint(image: GrayImage): VaultPrint {
  const { template, orientation, mask } = gaborScenario(image);
  return { template: bestMinutiae(template), core: detectCore(orientation, { mask }) };
}
