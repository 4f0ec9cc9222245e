import { fitScaling, scaleFeatures } from "../../src/keys/featureScaling.js";
import { meanVector } from "../../src/keys/meanVector.js";
import { fitPrintIdentifier } from "../../src/keys/printIdentifier.js";
import { rowMagnitudes } from "../../src/keys/rowMagnitudes.js";
import type { Background } from "../shared/keys/commitmentBits.js";
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

/** What an attacker who has the store, and prints of his own, tells rightly. */
export interface Betrayal {
  readonly by: string;
  readonly told: "the finger of a print that was not enrolled" | "which prints of the finger were enrolled";
  /** Finger by finger. */
  readonly right: readonly (readonly boolean[])[];
  /** Share that is right by chance. */
  readonly chance: number;
}

/** Nearest neighbours among stored mean vectors and among vectors of 128 magnitudes; scaled each by its own. */
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
  const ofFinger = (by: string, find: (vector: Float32Array) => number): Betrayal => ({
    by,
    told: "the finger of a print that was not enrolled",
    right: fingers.map(({ tried }, f) => tried.map((vector) => find(scaled(vector)) === f)),
    chance: 1 / fingers.length,
  });
  const ofPrints = (
    by: string,
    stored: readonly ArrayLike<number>[],
    view: (vector: Float32Array) => ArrayLike<number>,
  ): Betrayal => {
    const right = fingers.map(({ enrolled, tried }, f) => {
      const distances = [...enrolled, ...tried].map((vector) => distance(view(scaled(vector)), stored[f]));
      const farthest = [...distances].sort((a, b) => a - b)[enrolled.length - 1];
      return distances.slice(0, enrolled.length).map((own) => own <= farthest);
    });
    const [own, all] = [
      fingers.flatMap(({ enrolled }) => enrolled).length,
      fingers.flatMap((f) => [...f.enrolled, ...f.tried]).length,
    ];
    return { by, told: "which prints of the finger were enrolled", right, chance: own / all };
  };
  const [mean, vector] = ["the mean-of-vectors, 100,352 values", "the vector of 128 magnitudes"];
  return {
    seeds,
    betrayals: [
      ofFinger(mean, (print) => nearest(print, seeds)),
      ofFinger(vector, (print) => nearest(rowMagnitudes(print), magnitudes)),
      ofPrints(mean, seeds, (print) => print),
      ofPrints(vector, magnitudes, (print) => rowMagnitudes(print)),
    ],
  };
}

function distance(a: ArrayLike<number>, b: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += (a[i] - b[i]) ** 2;
  return sum;
}
