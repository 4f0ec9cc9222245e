/** What features are scaled by, which paper A leaves open (section 2.5 speaks of "normalize" vectors only). */
export const SCALINGS = ["perFeature", "perChannel", "perVector", "global", "l2", "none"] as const;
/** What the limits of a scaling are taken over. */
export type Scaling = (typeof SCALINGS)[number];

/** Channels of a print's features, height × width × channels. */
const CHANNELS = 512;

/** Whether a scaling looks at each vector by itself; the others map all vectors by the same lines, one a feature. */
export function scalesAlone(scaling: Scaling): boolean {
  return scaling === "perVector" || scaling === "l2";
}

/** A scaling with the limits it found in the training vectors; a plain object, so that it can be stored. */
export interface FittedScaling {
  readonly scaling: Scaling;
  /** Smallest and largest value: of each feature (perFeature), of each of 512 channels (perChannel), of all together (global), else empty. */
  readonly low: Float32Array;
  readonly high: Float32Array;
}

/**
 * Finds what `scaleFeatures` needs to bring features to 0–1 by their minimum and maximum: of each feature over the training vectors
 * (`perFeature`), of all values of each of the 512 channels, which run fastest (`perChannel`), or of all their values (`global`).
 * `perVector`, `l2` (each vector over its own length) and `none` need nothing.
 *
 * @param vectors training vectors of one length, at least one (RangeError otherwise)
 *
 * @example
 * import { fitScaling } from "ridgelab/keys";
 * fitScaling([Float32Array.of(0, 10), Float32Array.of(4, 30)], "perFeature"); // { scaling: "perFeature", low: [0, 10], high: [4, 30] }
 */
export function fitScaling(vectors: readonly Float32Array[], scaling: Scaling): FittedScaling {
  const length = requireVectors(vectors, "fitScaling");
  if (scaling === "none" || scalesAlone(scaling)) return { scaling, low: new Float32Array(), high: new Float32Array() };
  const places = scaling === "perFeature" ? length : scaling === "perChannel" ? CHANNELS : 1;
  const low = new Float32Array(places).fill(Number.POSITIVE_INFINITY);
  const high = new Float32Array(places).fill(Number.NEGATIVE_INFINITY);
  for (const vector of vectors) {
    for (let i = 0; i < length; i++) {
      const place = i % places;
      if (vector[i] < low[place]) low[place] = vector[i];
      if (vector[i] > high[place]) high[place] = vector[i];
    }
  }
  return { scaling, low, high };
}

/**
 * A vector scaled to 0–1 by the limits; what is constant in training becomes 0, and what goes beyond the limits stays beyond 0–1.
 *
 * @throws RangeError for a vector of another length than the training's
 *
 * @example
 * import { fitScaling, scaleFeatures } from "ridgelab/keys";
 * const fitted = fitScaling([Float32Array.of(0, 10), Float32Array.of(4, 30)], "perFeature");
 * scaleFeatures(Float32Array.of(1, 20), fitted); // [0.25, 0.5]
 */
export function scaleFeatures(vector: Float32Array, { scaling, low, high }: FittedScaling): Float32Array {
  if (scaling === "none") return vector;
  if (scaling === "perVector") return scaleFeatures(vector, fitScaling([vector], "global"));
  if (scaling === "l2") {
    const norm = Math.sqrt(vector.reduce((sum, value) => sum + value * value, 0));
    return vector.map((value) => (norm > 0 ? value / norm : 0));
  }
  if (scaling === "perFeature" && vector.length !== low.length) {
    throw new RangeError(`scaleFeatures: a vector of ${vector.length} values, the scaling was fitted to ${low.length}`);
  }
  return vector.map((value, i) => {
    const place = i % low.length;
    const range = high[place] - low[place];
    return range > 0 ? (value - low[place]) / range : 0;
  });
}

/** The common length of vectors. Throws a RangeError where there is none. */
export function requireVectors(vectors: readonly Float32Array[], where: string): number {
  const length = vectors[0]?.length ?? 0;
  const other = vectors.find((vector) => vector.length !== length);
  if (length === 0) throw new RangeError(`${where}: no vectors were given, needs at least one`);
  if (other) throw new RangeError(`${where}: vectors of ${length} and of ${other.length} values, they must be of one length`);
  return length;
}
