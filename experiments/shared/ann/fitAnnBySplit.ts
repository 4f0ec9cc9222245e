import { type AnnOptions, type FittedAnn, fitAnn } from "../../../src/classifiers/ann.js";
import { annLayers, HIDDEN } from "../../../src/classifiers/annLayers.js";
import type { Matrix } from "../../../src/classifiers/classifier.js";
import { type Gram, partOf, scaleOf } from "../../../src/classifiers/gramOf.js";
import { principalComponents } from "../../../src/classifiers/principalComponents.js";
import { type HalfRows, takeHalfRows } from "../../../src/network/features/halfRows.js";
import { requireMemory } from "../../../src/network/features/requireMemory.js";
import { argmax } from "../../../src/network/train/head.js";
import type { SplitBy } from "../../../src/network/train/trainBySplit.js";
import type { EpochRecord } from "../../../src/network/train/training.js";
import type { Stream } from "../../../src/random/stream.js";

/** What the ANN sees: all principal components of its training side, or the 100,352 features. */
export type AnnSize = "components" | "exact";

/** The sides of a split, as indices of the items. */
export interface Sides {
  readonly training: readonly number[];
  readonly validation: readonly number[];
  readonly test: readonly number[];
}

export interface AnnInput extends AnnFitInput<keyof Sides> {
  readonly splitBy: SplitBy;
}

export interface AnnFitInput<K extends string> {
  readonly sides: Readonly<Record<K | "training" | "validation", readonly number[]>>;
  /** Of every row; only those of the training and validation sides are looked at. */
  readonly labels: Int32Array;
  readonly classes: number;
  readonly gram: Gram;
  /** n × 100,352 in half precision. */
  readonly vectors: HalfRows;
  readonly size: AnnSize;
  readonly options: AnnOptions;
}

/** What the deep ANN did on one split. */
export interface AnnResult {
  readonly splitBy: SplitBy;
  readonly sizes: { readonly training: number; readonly validation: number; readonly test: number };
  /** Values of a row that the ANN sees. */
  readonly inputs: number;
  /** Values of a vector, which the ANN sees all of at its exact size. */
  readonly features: number;
  /** Units of its hidden layers. */
  readonly hidden: readonly number[];
  readonly history: readonly EpochRecord[];
  readonly test: readonly number[];
  /** With BatchNorm's moving statistics, and with those of the training rows. */
  readonly predicted: Int32Array;
  readonly predictedReestimated: Int32Array;
}

/** Trains the deep ANN on the training side of a split, watches the validation side and names the test side. */
export function fitAnnBySplit(
  { splitBy, ...input }: AnnInput,
  stream: Stream,
  progress: (done: number, total: number, note: string) => void,
): AnnResult {
  const { sides, classes } = input;
  const { hidden = HIDDEN } = input.options;
  const { fitted, rows } = fitAnnOnSides(input, stream, progress);
  return {
    splitBy,
    sizes: { training: sides.training.length, validation: sides.validation.length, test: sides.test.length },
    inputs: rows.training.columns,
    features: input.vectors.columns,
    hidden,
    history: fitted.history,
    test: sides.test,
    predicted: argmax(fitted.predictMoving(rows.test), classes),
    predictedReestimated: fitted.predict(rows.test),
  };
}

/** Trains the deep ANN on the training side, watches the validation side, and lays every side out as the ANN sees it. */
export function fitAnnOnSides<K extends string>(
  { sides, labels, classes, gram, vectors, size, options }: AnnFitInput<K>,
  stream: Stream,
  progress: (done: number, total: number, note: string) => void,
): { fitted: FittedAnn; rows: Record<K | "training" | "validation", Matrix> } {
  if (size === "exact")
    requireMemory(exactBytes({ ...vectors, rows: labels.length }, classes, options.hidden), "the exact deep ANN and its rows", [
      "ann.size to components",
    ]);
  const rows = size === "exact" ? exactRows(vectors, sides, scaleOf(gram, sides.training)) : componentRows(gram, sides);
  const labelsOf = (side: readonly number[]): Int32Array => Int32Array.from(side, (i) => labels[i]);
  const fitted = fitAnn({ features: rows.training, labels: labelsOf(sides.training), classes }, options, stream, {
    validation: { features: rows.validation, labels: labelsOf(sides.validation) },
    progress,
  });
  return { fitted, rows };
}

/** Coordinates of every side along the principal components of the training side. */
export function componentRows<K extends string>(
  gram: Gram,
  sides: Readonly<Record<K | "training", readonly number[]>>,
  count?: number,
): Record<K | "training", Matrix> {
  const { training } = sides;
  const scale = scaleOf(gram, training);
  const components = principalComponents(partOf(gram, training, training, scale), count);
  const others = Object.entries<readonly number[]>(sides).map(([name, side]) => [
    name,
    name === "training" ? components.scores : components.project(partOf(gram, side, training, scale)),
  ]);
  return Object.fromEntries(others) as Record<K | "training", Matrix>;
}

/** All features of every side, over the scale. */
export function exactRows<K extends string>(
  vectors: HalfRows,
  sides: Readonly<Record<K, readonly number[]>>,
  scale: number,
): Record<K, Matrix> {
  const taken = Object.entries<readonly number[]>(sides).map(([name, side]) => {
    const data = takeHalfRows(vectors, side);
    for (let i = 0; i < data.length; i++) data[i] /= scale;
    return [name, { rows: side.length, columns: vectors.columns, data }];
  });
  return Object.fromEntries(taken) as Record<K, Matrix>;
}

/** Bytes of weights and Adam's two moments in single precision, and of the rows; the first layer's gradient never exists whole. */
export function exactBytes(
  { rows, columns }: Pick<HalfRows, "rows" | "columns">,
  classes: number,
  hidden: readonly number[] = HIDDEN,
): number {
  const parameters = annLayers(columns, classes, hidden).reduce((sum, layer) => sum + layer.parameters, 0);
  return 4 * (3 * parameters + rows * columns);
}
