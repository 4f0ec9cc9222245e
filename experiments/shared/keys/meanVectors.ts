import type { Scaling } from "../../../src/keys/featureScaling.js";
import type { Average } from "../../../src/keys/meanVector.js";
import type { HalfRows } from "../../../src/network/features/halfRows.js";
import { vectorOf } from "../../../src/network/features/vectorRows.js";
import { pick, type Received, stage } from "../../define.js";
import type { Sides } from "../ann/fitAnnBySplit.js";
import type { NetworkInputs } from "../network/inputs.js";
import { enrolledItems } from "./enrolledPrints.js";
import { scaledMeans } from "./scaledMeans.js";

/** What paper A leaves open about its mean-of-vectors. */
export interface MeanSettings {
  readonly scaling: Scaling;
  readonly average: Average;
}

/** Prints of a split with their vectors. */
export interface LearntVectors {
  readonly inputs: Pick<NetworkInputs, "items" | "classes">;
  readonly sides: Pick<Sides, "training">;
  /** n × 100,352 in half precision. */
  readonly vectors: HalfRows;
}

/** The mean-of-vectors of every enrolled finger, over its vectors on the training side. */
export const meanVectors = stage(
  import.meta.url,
  { name: "mean vectors", config: pick("scaling", "average") },
  ({ config: { scaling, average }, inputs }: Received<MeanSettings, LearntVectors>) =>
    scaledMeans(trainingVectors(inputs), scaling, average),
);

/** The training side's vectors, finger by finger. */
export function trainingVectors({ inputs, sides, vectors }: LearntVectors): Float32Array[][] {
  return enrolledItems(inputs, sides.training).map((own) => own.map((i) => vectorOf(vectors, i)));
}
