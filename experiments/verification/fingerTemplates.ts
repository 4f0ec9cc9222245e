import { bestMinutiae } from "../../src/minutiae/bestMinutiae.js";
import { gaborScenario } from "../../src/minutiae/gaborScenario.js";
import type { Template } from "../../src/minutiae/template.js";
import { createFinger } from "../../src/synth/createFinger.js";
import { createImpression } from "../../src/synth/createImpression.js";

/** The templates of a synthetic finger's impressions, of medium quality: the best minutiae of each, at most 70. */
export function fingerTemplates(seed: readonly [number, string], finger: number, impressions: number): Template[] {
  const master = createFinger(seed.join("/"), finger);
  return Array.from({ length: impressions }, (_, i) => bestMinutiae(gaborScenario(createImpression(master, i).image).template));
}
