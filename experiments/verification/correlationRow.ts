import {
  type CorrelationOptions,
  type CorrelationTemplate,
  compareByCorrelation,
  type Spectrum,
  turnedSpectra,
} from "../../src/matchers/correlation.js";

/** The scores of one print against others. */
export function correlationRow(
  probe: CorrelationTemplate,
  galleries: readonly Spectrum[],
  options: CorrelationOptions,
): number[] {
  const turned = turnedSpectra(probe, options);
  return galleries.map((gallery) => compareByCorrelation(turned, gallery));
}
