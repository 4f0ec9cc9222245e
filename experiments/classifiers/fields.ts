import { z } from "zod";
import { field } from "../define.js";
import { annFields } from "../shared/ann/fields.js";
import { distinct } from "../shared/distinct.js";
import { networkFields } from "../shared/network/fields.js";
import type { FamilyOptions } from "./fitFamilies.js";

/** Settings of the comparison, with those of what is compared on. */
export const classifierFields = {
  ...networkFields,
  ...annFields,
  svm: z.strictObject({
    costs: field(
      distinct(z.number().positive()).min(1).default([1, 10, 100]),
      "",
      "Costs C that the inner cross-validation tries.",
    ),
    gammas: field(
      distinct(z.number().positive()).min(1).default([0.1, 0.3, 1]),
      "",
      "γ of the RBF kernel that it tries, over the training side's mean squared distance from its mean.",
    ),
    folds: field(z.int().min(2).max(20).default(3), "", "Its folds."),
  }),
  forest: z.strictObject({
    package: field(z.enum(["own", "ml-random-forest"]).default("own"), "", "The forest that stands for the family."),
    trees: field(z.int().min(1).max(10000).default(100), "", "Trees of the project's own forest."),
  }),
  mlForest: z.strictObject({
    trees: field(z.int().min(0).max(1000).default(25), "", "Trees of ml-random-forest; 0 leaves it out."),
    components: field(z.int().min(1).max(10000).default(64), "", "Principal components that it sees."),
  }),
  repeats: field(z.int().min(0).max(1000).default(5), "", "Splits drawn again for each kind of split; 0 leaves this out."),
  learning: field(z.int().min(0).max(1000).default(5), "", "Draws of each point of the learning curve; 0 leaves this out."),
};

const settings = z.strictObject(classifierFields);

/** Settings of the comparison. */
export type ClassifierSettings = z.output<typeof settings>;

/** Settings of the families. */
export type FamilySettings = Pick<ClassifierSettings, "ann" | "svm" | "forest" | "mlForest">;

/** What the families are fitted with; the deep ANN sees principal components, whatever its size. */
export function familyOptions({ ann: { size: _, ...ann }, svm, forest, mlForest }: FamilySettings): FamilyOptions {
  return { ann, svm, forest, mlForest };
}
