import { fitScaling, scaleFeatures } from "../../src/keys/featureScaling.js";
import { rowMagnitudes } from "../../src/keys/rowMagnitudes.js";
import { vectorOf } from "../../src/network/features/vectorRows.js";
import { pick, type Received, stage } from "../define.js";
import type { Sides } from "../shared/ann/fitAnnBySplit.js";
import { enrolledPrints } from "../shared/keys/enrolledPrints.js";
import { type KeyRate, keyRate } from "../shared/keys/keyRate.js";
import { type LearntVectors, type MeanSettings, trainingVectors } from "../shared/keys/meanVectors.js";
import type { Finger } from "./fingers.js";

/** What an attacker with a stored template, and prints of his own, infers from it. */
export interface Disclosure {
  readonly template: "mean" | "magnitudes";
  /** The finger of a print that was not enrolled, or which prints of the finger were. */
  readonly inferred: "finger" | "enrolment";
  /** How often that is right, and how often by chance. */
  readonly right: KeyRate;
  readonly chance: number;
}

interface Inputs extends LearntVectors {
  readonly sides: Pick<Sides, "training" | "test">;
  /** As the paper stores them, of each finger. */
  readonly means: readonly Float32Array[];
}

/** What the mean-of-vectors of every enrolled finger and its magnitudes disclose, to one who has the model: its scaling, too. */
export const storedTemplates = stage(
  import.meta.url,
  { name: "stored templates", config: pick("scaling") },
  ({ config: { scaling }, inputs: { means, ...learnt } }: Received<Pick<MeanSettings, "scaling">, Inputs>) => {
    const { inputs, sides, vectors } = learnt;
    const fitted = fitScaling(trainingVectors(learnt).flat(), scaling);
    const scaled = (i: number): Float32Array => scaleFeatures(vectorOf(vectors, i), fitted);
    const fingers = enrolledPrints(inputs, sides.training).map((enrolled, f) => ({
      enrolled: enrolled.map(scaled),
      tried: sides.test.filter((i) => inputs.items[i].finger === inputs.classes[f]).map(scaled),
    }));
    return disclosuresOf(fingers, means, (vector) => rowMagnitudes(vector));
  },
);

/**
 * Inference by nearness: to the stored means, and to what is made of them.
 *
 * @param means of each finger
 * @param view what a key is derived from: the magnitudes of a vector
 */
export function disclosuresOf(
  fingers: readonly Finger[],
  means: readonly Float32Array[],
  view: (vector: Float32Array) => ArrayLike<number>,
): Disclosure[] {
  const views = [
    { template: "mean", of: (vector: Float32Array): ArrayLike<number> => vector },
    { template: "magnitudes", of: view },
  ] as const;
  const enrolled = fingers.flatMap((finger) => finger.enrolled).length;
  const tried = fingers.flatMap((finger) => finger.tried).length;
  return [
    ...views.map(({ template, of }): Disclosure => {
      const right = rightFingers(fingers, means.map(of), of);
      return { template, inferred: "finger", right: keyRate(right), chance: 1 / fingers.length };
    }),
    ...views.map(({ template, of }): Disclosure => {
      const right = rightEnrolments(fingers, means.map(of), of);
      return { template, inferred: "enrolment", right: keyRate(right), chance: enrolled / (enrolled + tried) };
    }),
  ];
}

type View = (vector: Float32Array) => ArrayLike<number>;

/** For each tried print, whether the template that it lies nearest to is its finger's. */
function rightFingers(fingers: readonly Finger[], stored: readonly ArrayLike<number>[], view: View): boolean[] {
  return fingers.flatMap(({ tried }, f) =>
    tried.map((print) => {
      const seen = view(print);
      const distances = stored.map((template) => distance(seen, template));
      return distances.indexOf(Math.min(...distances)) === f;
    }),
  );
}

/** For each enrolled print, whether it is among the prints of its finger that lie nearest to the template, as many as were enrolled. */
function rightEnrolments(fingers: readonly Finger[], stored: readonly ArrayLike<number>[], view: View): boolean[] {
  return fingers.flatMap(({ enrolled, tried }, f) => {
    const distances = [...enrolled, ...tried].map((print) => distance(view(print), stored[f]));
    const farthest = [...distances].sort((a, b) => a - b)[enrolled.length - 1];
    return distances.slice(0, enrolled.length).map((own) => own <= farthest);
  });
}

function distance(a: ArrayLike<number>, b: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += (a[i] - b[i]) ** 2;
  return sum;
}
