import { SCALINGS } from "../../src/keys/featureScaling.js";
import { AVERAGES } from "../../src/keys/meanVector.js";
import { rowMagnitudes } from "../../src/keys/rowMagnitudes.js";
import type { HalfRows } from "../../src/network/features/halfRows.js";
import { type Received, stage } from "../define.js";
import { type LearntVectors, type MeanSettings, trainingVectors } from "../shared/keys/meanVectors.js";
import { averages, scaledMeans } from "../shared/keys/scaledMeans.js";
import { type AloneMagnitudes, aloneMagnitudes } from "./aloneMagnitudes.js";

/** Where features are taken, which paper A leaves open: it says "from the last convolutional layer". */
export const ACTIVATIONS = ["after ReLU", "before ReLU"] as const;

/** One way to read the paper, and the vector V of every enrolled finger by it. */
export interface Reading extends MeanSettings {
  readonly activation: (typeof ACTIVATIONS)[number];
  /** 128 magnitudes a finger. */
  readonly magnitudes: readonly Float64Array[];
}

interface Inputs extends LearntVectors {
  /** As the vectors, before the ReLU. */
  readonly linear: HalfRows;
}

/** The readings, and what shapes the vectors V of features as they are. */
export interface Readings {
  readonly readings: readonly Reading[];
  /** Of each finger's mean of unscaled features, after the ReLU. */
  readonly alone: readonly AloneMagnitudes[];
}

/** The vector V of every enrolled finger under every scaling and average, of features after the ReLU and before. */
export const readings = stage(
  import.meta.url,
  {},
  ({ inputs: { linear, ...after } }: Received<unknown, Inputs>): Readings => ({
    readings: ACTIVATIONS.flatMap((activation) => {
      const fingers = trainingVectors(activation === "after ReLU" ? after : { ...after, vectors: linear });
      const unscaled = { mean: averages(fingers, "mean"), median: averages(fingers, "median") };
      return SCALINGS.flatMap((scaling) =>
        AVERAGES.map((average) => ({
          activation,
          scaling,
          average,
          magnitudes: scaledMeans(fingers, scaling, average, unscaled[average]).map((mean) => rowMagnitudes(mean)),
        })),
      );
    }),
    alone: averages(trainingVectors(after), "mean").map(aloneMagnitudes),
  }),
);
