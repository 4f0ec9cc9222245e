import type { TrainedNetwork } from "../../../src/network/train/trainBySplit.js";

/** How many pictures were trained on and watched by, for captions. */
export function sizesNote(runs: readonly Pick<TrainedNetwork, "splitBy" | "sizes">[]): string {
  return runs
    .map(({ splitBy, sizes }) => `${sizes.training} training and ${sizes.validation} validation pictures by ${splitBy}`)
    .join(", ");
}
