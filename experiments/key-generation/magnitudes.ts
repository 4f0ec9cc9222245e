import { fitScaling, SCALINGS, type Scaling, scaleFeatures } from "../../src/keys/featureScaling.js";
import { AVERAGES, type Average, meanVector } from "../../src/keys/meanVector.js";
import { rowMagnitudes } from "../../src/keys/rowMagnitudes.js";
import { vectorOf } from "../../src/network/features/vectorRows.js";
import { pick, type Received, stage } from "../define.js";
import type { Fingers } from "./fingers.js";

/** What paper A leaves open about its mean-of-vectors. */
export interface MeanSettings {
  readonly scaling: Scaling;
  readonly average: Average;
}

/** Least and greatest of the 128 magnitudes over all enrolled fingers. */
export interface MagnitudeRange extends MeanSettings {
  readonly low: number;
  readonly high: number;
}

interface Inputs {
  readonly fingers: Fingers;
  /** n × 100,352 in half precision. */
  readonly vectors: Uint16Array;
}

/** The mean-of-vectors of every enrolled finger as configured, and the range of its magnitudes under every scaling and average. */
export const magnitudes = stage(
  import.meta.url,
  { config: pick("scaling", "average") },
  ({ config, inputs: { fingers, vectors } }: Received<MeanSettings, Inputs>) => {
    const rows = fingers.enrolled.map(({ enrolled }) => enrolled.map((i) => vectorOf(vectors, i)));
    const ranges: MagnitudeRange[] = [];
    let means: Float32Array[] = [];
    for (const scaling of SCALINGS) {
      const scaled = scaleFingers(rows, scaling);
      for (const average of AVERAGES) {
        const found = scaled.map((own) => meanVector(own, average));
        const values = found.flatMap((mean) => [...rowMagnitudes(mean)]);
        ranges.push({ scaling, average, low: Math.min(...values), high: Math.max(...values) });
        if (scaling === config.scaling && average === config.average) means = found;
      }
    }
    return { ranges, means };
  },
);

/** Vectors finger by finger, scaled by the limits of all together. */
export function scaleFingers(fingers: readonly (readonly Float32Array[])[], scaling: Scaling): Float32Array[][] {
  const fitted = fitScaling(fingers.flat(), scaling);
  return fingers.map((own) => own.map((vector) => scaleFeatures(vector, fitted)));
}
