import { z } from "zod";
import { field } from "../../define.js";

/** Settings of the deep ANN. */
export const annFields = {
  ann: z.strictObject({
    size: field(
      z.enum(["components", "exact"]).default("components"),
      "",
      "What the ANN sees: all principal components of its training side, or the 100,352 features (5 GB, an hour a split).",
    ),
    hidden: field(
      z.array(z.int().min(1).max(4096)).min(1).max(4).default([4096, 256]),
      "units",
      "Hidden layers of the ANN, each with BatchNorm (Table 6).",
    ),
    activation: field(
      z.enum(["relu", "linear"]).default("relu"),
      "",
      "After each hidden Dense layer; the published counts leave it open.",
    ),
    dropout: field(z.number().min(0).max(0.95).default(0), "", "Dropout after each hidden layer; the counts leave it open."),
    epochs: field(z.int().min(1).max(1000).default(10), "", "Epochs of the ANN."),
    batch: field(z.int().min(2).max(256).default(32), "", "Prints a step of the ANN."),
    learningRate: field(z.number().positive().max(1).default(1e-3), "", "Learning rate of the ANN."),
    reduceOnPlateau: field(
      z.int().min(0).default(2),
      "epochs",
      "Divides the ANN's learning rate by ten after so many without a better validation loss; 0 never.",
    ),
  }),
};

const settings = z.strictObject(annFields);

/** Settings of the deep ANN. */
export type AnnSettings = z.output<typeof settings>;
