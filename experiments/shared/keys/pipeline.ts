import { z } from "zod";
import { field, type Pipeline, task } from "../../../src/lab/experiment.js";
import type { backgroundPrints } from "../../../src/population/backgroundPrints.js";
import { matrixOf } from "../../../src/population/matrixOf.js";
import { pooledPictures } from "../../../src/population/pooledPictures.js";
import { networkFields, networkStages, vectorStages } from "../network/pipeline.js";
import type { PrintSource } from "../openPrints.js";

const makeBackground = task<typeof backgroundPrints>("src/population/backgroundPrints");

/** The experiment that the background belongs to: others find it in the cache. */
const OWNER = "key-security";

/** Settings of what keys are made from: prints, and the vectors of the trunk that `ridgelab key` uses, too. */
export const keyFields = {
  fingers: networkFields.fingers,
  impressions: networkFields.impressions,
  input: networkFields.input,
  weights: networkFields.weights,
  background: z.strictObject({
    fingers: field(
      z.int().min(2).default(40),
      "",
      "Synthetic fingers that stand for all who are not enrolled; all statistics come from them.",
    ),
    impressions: field(z.int().min(2).max(12).default(4), "", "Prints of each."),
  }),
  test: field(z.int().min(1).default(2), "", "Last impressions of each finger that are not enrolled but tried."),
};

const settings = z.strictObject(keyFields);

/**
 * The 100,352 values of block5_conv3 of every print and copy, with the network as it comes (no key rests on a training of the run), and
 * the pooled features of the background.
 */
export async function keyVectors({ config, data, environment, stage }: Pipeline<z.output<typeof settings>, PrintSource>) {
  const { fingers, impressions, input, weights, background } = config;
  // What a training would need is left at its defaults: none is asked for.
  const network = {
    ...z.strictObject(networkFields).parse({ fingers, impressions, input, weights }),
    protocols: [],
  };
  const pipeline = { config: network, data, environment, stage };
  const stages = await networkStages(pipeline);
  const { start } = await vectorStages(pipeline, stages);
  const shape = { picture: input.picture, align: input.align, window: input.window };
  const others = await stage(
    "background",
    {
      of: OWNER,
      inputs: { weights: stages.weights },
      config: { background, shape, trunk: environment.trunk },
      code: [makeBackground, "src/population/matrixOf", "src/population/pooledPictures"],
    },
    async ({ weights }, work) => {
      const numbers = Array.from({ length: background.fingers }, (_, k) => k);
      const pictures = await work.map(makeBackground, numbers, (finger) => [finger, background.impressions, shape]);
      const pooled = matrixOf(pooledPictures(weights, pictures.flat(), work.progress));
      return { pooled, labels: pictures.flatMap((own, finger) => own.map(() => `${finger}`)) };
    },
  );
  return { inputs: stages.inputs, weights: stages.weights, vectors: start, others };
}
