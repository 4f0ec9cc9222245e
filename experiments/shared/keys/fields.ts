import { z } from "zod";
import { field } from "../../define.js";
import { networkFields } from "../network/fields.js";

/** Settings of what keys are made from: prints, and the vectors of the trunk that `ridgelab key` uses, too. */
export const keyFields = {
  fingers: networkFields.fingers,
  impressions: networkFields.impressions,
  input: networkFields.input,
  weights: networkFields.weights,
  background: z.strictObject({
    fingers: field(
      z.int().min(2).max(10_000).default(40),
      "",
      "Synthetic fingers that stand for all who are not enrolled; all statistics come from them.",
    ),
    impressions: field(z.int().min(2).max(12).default(4), "", "Prints of each."),
  }),
  test: field(z.int().min(1).max(100).default(2), "", "Last impressions of each finger that are not enrolled but tried."),
};

const settings = z.strictObject(keyFields);

/** Settings of what keys are made from. */
export type KeySettings = z.output<typeof settings>;
