import type { GrayImage } from "../prints/grayImage.js";
import { type GaborScenarioOptions, gaborScenario } from "./gaborScenario.js";
import { type MorphologyScenarioOptions, morphologyScenario } from "./morphologyScenario.js";
import type { Template } from "./template.js";

/** Paper B's two scenarios of section 3.1. */
export type ExtractOptions =
  | ({
      /** Default "gabor", the first one. */
      scenario?: "gabor";
    } & GaborScenarioOptions)
  | ({ scenario: "morphology" } & MorphologyScenarioOptions);

/**
 * The minutiae of a print, from the top downwards. Lengths are pixels at 500 dpi, the resolution that all defaults are made for.
 *
 * A print without ridges (all black, all white) gives a template without minutiae: whether it shows enough the caller asks
 * `canEnrol`. Throws a RangeError where an intensity is no finite number or the scenario is unknown.
 *
 * @example
 * import { extractMinutiae } from "ridgelab/minutiae";
 * const phase = (x: number, y: number) => (2 * Math.PI * x) / 9 + Math.atan2(y - 64, x - 64);
 * const data = Float32Array.from({ length: 128 * 128 }, (_, i) => 127 + 100 * Math.cos(phase(i % 128, Math.floor(i / 128))));
 * const { minutiae } = extractMinutiae({ width: 128, height: 128, data, dpi: 500 });
 * minutiae.map(({ x, y, type }) => [x, y, type]); // [[65, 67, "bifurcation"]]
 */
export function extractMinutiae(print: GrayImage, options: ExtractOptions = {}): Template {
  const { scenario } = options;
  if (scenario === "morphology") return morphologyScenario(print, options).template;
  if (scenario === undefined || scenario === "gabor") return gaborScenario(print, options).template;
  throw new RangeError(`extractMinutiae: the scenario is "${scenario}"; allowed are gabor and morphology`);
}
