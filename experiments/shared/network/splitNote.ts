import type { SplitBy } from "../../../src/network/train/trainBySplit.js";

/** What is printed of paper A's split, and what is inferred, for notes. */
export const SPLIT_NOTE =
  "By image: pictures are split after augmentation, which is inferred of the paper, not printed. For it: Table 11's counts are multiples of seven, a print and six copies, and Table 3's " +
  "validation accuracies are fractions of 238, as a fifth of four fifths of 1484 pictures is, rounded up. Against it: Table 3's training accuracies 0.7364 and " +
  '0.9929 are no fractions of the 949 pictures that would be left. Either way: Algorithm 1 splits after "image preprocessing", of which augmentation is a part in section 2.1 and not in 2.2. By impression: no impression stands on two sides.';

const SHORT: Readonly<Record<SplitBy, string>> = {
  image: "By image: split after augmentation, as is inferred of the paper.",
  impression: "By impression: no impression stands on two sides.",
};

/** The same in few words, for captions of runs. */
export function splitCaption(runs: readonly { readonly splitBy: SplitBy }[]): string {
  return [...new Set(runs.map(({ splitBy }) => SHORT[splitBy]))].join(" ");
}
