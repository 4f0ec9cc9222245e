import { type AnnOptions, fitAnn } from "../../src/classifiers/ann.js";
import type { Matrix, TrainingSet } from "../../src/classifiers/classifier.js";
import { type ForestOptions, forest } from "../../src/classifiers/forest.js";
import { type Gram, partOf } from "../../src/classifiers/gramOf.js";
import { type MlForestOptions, mlForest } from "../../src/classifiers/mlForest.js";
import { fitSvm, type SvmOptions } from "../../src/classifiers/svm.js";
import { createStream } from "../../src/random/createStream.js";
import type { Stream } from "../../src/random/stream.js";
import { componentRows } from "../shared/ann/fitAnnBySplit.js";
import type { NetworkInputs } from "../shared/network/inputs.js";
import { labelsOf } from "../shared/network/labelsOf.js";
import type { Family } from "./families.js";

/** The three families, and the kinds of two of them that are set beside the others. */
export type FamilyName = Family | "svm linear" | "ml-random-forest";

/** Classes that each names the test prints; those that were asked for. */
export type Named = Partial<Record<FamilyName, Int32Array>>;

export interface FamilyOptions {
  readonly ann: AnnOptions;
  readonly svm: Omit<SvmOptions, "kernel">;
  readonly forest: ForestOptions & { readonly package: "own" | "ml-random-forest" };
  readonly mlForest: MlForestOptions & { readonly components: number };
}

/** Items by their inner products, with their classes. */
export interface FamilyData {
  readonly gram: Gram;
  readonly labels: Int32Array;
  readonly classes: number;
  /** Copies of one impression have one number. */
  readonly groups: Int32Array;
}

/** Labels by finger, and a number for each impression of each finger. */
export function familyData({ items, classes }: Pick<NetworkInputs, "items" | "classes">, gram: Gram): FamilyData {
  const impressions = items.map(({ finger, impression }) => JSON.stringify([finger, impression]));
  return {
    gram,
    labels: labelsOf({ items, classes }),
    classes: classes.length,
    groups: Int32Array.from(impressions, (impression) => impressions.indexOf(impression)),
  };
}

/** The classes that each family names the test prints, fitted to the training side. Rows of ANN and forest are principal components. */
export async function fitFamilies(
  data: FamilyData,
  sides: { training: readonly number[]; test: readonly number[] },
  families: readonly FamilyName[],
  options: FamilyOptions,
  seed: readonly [number, string],
  run: string,
): Promise<Named> {
  const stream = createStream(...seed).substream(run);
  const known = {
    labels: Int32Array.from(sides.training, (i) => data.labels[i]),
    groups: Int32Array.from(sides.training, (i) => data.groups[i]),
    classes: data.classes,
  };
  const rows = families.some((family) => family === "ann" || family === "forest") ? componentRows(data.gram, sides) : undefined;
  const named: Named = {};
  for (const family of families)
    named[family] = await fitOne(family, rows, known, data, sides, options, stream.substream(family));
  return named;
}

async function fitOne(
  family: FamilyName,
  rows: Record<"training" | "test", Matrix> | undefined,
  known: Omit<TrainingSet, "features">,
  { gram }: FamilyData,
  sides: { training: readonly number[]; test: readonly number[] },
  options: FamilyOptions,
  stream: Stream,
): Promise<Int32Array> {
  if (family === "svm" || family === "svm linear") {
    const { training, test } = sides;
    const kernel = family === "svm" ? "rbf" : "linear";
    const svm = await fitSvm(partOf(gram, training, training), known, { ...options.svm, kernel }, stream);
    const squares = Float64Array.from(test, (i) => gram.products[i * gram.greatest.length + i]);
    return svm.predict({ inner: partOf(gram, test, training), squares });
  }
  if (family === "ann") return fitAnn({ ...known, features: rows!.training }, options.ann, stream).predict(rows!.test);
  const few = family === "ml-random-forest" || options.forest.package === "ml-random-forest";
  const { training, test } = few ? componentRows(gram, sides, options.mlForest.components) : rows!;
  const kind = few ? mlForest(options.mlForest) : forest(options.forest);
  return (await kind.fit({ ...known, features: training }, stream)).predict(test);
}
