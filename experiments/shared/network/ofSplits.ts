import type { SplitBy } from "../../../src/network/train/trainBySplit.js";

/** What there is by each split. */
export type BySplit<T> = Readonly<Record<SplitBy, T | undefined>>;

/** What is made of what there is by each split, the one by image first, as the paper is inferred to split. */
export async function forSplits<T, R>(of: BySplit<T>, make: (one: T, splitBy: SplitBy) => Promise<R>): Promise<BySplit<R>> {
  const { image, impression } = of;
  return {
    image: image === undefined ? undefined : await make(image, "image"),
    impression: impression === undefined ? undefined : await make(impression, "impression"),
  };
}

/** The runs of an experiment by both splits, those that there are, the one by image first. */
export function runsOf<T>({ image, impression }: BySplit<T>): T[] {
  return [image, impression].filter((one) => one !== undefined);
}

/** Their scores. */
export function testsOf<T>(results: { readonly imageScores: T | undefined; readonly impressionScores: T | undefined }): T[] {
  return runsOf({ image: results.imageScores, impression: results.impressionScores });
}
