import { fitScaling, scaleFeatures } from "../../src/keys/featureScaling.js";
import { meanVector } from "../../src/keys/meanVector.js";
import { fitPrintIdentifier } from "../../src/keys/printIdentifier.js";
import { rowMagnitudes } from "../../src/keys/rowMagnitudes.js";
import type { Background } from "./commitmentBits.js";
import type { PooledFinger } from "./commitmentTrials.js";

/** Outcomes of prints, finger by finger: own key, another's, none. */
export interface PaperTrials {
  readonly own: readonly (readonly boolean[])[];
  readonly wrong: readonly (readonly boolean[])[];
  /** Prints of fingers that nobody enrolled: whether they got a key. */
  readonly unknown: readonly (readonly boolean[])[];
}

/** The paper's scheme as `ridgelab key` has it: nearest mean, a threshold a class. */
export function paperKeyTrials(
  { pooled }: Background,
  enrolled: readonly PooledFinger[],
  strangers: readonly PooledFinger[],
): PaperTrials {
  const identifier = fitPrintIdentifier(
    pooled,
    enrolled.map((finger) => finger.enrolled),
  );
  const found = (print: Float32Array) => identifier.identify(print);
  return {
    own: enrolled.map(({ tried }, f) => tried.map(found).map(({ finger, accepted }) => accepted && finger === f)),
    wrong: enrolled.map(({ tried }, f) => tried.map(found).map(({ finger, accepted }) => accepted && finger !== f)),
    unknown: strangers.map((finger) => [...finger.enrolled, ...finger.tried].map((print) => found(print).accepted)),
  };
}

/** Tried prints whose nearest stored template is their own finger's, for an attacker who has the store and prints of his own. */
export interface Betrayal {
  readonly by: string;
  readonly right: readonly (readonly boolean[])[];
}

/** Nearest neighbours among stored mean vectors and among stored vectors of 128 magnitudes; scaled each by its own. */
export function nearestTemplates(
  fingers: readonly { readonly enrolled: readonly Float32Array[]; readonly tried: readonly Float32Array[] }[],
): { betrayals: Betrayal[]; seeds: Float32Array[] } {
  const scaled = (vector: Float32Array): Float32Array => scaleFeatures(vector, fitScaling([vector], "perVector"));
  const seeds = fingers.map(({ enrolled }) => meanVector(enrolled.map(scaled)));
  const magnitudes = seeds.map((seed) => rowMagnitudes(seed));
  const nearest = (vector: ArrayLike<number>, stored: readonly ArrayLike<number>[]): number => {
    const distances = stored.map((other) => distance(vector, other));
    return distances.indexOf(Math.min(...distances));
  };
  const right = (find: (vector: Float32Array) => number): boolean[][] =>
    fingers.map(({ tried }, f) => tried.map((vector) => find(scaled(vector)) === f));
  return {
    seeds,
    betrayals: [
      { by: "the stored mean-of-vectors, 100,352 values", right: right((vector) => nearest(vector, seeds)) },
      { by: "the vector of 128 magnitudes", right: right((vector) => nearest(rowMagnitudes(vector), magnitudes)) },
    ],
  };
}

function distance(a: ArrayLike<number>, b: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += (a[i]! - b[i]!) ** 2;
  return sum;
}
