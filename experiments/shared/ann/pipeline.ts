import { z } from "zod";
import { type Gram, gramOf } from "../../../src/classifiers/gramOf.js";
import { field, type Pipeline, type Staged } from "../../../src/lab/experiment.js";
import type { Protocol, ProtocolResult } from "../../../src/network/train/trainProtocol.js";
import type { networkStages, VectorSource, vectorStages } from "../network/pipeline.js";
import type { PrintSource } from "../openPrints.js";
import { fitAnnProtocol } from "./fitAnnProtocol.js";

/** The experiment that the stages below belong to. */
const OWNER = "deep-ann";

/** Settings of the deep ANN. */
export const annFields = {
  ann: z.strictObject({
    size: field(
      z.enum(["components", "exact"]).default("components"),
      "",
      "What the ANN sees: all principal components of its training side, or the 100,352 features (5 GB, an hour a protocol).",
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
type AnnPipeline = Pipeline<z.output<typeof settings>, PrintSource>;

/** Gram matrices of the vectors of each source. */
export async function gramStages(
  { stage }: Pick<AnnPipeline, "stage">,
  vectors: Awaited<ReturnType<typeof vectorStages>>,
): Promise<Partial<Record<VectorSource, Staged<Gram>>>> {
  const grams: Partial<Record<VectorSource, Staged<Gram>>> = {};
  for (const source of ["image", "impression", "start"] as const) {
    const own = vectors[source];
    if (!own) continue;
    grams[source] = await stage(
      `inner products, ${source}`,
      { of: OWNER, inputs: { own }, code: ["src/classifiers/gramOf"] },
      ({ own }) => gramOf(own),
    );
  }
  return grams;
}

/** The deep ANN on the tuned network's vectors, under each protocol on the network's own split. */
export async function annStages(
  { config, environment, stage }: AnnPipeline,
  { inputs, image, impression }: Awaited<ReturnType<typeof networkStages>>,
  vectors: Awaited<ReturnType<typeof vectorStages>>,
  grams: Partial<Record<VectorSource, Staged<Gram>>>,
) {
  const { size, ...options } = config.ann;
  const fitOn = (protocol: Protocol, trained: Staged<ProtocolResult>, gram: Staged<Gram>, own: Staged<Uint16Array>) =>
    stage(
      `deep ANN by ${protocol}`,
      {
        of: OWNER,
        inputs: { inputs, trained, gram, own },
        config: { protocol, size, options, engine: environment.trunk },
        random: true,
        code: ["experiments/shared/ann/fitAnnProtocol"],
      },
      ({ inputs, trained, gram, own }, work) => {
        const labels = Int32Array.from(inputs.items, ({ finger }) => inputs.classes.indexOf(finger));
        const classes = inputs.classes.length;
        const { training, validation, test } = trained;
        const sides = { training, validation, test };
        const given = { protocol, sides, labels, classes, gram, vectors: own, size, options };
        return fitAnnProtocol(given, work.stream, work.progress);
      },
    );
  return {
    image: image && (await fitOn("image", image, grams.image!, vectors.image!)),
    impression: impression && (await fitOn("impression", impression, grams.impression!, vectors.impression!)),
  };
}
