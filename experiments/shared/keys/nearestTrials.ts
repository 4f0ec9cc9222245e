import { fitPrintIdentifier } from "../../../src/keys/printIdentifier.js";
import { poolFeatures } from "../../../src/network/features/poolFeatures.js";
import { vectorOf } from "../../../src/network/features/vectorRows.js";
import { type Received, stage } from "../../define.js";
import type { TrialInputs } from "./annTrials.js";
import type { Background } from "./commitmentBits.js";
import { enrolledPrints } from "./enrolledPrints.js";
import type { KeyTrial } from "./keyTrial.js";
import type { KeyScheme } from "./schemes.js";

interface Inputs extends TrialInputs {
  readonly others: Background;
}

/**
 * As `annTrials`, by what `ridgelab key --scheme paper` does: the nearest mean on principal components of the background's pooled features,
 * with a threshold a finger. The prints of the training and validation sides are enrolled.
 */
export const nearestTrials = stage(
  import.meta.url,
  { name: ({ features }) => `keys by the nearest mean, ${features} features` },
  ({
    inputs: { inputs, sides, vectors, unknownInputs, unknown, others },
  }: Received<unknown, Inputs, Pick<KeyScheme, "features">>): KeyTrial[] => {
    const { items, classes } = inputs;
    const pooled = (i: number): Float32Array => poolFeatures(vectorOf(vectors, i));
    const enrolled = enrolledPrints(inputs, [...sides.training, ...sides.validation]);
    const identifier = fitPrintIdentifier(
      others.pooled,
      enrolled.map((prints) => prints.map(pooled)),
    );
    const decide = (print: Float32Array) => {
      const { finger, similarity, accepted } = identifier.identify(print);
      return { predicted: classes[finger], score: similarity, threshold: identifier.thresholds[finger], accepted };
    };
    return [
      ...sides.test.map((i) => ({ ...items[i], enrolled: true, ...decide(pooled(i)) })),
      ...unknownInputs.items.map((item, i) => ({ ...item, enrolled: false, ...decide(poolFeatures(vectorOf(unknown, i))) })),
    ];
  },
);
