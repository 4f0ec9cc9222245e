import { mean } from "../metrics/mean.js";
import { requireVectors } from "./featureScaling.js";

/** The paper says both: "the median is calculated … to obtain the so-called Mean-of-Vectors" (section 2.5). */
export const AVERAGES = ["mean", "median"] as const;
/** How the vectors of a finger are averaged. */
export type Average = (typeof AVERAGES)[number];

/**
 * The mean-of-vectors of a finger (paper A, section 2.5): the mean, or the median, of each feature over its training vectors.
 *
 * @param vectors vectors of one length, at least one (RangeError otherwise)
 *
 * @example
 * import { meanVector } from "ridgelab/keys";
 * const prints = [Float32Array.of(1, 4), Float32Array.of(2, 4), Float32Array.of(6, 4)];
 * meanVector(prints); // [3, 4]
 * meanVector(prints, "median"); // [2, 4]
 */
export function meanVector(vectors: readonly Float32Array[], average: Average = "mean"): Float32Array {
  const length = requireVectors(vectors, "meanVector");
  const result = new Float32Array(length);
  const values = new Float64Array(vectors.length);
  for (let i = 0; i < length; i++) {
    for (let v = 0; v < values.length; v++) values[v] = vectors[v][i];
    result[i] = average === "mean" ? mean(values) : medianOf(values);
  }
  return result;
}

function medianOf(values: Float64Array): number {
  values.sort();
  const middle = values.length >> 1;
  return values.length % 2 === 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2;
}
