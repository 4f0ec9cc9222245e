import { z } from "zod";
import type { Gram } from "../../src/classifiers/gramOf.js";
import { UsageError } from "../../src/lab/errors.js";
import { field, type Pipeline, type Staged, task } from "../../src/lab/experiment.js";
import type { minutiaeOf } from "../../src/minutiae/minutiaeOf.js";
import { type SplitBy, splitItems, type TrainedNetwork } from "../../src/network/train/trainBySplit.js";
import { annFields } from "../shared/ann/fields.js";
import { fittedAnn } from "../shared/ann/fittedAnn.js";
import { chooseClasses } from "../shared/choosePrints.js";
import { networkFields } from "../shared/network/fields.js";
import { tunedNetwork } from "../shared/network/tunedNetwork.js";
import type { PrintSource } from "../shared/openPrints.js";
import { drawEnrolments } from "./drawEnrolments.js";
import { familyData } from "./familyData.js";
import type { FamilyName, fitFamilies } from "./fitFamilies.js";
import type { fitRawForest } from "./fitRawForest.js";
import { nameByMinutiae } from "./nameByMinutiae.js";
import { scoreOf } from "./scoreOf.js";

const fitAll = task<typeof fitFamilies>(import.meta.url, "./fitFamilies.js");
const fitForest = task<typeof fitRawForest>(import.meta.url, "./fitRawForest.js");
const findMinutiae = task<typeof minutiaeOf>(import.meta.url, "../../src/minutiae/minutiaeOf.js");

/** Settings of the comparison, with those of what is compared on. */
export const classifierFields = {
  ...networkFields,
  ...annFields,
  svm: z.strictObject({
    costs: field(
      z.array(z.number().positive()).min(1).default([1, 10, 100]),
      "",
      "Costs C that the inner cross-validation tries.",
    ),
    gammas: field(
      z.array(z.number().positive()).min(1).default([0.1, 0.3, 1]),
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
  learning: field(z.int().min(0).max(1000).default(1), "", "Draws of each point of the learning curve; 0 leaves this out."),
};

const settings = z.strictObject(classifierFields);

/** From prints to the classes that every classifier names, on the network's own splits, on others, and with few impressions a finger. */
export async function classifierStages({
  config,
  data,
  environment,
  run,
  stage,
}: Pipeline<z.output<typeof settings>, PrintSource>) {
  if (config.forest.package === "ml-random-forest" && config.mlForest.trees === 0) {
    throw new UsageError("forest.package is ml-random-forest and mlForest.trees is 0; give it trees");
  }
  const network = await tunedNetwork({ config, run });
  const fitted = await fittedAnn({ run }, network);
  const { vectors, grams } = fitted;
  const { inputs } = network;
  const { size: _, ...ann } = config.ann;
  const { svm, forest, mlForest } = config;
  const options = { ann, svm, forest, mlForest };
  const engine = environment.trunk;
  const families: ("ann" | "svm" | "forest")[] = ["ann", "svm", "forest"];

  const compare = (splitBy: SplitBy) => {
    const sources = { tuned: grams[splitBy]!, start: grams.start! };
    // Once is enough for a forest that takes a second a tree: under the last split.
    const slow: FamilyName[] = splitBy === config.splits.at(-1) && mlForest.trees > 0 ? ["ml-random-forest"] : [];
    return stage(
      `classifiers by ${splitBy}`,
      {
        inputs: { inputs, trained: network[splitBy]!, ...sources },
        config: { splitBy, slow, options, engine },
        random: true,
        code: [fitAll, "experiments/classifiers/familyData"],
      },
      async ({ inputs, trained, tuned, start }, work) => {
        const { training, test } = trained;
        const quick: FamilyName[] = ["svm", "svm linear", "forest"];
        const jobs = [
          { source: "tuned" as const, gram: tuned, families: slow },
          { source: "tuned" as const, gram: tuned, families: quick },
          { source: "start" as const, gram: start, families: ["ann" as const, ...quick] },
        ];
        const named = await work.map(fitAll, jobs, ({ source, gram, families }) => {
          return [familyData(inputs, gram), { training, test }, families, options, work.seed, source];
        });
        return { tuned: { ...named[0], ...named[1] }, start: named[2]! };
      },
    );
  };
  const raw = (splitBy: SplitBy) =>
    stage(
      `forest on all features by ${splitBy}`,
      {
        inputs: { inputs, trained: network[splitBy]!, tuned: vectors[splitBy]!, start: vectors.start },
        config: { trees: forest.trees },
        random: true,
        code: [fitForest],
      },
      async ({ inputs, trained, tuned, start }, work) => {
        const { training, test } = trained;
        const labels = Int32Array.from(inputs.items, ({ finger }) => inputs.classes.indexOf(finger));
        const [ofTuned, ofStart] = await work.map(fitForest, [tuned, start], (own, i) => {
          return [
            own,
            { training, test },
            labels,
            inputs.classes.length,
            { trees: forest.trees },
            work.seed,
            ["tuned", "start"][i]!,
          ];
        });
        return { tuned: ofTuned!, start: ofStart! };
      },
    );
  const compared: Partial<Record<SplitBy, Awaited<ReturnType<typeof compare>>>> = {};
  const forests: Partial<Record<SplitBy, Awaited<ReturnType<typeof raw>>>> = {};
  for (const splitBy of config.splits) {
    compared[splitBy] = await compare(splitBy);
    forests[splitBy] = await raw(splitBy);
  }

  const minutiae =
    network.impression &&
    (await stage(
      "minutiae by impression",
      {
        data: true,
        inputs: { inputs, trained: network.impression },
        config: { fingers: config.fingers, impressions: config.impressions },
        code: [findMinutiae, "experiments/classifiers/nameByMinutiae", "experiments/shared/choosePrints"],
      },
      async ({ inputs, trained }, work) => {
        const chosen = chooseClasses(data, config.fingers, config.impressions);
        const templates = await work.map(findMinutiae, await data.read(chosen), (image) => [image]);
        const labels = inputs.items.map(({ finger }) => inputs.classes.indexOf(finger));
        return nameByMinutiae(inputs.items, templates, trained, labels);
      },
    ));

  const again = (splitBy: SplitBy) =>
    stage(
      `splits drawn again by ${splitBy}`,
      {
        inputs: { inputs, tuned: grams[splitBy]!, start: grams.start! },
        config: { splitBy, repeats: config.repeats, families, options, engine },
        random: true,
        code: [fitAll, "experiments/classifiers/familyData", "src/network/train/trainBySplit", "experiments/classifiers/scoreOf"],
      },
      async ({ inputs, tuned, start }, work) => {
        const jobs = Array.from({ length: config.repeats }, (_, r) => {
          const sides = splitItems(inputs.items, splitBy, work.stream.substream(r));
          return [
            { source: "tuned" as const, gram: tuned, sides, r },
            { source: "start" as const, gram: start, sides, r },
          ];
        }).flat();
        const named = await work.map(fitAll, jobs, ({ gram, sides: { training, test }, source, r }) => {
          return [familyData(inputs, gram), { training, test }, families, options, work.seed, `${source} ${r}`];
        });
        const labels = inputs.items.map(({ finger }) => inputs.classes.indexOf(finger));
        return jobs.map(({ source, sides }, j) => {
          const score = (family: "ann" | "svm" | "forest") => scoreOf(named[j]![family]!, sides.test, labels);
          const scores = { ann: score("ann"), svm: score("svm"), forest: score("forest") };
          // As the test side counts them: by impression without copies, which say nothing new.
          const counted = sides.training.filter((i) => splitBy === "image" || inputs.items[i]!.copy === 0);
          return { source, scores, training: counted.length };
        });
      },
    );
  const repeats: Partial<Record<SplitBy, Awaited<ReturnType<typeof again>>>> = {};
  if (config.repeats > 0) for (const splitBy of config.splits) repeats[splitBy] = await again(splitBy);

  const learn = (source: "tuned" | "start", trained: Staged<TrainedNetwork>, gram: Staged<Gram>) =>
    stage(
      `learning curve, ${source}`,
      {
        inputs: { inputs, trained, gram },
        config: { source, draws: config.learning, families, options, engine },
        random: true,
        code: [
          fitAll,
          "experiments/classifiers/familyData",
          "experiments/classifiers/drawEnrolments",
          "experiments/classifiers/scoreOf",
        ],
      },
      async ({ inputs, trained, gram }, work) => {
        const tested = source === "tuned" ? trained.test : undefined;
        const jobs = Array.from({ length: config.learning }, (_, draw) =>
          drawEnrolments(inputs.items, tested, work.stream.substream(draw)).map((sides) => ({ sides, draw })),
        ).flat();
        const named = await work.map(fitAll, jobs, ({ sides: { impressions, training, test }, draw }) => {
          const run = `${impressions} ${draw}`;
          return [familyData(inputs, gram), { training, test }, families, options, work.seed, run];
        });
        const labels = inputs.items.map(({ finger }) => inputs.classes.indexOf(finger));
        return jobs.map(({ sides }, j) => {
          const score = (family: "ann" | "svm" | "forest") => scoreOf(named[j]![family]!, sides.test, labels);
          return { impressions: sides.impressions, scores: { ann: score("ann"), svm: score("svm"), forest: score("forest") } };
        });
      },
    );
  const learning =
    config.learning > 0
      ? {
          start: await learn("start", network.impression ?? network.image!, grams.start!),
          tuned: network.impression && (await learn("tuned", network.impression, grams.impression!)),
        }
      : {};
  return {
    inputs,
    trainedImage: network.image,
    trainedImpression: network.impression,
    annImage: fitted.image,
    annImpression: fitted.impression,
    image: compared.image,
    impression: compared.impression,
    forestImage: forests.image,
    forestImpression: forests.impression,
    minutiae,
    repeatsImage: repeats.image,
    repeatsImpression: repeats.impression,
    learningStart: learning.start,
    learningTuned: learning.tuned,
  };
}
