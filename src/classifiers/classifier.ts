import type { Stream } from "../random/stream.js";

/** Prints as vectors, row after row. */
export interface Matrix {
  readonly rows: number;
  readonly columns: number;
  /** rows × columns. */
  readonly data: Float32Array;
}

/** What a classifier learns from. */
export interface TrainingSet {
  readonly features: Matrix;
  /** The class of each row, a whole number in [0, classes). */
  readonly labels: Int32Array;
  readonly classes: number;
  /** Rows with one number (copies of one impression) stay together in every inner split. Default: each row is its own group. */
  readonly groups?: Int32Array;
}

/** A fitted classifier. */
export interface Classifier {
  /**
   * The class of each row.
   * @throws RangeError for rows of another length, or values that are no finite numbers
   */
  predict(features: Matrix): Int32Array;
  /** The probability of each class, rows × classes; each row sums to 1. Throws as `predict`. */
  predictProbabilities(features: Matrix): Float64Array;
}

/** A kind of classifier with its settings: `ann`, `svm`, `forest` and `mlForest` make one. */
export interface Family {
  /**
   * Learns from a training set.
   * @param stream all that the fit draws comes from it
   * @throws RangeError in one line for features that are no finite numbers, no columns, labels out of range, fewer than two classes, or a
   * class without a row
   */
  fit(training: TrainingSet, stream: Stream): Promise<Classifier>;
}

/** Throws the RangeErrors of `Family.fit`. */
export function requireTraining({ features, labels, classes, groups }: TrainingSet): void {
  requireFeatures(features, features.columns);
  requireLabels(labels, classes, features.rows);
  if (groups && groups.length !== features.rows) {
    throw new RangeError(`a classifier was given ${features.rows} rows and ${groups.length} groups; there must be as many`);
  }
}

/** Throws a RangeError for labels that do not fit, fewer than two classes, or a class without a row. */
export function requireLabels(labels: Int32Array, classes: number, rows: number): void {
  if (!Number.isInteger(classes) || classes < 2) throw new RangeError(`a classifier needs at least 2 classes; given ${classes}`);
  if (labels.length !== rows) {
    throw new RangeError(`a classifier was given ${rows} rows and ${labels.length} labels; there must be as many`);
  }
  const counts = new Array<number>(classes).fill(0);
  labels.forEach((label, row) => {
    if (label < 0 || label >= classes) throw new RangeError(`label ${label} of row ${row} is none of 0 to ${classes - 1}`);
    counts[label]++;
  });
  const missing = counts.indexOf(0);
  if (missing >= 0)
    throw new RangeError(`class ${missing} of 0 to ${classes - 1} has no row to train on; each needs at least one`);
}

/** Throws a RangeError for rows of another length than `columns`, no columns, or a value that is no finite number. */
export function requireFeatures({ rows, columns, data }: Matrix, expected: number): void {
  if (!(Number.isInteger(columns) && columns >= 1)) {
    throw new RangeError(`features need at least 1 column; given ${columns}`);
  }
  if (columns !== expected) throw new RangeError(`the classifier was fitted to ${expected} columns; given ${columns}`);
  if (data.length !== rows * columns) {
    throw new RangeError(`${rows} rows of ${columns} features are ${rows * columns} values; given ${data.length}`);
  }
  for (let i = 0; i < data.length; i++) {
    if (!Number.isFinite(data[i])) throw noNumber(Math.floor(i / columns), i % columns, data[i]);
  }
}

/** What is thrown for a feature that is no finite number. */
export function noNumber(row: number, column: number, value: number): RangeError {
  return new RangeError(`feature ${column} of row ${row} is ${value}; it must be a finite number`);
}

/** Some rows of a matrix, copied. */
export function takeRows({ columns, data }: Matrix, rows: readonly number[]): Matrix {
  const taken = new Float32Array(rows.length * columns);
  rows.forEach((row, i) => {
    taken.set(data.subarray(row * columns, (row + 1) * columns), i * columns);
  });
  return { rows: rows.length, columns, data: taken };
}

/** Throws a RangeError for a Gram matrix with values that are no finite numbers. */
export function requireFinite(gram: Float64Array, what: string): void {
  const at = gram.findIndex((value) => !Number.isFinite(value));
  if (at >= 0)
    throw new RangeError(
      `${what} needs finite inner products; given ${gram[at]} in row ${Math.floor(at / Math.sqrt(gram.length))}`,
    );
}
