import { published } from "../../src/papers.js";

/** The case that paper A prints in its section 3.5. */
export interface PublishedCase {
  readonly predictedLabel: number;
  readonly originalLabel: number;
  readonly predictionRatio: number;
  readonly shapes: {
    /** Of the mean-of-vectors of all classes. */
    readonly seeds: readonly number[];
    /** Of these as matrices. */
    readonly matrices: readonly number[];
  };
  readonly key: string;
  /** The vector V: 128 of them. */
  readonly magnitudes: readonly number[];
}

export function publishedCase(): PublishedCase {
  return published("A", "case-study").values as unknown as PublishedCase;
}
