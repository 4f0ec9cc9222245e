import { HIDDEN } from "../../../src/classifiers/annLayers.js";
import { VECTOR_LENGTH } from "../../../src/network/tailInput.js";
import type { AnnResult } from "./fitAnnBySplit.js";

/** What the ANN saw and how it was trained, for notes and captions. */
export function annNote(runs: readonly Pick<AnnResult, "inputs" | "splitBy" | "hidden">[]): string {
  const units = (runs[0]?.hidden ?? HIDDEN).join(" and ");
  const layers = units === HIDDEN.join(" and ") ? "Table 6's layers" : "layers other than Table 6's";
  const seen = runs.map(({ inputs, splitBy }) =>
    inputs === VECTOR_LENGTH ? `all ${VECTOR_LENGTH} features by ${splitBy}` : `${inputs} by ${splitBy}`,
  );
  const exact = runs.every(({ inputs }) => inputs === VECTOR_LENGTH);
  return exact
    ? `ANN: ${layers} (${units} units) at full size on ${seen.join(", ")}.`
    : `ANN: ${layers} (${units} units) on all principal components of the training side (${seen.join(", ")}), not on the ${VECTOR_LENGTH} features.`;
}
