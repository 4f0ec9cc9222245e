import { z } from "zod";
import { gramOf } from "../../src/classifiers/gramOf.js";
import { field, type Pipeline, type Staged, task } from "../../src/lab/experiment.js";
import { trunkFeatures } from "../../src/network/features/trunkFeatures.js";
import type { networkInputs } from "../../src/network/inputs/networkInputs.js";
import { annFields } from "../shared/ann/fields.js";
import { choosePrints } from "../shared/choosePrints.js";
import { byProbe, comparisons, inPlace } from "../shared/comparisons.js";
import { weightsField } from "../shared/network/fields.js";
import { weights as networkWeights } from "../shared/network/weights.js";
import type { PrintSource } from "../shared/openPrints.js";
import type { correlationRow } from "./correlationRow.js";
import { cosineScores } from "./cosineScores.js";
import type { describePrint } from "./describePrint.js";
import { fingerClaims } from "./fingerClaims.js";
import type { judgeClaims } from "./judgeClaims.js";
import { minutiaeScores } from "./minutiaeScores.js";
import type { patternRow } from "./patternRow.js";

const describe = task<typeof describePrint>(import.meta.url, "./describePrint.js");
const correlate = task<typeof correlationRow>(import.meta.url, "./correlationRow.js");
const comparePattern = task<typeof patternRow>(import.meta.url, "./patternRow.js");
const judge = task<typeof judgeClaims>(import.meta.url, "./judgeClaims.js");
const prepare = task<typeof networkInputs>(import.meta.url, "../../src/network/inputs/networkInputs.js");

const MATCHERS = ["minutiae", "correlation", "pattern", "cosine", "ann"] as const;
type Matcher = (typeof MATCHERS)[number];

/** Settings of the matchers: what is compared, and how. */
export const matcherFields = {
  fingers: field(z.int().min(2).max(1000).default(10), "", "Fingers."),
  impressions: field(z.int().min(2).max(100).default(8), "", "Impressions of each finger."),
  pairs: field(
    z.enum(["all", "fvc"]).default("all"),
    "",
    "Impostor pairs: every two prints of different fingers, or the first impressions only.",
  ),
  matchers: field(
    z
      .array(z.enum(MATCHERS))
      .min(1)
      .default([...MATCHERS]),
    "",
    "The matchers compared.",
  ),
  correlation: z.strictObject({
    rotation: field(z.number().min(0).max(45).default(15), "degrees", "Greatest rotation to either side."),
    step: field(z.number().min(0.5).max(10).default(2.5), "degrees", "Step between rotations."),
  }),
  ann: annFields.ann.omit({ size: true, reduceOnPlateau: true }).extend({
    parts: field(z.int().min(2).max(1000).default(5), "", "Parts of the fingers, each of which is unknown to an ANN in turn."),
  }),
  weights: weightsField,
};

const settings = z.strictObject(matcherFields);

/** The prints, and the scores of each matcher that is asked for. */
export async function matcherStages({ config, data, environment, run, stage }: Pipeline<z.output<typeof settings>, PrintSource>) {
  const { fingers, impressions, pairs: protocol, matchers } = config;
  const { parts, ...options } = config.ann;
  const asked = (...some: Matcher[]): boolean => some.some((matcher) => matchers.includes(matcher));
  const prints = await stage(
    "prints",
    {
      data: true,
      config: { fingers, impressions, ...(asked("ann") && { parts }) },
      code: [
        describe,
        "experiments/shared/choosePrints",
        "experiments/shared/comparisons",
        "experiments/verification/fingerClaims",
      ],
    },
    async (_, work) => {
      const chosen = choosePrints(data, fingers, impressions);
      // refuses what gives no rates, before it takes time
      comparisons(chosen, "fvc");
      if (asked("ann")) fingerClaims(chosen, parts);
      const described = await work.map(describe, await data.read(chosen), (image) => [image]);
      return { chosen: chosen.map(({ finger, impression }) => ({ finger, impression })), described };
    },
  );
  const scores: Record<string, Staged<Float64Array>> = {};
  if (asked("minutiae")) {
    scores.minutiae = await stage(
      "minutiae",
      {
        inputs: { prints },
        config: { protocol },
        code: ["experiments/verification/minutiaeScores", "experiments/shared/comparisons"],
      },
      ({ prints }, work) => {
        const templates = prints.described.map(({ template }) => template);
        return minutiaeScores(templates, comparisons(prints.chosen, protocol), work.progress);
      },
    );
  }
  if (asked("correlation")) {
    const options = config.correlation;
    scores.correlation = await stage(
      "correlation",
      { inputs: { prints }, config: { protocol, options }, code: [correlate, "experiments/shared/comparisons"] },
      async ({ prints }, work) => {
        const rows = byProbe(comparisons(prints.chosen, protocol));
        const one = (print: number) => prints.described[print].correlation;
        const found = await work.map(correlate, rows, ({ probe, galleries }) => [
          one(probe),
          galleries.map((gallery) => one(gallery).upright),
          options,
        ]);
        return inPlace(rows, found);
      },
    );
  }
  if (asked("pattern")) {
    scores.pattern = await stage(
      "pattern",
      { inputs: { prints }, config: { protocol }, code: [comparePattern, "experiments/shared/comparisons"] },
      async ({ prints }, work) => {
        const rows = byProbe(comparisons(prints.chosen, protocol));
        const one = (print: number) => prints.described[print].pattern;
        const found = await work.map(comparePattern, rows, ({ probe, galleries }) => [one(probe), galleries.map(one)]);
        return inPlace(rows, found);
      },
    );
  }
  if (asked("cosine", "ann")) {
    const shape = { picture: "enhanced", align: "core", window: 300 } as const;
    const inputs = await stage(
      "inputs",
      { data: true, config: { fingers, impressions, shape }, code: [prepare, "experiments/shared/choosePrints"] },
      async (_, work) => {
        const images = await data.read(choosePrints(data, fingers, impressions));
        const options = { ...shape, copies: 0, augment: {} };
        const nothingDrawn = [0, ""] as const;
        return (await work.map(prepare, images, (image, i) => [image, options, nothingDrawn, String(i)])).flat();
      },
    );
    const weights = await run(networkWeights, {}, shape);
    const features = await stage(
      "features",
      { inputs: { inputs, weights }, config: { trunk: environment.trunk }, code: ["src/network/features/trunkFeatures"] },
      ({ inputs, weights }, work) => trunkFeatures(weights, "block5_conv3", inputs, work.progress, ["impressions", "fingers"]),
    );
    if (asked("cosine")) {
      scores.cosine = await stage(
        "cosine",
        {
          inputs: { prints, features },
          config: { protocol },
          code: ["experiments/verification/cosineScores", "experiments/shared/comparisons"],
        },
        ({ prints, features }) => cosineScores(features, comparisons(prints.chosen, protocol)),
      );
    }
    if (asked("ann")) {
      scores.ann = await stage(
        "ann",
        {
          inputs: { prints, features },
          config: { parts, options, engine: environment.trunk },
          random: true,
          code: [judge, "experiments/verification/fingerClaims", "src/classifiers/gramOf"],
        },
        async ({ prints, features }, work) => {
          const { judges, claims, fingerOf } = fingerClaims(prints.chosen, parts);
          const gram = gramOf(features);
          const probes = judges.map((_, j) => [
            ...new Set(claims.filter((claim) => claim.judge === j).map(({ probe }) => probe)),
          ]);
          const judged = await work.map(judge, judges, (one, j) => {
            return [gram, one, fingerOf, probes[j], options, work.seed, String(j)];
          });
          return Float64Array.from(claims, ({ probe, finger, judge: j }) => {
            const { enrolled } = judges[j];
            return judged[j][probes[j].indexOf(probe) * enrolled.length + enrolled.indexOf(finger)];
          });
        },
      );
    }
  }
  return { prints, scores };
}
