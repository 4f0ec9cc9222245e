/** What there is of two splits, the one by image first, as the paper is inferred to split. */
export function ofSplits<T>(image: T | undefined, impression: T | undefined): T[] {
  return [image, impression].filter((one) => one !== undefined);
}

/** The runs of an experiment by both splits. */
export function runsOf<T>({ image, impression }: { readonly image: T | undefined; readonly impression: T | undefined }): T[] {
  return ofSplits(image, impression);
}

/** Their scores. */
export function testsOf<T>(results: { readonly imageScores: T | undefined; readonly impressionScores: T | undefined }): T[] {
  return ofSplits(results.imageScores, results.impressionScores);
}
