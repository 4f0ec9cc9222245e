import type { Matrix } from "../classifiers/classifier.js";
import { principalComponents } from "../classifiers/principalComponents.js";

/** From pooled features to a vector that prints can be compared by. */
export interface Embedding {
  /** Numbers of an embedded print. */
  readonly components: number;
  /** The training prints, embedded. */
  readonly training: readonly Float64Array[];
  /** A print as a vector of length 1; the inner product of two is their similarity, at most 1. */
  embed(pooled: Float32Array): Float64Array;
}

/** Three quarters of the background's prints: with nearly as many components as prints the background's own come out all alike. */
export function defaultComponents(prints: number): number {
  return Math.ceil(0.75 * prints);
}

/**
 * Principal components of background prints, each divided by its deviation there, and the vector brought to length 1. Nothing of an
 * enrolled finger enters it, so a new finger leaves the others' vectors, and with them their keys, as they are.
 *
 * @param background pooled features of prints of other fingers, a row each
 * @param count components, at most one less than the prints; default `defaultComponents`
 * @throws RangeError where the background's prints are fewer than two or all equal, or a print has another length
 */
export function createEmbedding(background: Matrix, count = defaultComponents(background.rows)): Embedding {
  const { rows, columns, data } = background;
  const prints = Array.from({ length: rows }, (_, i) => Float64Array.from(data.subarray(i * columns, (i + 1) * columns)));
  const gram = new Float64Array(rows * rows);
  for (let i = 0; i < rows; i++)
    for (let j = 0; j <= i; j++) gram[i * rows + j] = gram[j * rows + i] = product(prints[i], prints[j]);
  const { scores, variances, project } = principalComponents(gram, count);
  const unit = (coordinates: Float32Array): Float64Array =>
    toUnit(Float64Array.from(coordinates, (value, c) => value / Math.sqrt(variances[c])));
  return {
    components: variances.length,
    training: Array.from({ length: rows }, (_, i) => unit(scores.data.subarray(i * scores.columns, (i + 1) * scores.columns))),
    embed(pooled) {
      if (pooled.length !== columns)
        throw new RangeError(`embed: a print of ${pooled.length} values, the background's have ${columns}`);
      const print = Float64Array.from(pooled);
      return unit(project(Float64Array.from(prints, (other) => product(print, other))).data);
    },
  };
}

/** The mean of embedded prints, of length 1 again. */
export function meanDirection(vectors: readonly Float64Array[]): Float64Array {
  return toUnit(vectors[0].map((_, c) => vectors.reduce((sum, vector) => sum + vector[c], 0)));
}

/** Inner product, first term first. Of one kind of array only: a loop that meets several kinds is slower. */
export function product(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i] * b[i];
  return sum;
}

function toUnit(vector: Float64Array): Float64Array {
  const length = Math.sqrt(product(vector, vector));
  return length > 0 ? vector.map((value) => value / length) : vector;
}
