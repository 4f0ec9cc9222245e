import type { Stream } from "../random/stream.js";
import {
  type Family,
  type Matrix,
  requireFeatures,
  requireFinite,
  requireLabels,
  requireTraining,
  type TrainingSet,
} from "./classifier.js";
import { innerFolds } from "./innerFolds.js";
import { innerProducts, squaredNorms } from "./innerProducts.js";
import { decide, type PairwiseMachines, trainMachines } from "./libsvm.js";
import { coupled, fitSlope, vote } from "./pairwise.js";

/** Kernel and grid of a support vector machine. */
export interface SvmOptions {
  /** Default: "rbf". */
  readonly kernel?: "linear" | "rbf";
  /** Costs C that are tried. Default: 1, 10, 100. */
  readonly costs?: readonly number[];
  /** γ of the RBF kernel that are tried, over the mean squared distance of the training rows from their mean. Default: 0.1, 0.3, 1. */
  readonly gammas?: readonly number[];
  /** Folds of the inner cross-validation, at least 2. Default: 3. */
  readonly folds?: number;
}

/** Rows by their inner products with the n training rows. */
export interface Products {
  /** rows × n. */
  readonly inner: Float64Array;
  /** The inner product of each row with itself. */
  readonly squares: Float64Array;
}

/** A fitted SVM that is asked by inner products. */
export interface ProductSvm {
  /** What the grid search chose; γ is 0 for the linear kernel. */
  readonly chosen: { readonly cost: number; readonly gamma: number };
  predict(products: Products): Int32Array;
  /** rows × classes. */
  predictProbabilities(products: Products): Float64Array;
}

/**
 * A support vector machine: libsvm on a precomputed kernel, one against one. C and γ are those of the best accuracy in a cross-validation
 * within the training rows (of equal ones the least); the probabilities' slope comes from the same rows left out. Where no class has two
 * groups there is nothing to search with: then the middle of each grid is taken, and the slope 1.
 *
 * @example
 * import { svm } from "ridgelab/classifiers";
 * import { createStream } from "ridgelab/random";
 * const features = { rows: 6, columns: 1, data: Float32Array.of(0, 0.1, 0.2, 0.8, 0.9, 1) };
 * const training = { features, labels: Int32Array.of(0, 0, 0, 1, 1, 1), classes: 2 };
 * const fitted = await svm({ kernel: "linear" }).fit(training, createStream(1, "docs/svm"));
 * fitted.predict({ rows: 2, columns: 1, data: Float32Array.of(0.05, 0.95) }); // [0, 1]
 */
export function svm(options: SvmOptions = {}): Family {
  return {
    async fit(training, stream) {
      requireTraining(training);
      const { features } = training;
      const fitted = await fitSvm(innerProducts(features, features), training, options, stream);
      const productsOf = (rows: Matrix): Products => {
        requireFeatures(rows, features.columns);
        return { inner: innerProducts(rows, features), squares: ownSquares(rows) };
      };
      return {
        predict: (rows) => fitted.predict(productsOf(rows)),
        predictProbabilities: (rows) => fitted.predictProbabilities(productsOf(rows)),
      };
    },
  };
}

/** As `svm`, from the Gram matrix of the training rows, n × n. */
export async function fitSvm(
  gram: Float64Array,
  training: Omit<TrainingSet, "features">,
  options: SvmOptions,
  stream: Stream,
): Promise<ProductSvm> {
  const { labels, classes, groups = Int32Array.from(labels, (_, row) => row) } = training;
  const { kernel = "rbf", costs = [1, 10, 100], gammas = [0.1, 0.3, 1], folds = 3 } = options;
  const n = labels.length;
  requireLabels(labels, classes, Math.sqrt(gram.length));
  requireFinite(gram, "an SVM");
  requirePositive(costs, "costs");
  requirePositive(gammas, "gammas");
  if (!(Number.isInteger(folds) && folds >= 2))
    throw new RangeError(`an inner cross-validation needs 2 folds or more; given ${folds}`);
  const squares = squaredNorms(gram);
  const scale = spread(gram, squares);
  const kernelOf = ({ inner, squares: own }: Products, gamma: number): Float64Array =>
    kernel === "linear"
      ? inner.map((product) => product / scale)
      : inner.map((product, i) => Math.exp((-gamma * (own[Math.floor(i / n)] + squares[i % n] - 2 * product)) / scale));

  const dealt = innerFolds(labels, groups, folds, stream);
  const grid = (kernel === "linear" ? [0] : gammas).map((gamma) => ({
    gamma,
    values: kernelOf({ inner: gram, squares }, gamma),
  }));
  let best = { ...grid[grid.length >> 1], cost: costs[costs.length >> 1], right: -1, margins: [] as number[] };
  if (dealt) {
    for (const { gamma, values } of grid) {
      for (const cost of costs) {
        const tested = await crossValidate(values, labels, classes, dealt, cost);
        if (tested.right > best.right) best = { gamma, values, cost, ...tested };
      }
    }
  }
  const machines = await trainMachines(best.values, labels, best.cost);
  const slope = fitSlope(best.margins);
  const decisionsOf = (products: Products): Float64Array => decide(machines, kernelOf(products, best.gamma), n);
  return {
    chosen: { cost: best.cost, gamma: best.gamma },
    predict: (products) => vote(machines, decisionsOf(products), classes),
    predictProbabilities: (products) => coupled(machines, decisionsOf(products), classes, slope),
  };
}

/** How many rows are named rightly when left out, and how clearly the machines of their class decide for it. */
async function crossValidate(kernel: Float64Array, labels: Int32Array, classes: number, folds: Int32Array, cost: number) {
  const rows = Array.from(labels, (_, row) => row);
  const margins: number[] = [];
  let right = 0;
  for (const fold of new Set(folds)) {
    const inside = rows.filter((row) => folds[row] !== fold);
    const outside = rows.filter((row) => folds[row] === fold);
    const own = Int32Array.from(inside, (row) => labels[row]);
    if (new Set(own).size < 2) continue;
    const machines = await trainMachines(part(kernel, inside, inside, rows.length), own, cost);
    const decisions = decide(machines, part(kernel, outside, inside, rows.length), inside.length);
    const called = vote(machines, decisions, classes);
    outside.forEach((row, i) => {
      if (called[i] === labels[row]) right++;
      margins.push(...ownMargins(machines, decisions, i, labels[row]));
    });
  }
  return { right, margins };
}

function ownMargins({ machines }: PairwiseMachines, decisions: Float64Array, row: number, label: number): number[] {
  return machines.flatMap(({ first, second }, m) => {
    const value = decisions[row * machines.length + m];
    return first === label ? [value] : second === label ? [-value] : [];
  });
}

function part(kernel: Float64Array, rows: readonly number[], columns: readonly number[], n: number): Float64Array {
  const out = new Float64Array(rows.length * columns.length);
  rows.forEach((row, i) => {
    columns.forEach((column, j) => {
      out[i * columns.length + j] = kernel[row * n + column];
    });
  });
  return out;
}

/** Mean squared distance of the rows from their mean; 1 where they are all equal. */
function spread(gram: Float64Array, squares: Float64Array): number {
  const n = squares.length;
  const total = squares.reduce((sum, s) => sum + s, 0) / n;
  const ofMean = gram.reduce((sum, v) => sum + v, 0) / (n * n);
  return total - ofMean > 1e-12 * total ? total - ofMean : 1;
}

function ownSquares({ rows, columns, data }: Matrix): Float64Array {
  return Float64Array.from({ length: rows }, (_, row) => {
    let sum = 0;
    for (let i = row * columns; i < (row + 1) * columns; i++) sum += data[i] * data[i];
    return sum;
  });
}

function requirePositive(values: readonly number[], what: string): void {
  if (values.length === 0 || values.some((v) => !(v > 0 && Number.isFinite(v)))) {
    throw new RangeError(
      `the ${what} of a support vector machine must be positive numbers, at least one; given ${values.join(", ")}`,
    );
  }
}
