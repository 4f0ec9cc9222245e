import { RunError } from "../../../src/lab/errors.js";
import type { NetworkInputs } from "./inputs.js";

/** @throws RunError in one line where a split leaves a finger without a print to train on, as one by image can */
export function requireTraining(
  { items, classes }: Pick<NetworkInputs, "items" | "classes">,
  training: readonly number[],
  splitBy: string,
): void {
  const known = new Set(training.map((item) => items[item].finger));
  const lacking = classes.filter((finger) => !known.has(finger));
  if (lacking.length === 0) return;
  throw new RunError(
    `every finger must have a print to train on; the split by ${splitBy} leaves finger ${lacking[0]} without one: give more impressions, input.copies, or splits=impression`,
  );
}
