import { fitScaling, type Scaling, scaleFeatures, scalesAlone } from "../../../src/keys/featureScaling.js";
import { type Average, meanVector } from "../../../src/keys/meanVector.js";

/**
 * The mean-of-vectors of each finger, features scaled by the limits of all fingers' vectors together.
 *
 * Limits move every vector by the same lines, so that the average may be taken first: the median, too, since the lines rise.
 *
 * @param unscaled the averages before scaling, where they are there already
 */
export function scaledMeans(
  fingers: readonly (readonly Float32Array[])[],
  scaling: Scaling,
  average: Average,
  unscaled?: readonly Float32Array[],
): Float32Array[] {
  const fitted = fitScaling(fingers.flat(), scaling);
  return scalesAlone(scaling)
    ? fingers.map((own) =>
        meanVector(
          own.map((vector) => scaleFeatures(vector, fitted)),
          average,
        ),
      )
    : (unscaled ?? averages(fingers, average)).map((mean) => scaleFeatures(mean, fitted));
}

/** The average of each finger's vectors as they are. */
export function averages(fingers: readonly (readonly Float32Array[])[], average: Average): Float32Array[] {
  return fingers.map((own) => meanVector(own, average));
}
