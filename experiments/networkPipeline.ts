import { z } from "zod";
import { field, type Pipeline, task } from "../src/lab/experiment.js";
import { SHIPPED_WEIGHTS } from "../src/network/weights/listWeights.js";
import { chooseClasses } from "./choosePrints.js";
import type { PrintSource } from "./openPrints.js";
import type { fittingPrint } from "./tasks/fittingPrint.js";
import { FITTING_FINGERS, loadWeights } from "./tasks/loadWeights.js";
import type { InputOptions, networkInputs } from "./tasks/networkInputs.js";
import { tailVectors } from "./tasks/tailVectors.js";
import { type Protocol, trainProtocol } from "./tasks/trainProtocol.js";
import { trunkFeatures } from "./tasks/trunkFeatures.js";

const prepare = task<typeof networkInputs>("experiments/tasks/networkInputs");
const fit = task<typeof fittingPrint>("experiments/tasks/fittingPrint");

/** The experiment that the stages below belong to: others find its tuned network in the cache. */
const OWNER = "vgg16-training";

/** Which weights VGG16 starts from. */
export const weightsField = field(
  z.string().default(SHIPPED_WEIGHTS),
  "",
  "Weights of VGG16: fingerprints (the lab's own), data-dependent, untrained, or a name that `ridgelab weights add` gave.",
);

/** Settings of the tuned network: what it is trained on, and how. */
export const networkFields = {
  fingers: field(z.int().min(2).max(1000).default(20), "", "Fingers, the classes."),
  impressions: field(
    z.array(z.int().min(2)).min(1).default([8]),
    "",
    "Impressions of each finger; a list is gone through finger by finger.",
  ),
  protocols: field(
    z
      .array(z.enum(["image", "impression"]))
      .min(1)
      .default(["image", "impression"]),
    "",
    "Splits: the paper's by image, or by impression.",
  ),
  input: z.strictObject({
    picture: field(
      z.enum(["scanned", "enhanced"]).default("enhanced"),
      "",
      "What the network sees: the scan, or the print normalised and Gabor-filtered.",
    ),
    align: field(z.enum(["none", "core"]).default("core"), "", "Whether prints are moved and turned to their core."),
    window: field(z.int().min(100).max(600).default(300), "px", "Pixels of the print that the 224×224 square shows across."),
    copies: field(z.int().min(0).max(20).default(1), "", "Augmented copies of each impression."),
    rotation: field(z.number().min(0).max(90).default(10), "degrees", "Largest rotation of a copy."),
    shift: field(z.number().min(0).max(100).default(10), "px", "Largest shift of a copy."),
  }),
  weights: weightsField,
  pooling: field(
    z.enum(["average", "maximum"]).default("average"),
    "",
    "Pooling before BatchNorm; the published counts leave it open.",
  ),
  epochs: field(z.int().min(1).max(1000).default(8), "", "Epochs."),
  batch: field(z.int().min(1).max(256).default(8), "", "Prints a training step."),
  learningRate: field(z.number().positive().max(1).default(1e-4), "", "Learning rate (Table 3)."),
  optimizer: field(z.enum(["adam", "sgd"]).default("adam"), "", "Optimiser."),
  reestimate: field(
    z.int().min(0).default(64),
    "",
    "Training prints on which BatchNorm's statistics are estimated again after each epoch; 0 does not.",
  ),
  earlyStopping: field(
    z.int().min(0).default(0),
    "epochs",
    "Ends training after so many epochs without a better validation loss; 0 never.",
  ),
  reduceOnPlateau: field(z.int().min(0).default(0), "epochs", "Divides the learning rate by ten after so many; 0 never."),
};

/** What the profiles change of them. */
export const networkProfiles = {
  smoke: {
    fingers: 2,
    impressions: [5],
    input: { copies: 0 },
    weights: "untrained",
    epochs: 1,
    reestimate: 4,
    protocols: ["impression" as const],
  },
  paper: {
    reestimate: 128,
    impressions: [10, 10, 12, 10, 10, 12, 10, 10, 12, 10],
    input: { copies: 6 },
    epochs: 100,
    batch: 32,
  },
};

const settings = z.strictObject(networkFields);
type NetworkPipeline = Pipeline<z.output<typeof settings>, PrintSource>;

/** The weights of a name, computed ones fitted to prints of the shape; one stage for all experiments. */
export function weightsStage(
  { environment, stage }: Pick<NetworkPipeline, "environment" | "stage">,
  name: string,
  shape: Pick<InputOptions, "picture" | "align" | "window">,
) {
  return stage(
    "weights",
    { of: OWNER, config: { weights: environment.weights, shape }, code: [fit, "experiments/tasks/loadWeights"] },
    (_, work) => loadWeights(name, () => work.map(fit, FITTING_FINGERS, (finger) => [finger, shape])),
  );
}

/** From prints to the network tuned under each protocol. */
export async function networkStages({ config, data, environment, stage }: NetworkPipeline) {
  const {
    fingers,
    impressions,
    input,
    pooling,
    batch,
    epochs,
    learningRate,
    optimizer,
    reestimate,
    earlyStopping,
    reduceOnPlateau,
  } = config;
  const shape = { picture: input.picture, align: input.align, window: input.window };
  const options = { ...shape, copies: input.copies, augment: { rotation: input.rotation, shift: input.shift } };
  const inputs = await stage(
    "inputs",
    {
      of: OWNER,
      data: true,
      config: { fingers, impressions, options },
      random: true,
      code: [prepare, "experiments/choosePrints"],
    },
    async (_, work) => {
      const chosen = chooseClasses(data, fingers, impressions);
      const images = await data.read(chosen);
      const made = await work.map(prepare, images, (image, i) => [
        image,
        options,
        work.seed,
        `${chosen[i]!.finger}_${chosen[i]!.impression}`,
      ]);
      const pictures = made.flat();
      const items = made.flatMap((copies, i) =>
        copies.map((_, copy) => ({ finger: chosen[i]!.finger, impression: chosen[i]!.impression, copy })),
      );
      return { items, pictures, classes: [...new Set(chosen.map((p) => p.finger))].sort() };
    },
  );
  const weights = await weightsStage({ environment, stage }, config.weights, shape);
  const features = await stage(
    "features",
    { of: OWNER, inputs: { inputs, weights }, config: { trunk: environment.trunk }, code: ["experiments/tasks/trunkFeatures"] },
    ({ inputs, weights }, work) => trunkFeatures(weights, "block5_conv1", inputs.pictures, work.progress),
  );
  const training = { epochs, batch, learningRate, optimizer, reestimate, earlyStopping, reduceOnPlateau };
  const trained = (protocol: Protocol) =>
    stage(
      `training by ${protocol}`,
      {
        of: OWNER,
        inputs: { inputs, weights, features },
        config: { protocol, pooling, training, backend: environment.backend },
        random: true,
        code: ["experiments/tasks/trainProtocol"],
      },
      ({ inputs, weights, features }, work) => {
        const labels = Int32Array.from(inputs.items, ({ finger }) => inputs.classes.indexOf(finger));
        const given = {
          protocol,
          items: inputs.items,
          data: { features, labels },
          classes: inputs.classes.length,
          weights,
          pooling,
          options: training,
        };
        return trainProtocol(given, work.stream, work);
      },
    );
  const results: Partial<Record<Protocol, Awaited<ReturnType<typeof trained>>>> = {};
  for (const protocol of config.protocols) results[protocol] = await trained(protocol);
  return { inputs, weights, features, image: results.image, impression: results.impression, options };
}

/** Where vectors come from: the network tuned under a protocol, or its untrained start. */
export type VectorSource = Protocol | "start";

/** The 100,352 values of block5_conv3 of every input, from each tuned network and from the untrained start. */
export async function vectorStages(
  { config, environment, stage }: NetworkPipeline,
  network: Awaited<ReturnType<typeof networkStages>>,
) {
  const { pooling } = config;
  const { inputs, weights, features, image, impression } = network;
  const of = (trained: NonNullable<typeof image>, source: Protocol) =>
    stage(
      `vectors of the network tuned by ${source}`,
      {
        of: OWNER,
        inputs: { inputs, weights, features, trained },
        config: { pooling, backend: environment.backend },
        code: ["experiments/tasks/tailVectors"],
      },
      ({ inputs, weights, features, trained }, work) => {
        const tail = { pooling, classes: inputs.classes.length, trained: trained.weights };
        return tailVectors(weights, features, tail, work.progress);
      },
    );
  const start = await stage(
    "vectors of the untrained start",
    {
      of: OWNER,
      inputs: { inputs, weights, features },
      config: { pooling, backend: environment.backend },
      code: ["experiments/tasks/tailVectors"],
    },
    ({ inputs, weights, features }, work) => {
      const tail = { pooling, classes: inputs.classes.length, trained: undefined };
      return tailVectors(weights, features, tail, work.progress);
    },
  );
  return { image: image && (await of(image, "image")), impression: impression && (await of(impression, "impression")), start };
}
