import { comparePatterns, type PatternTemplate } from "../../src/matchers/pattern.js";

/** The scores of one print against others. */
export function patternRow(probe: PatternTemplate, galleries: readonly PatternTemplate[]): number[] {
  return galleries.map((gallery) => comparePatterns(probe, gallery));
}
