import { detectableDifference } from "../../src/metrics/mcnemarPower.js";
import type { SplitBy } from "../../src/network/train/trainBySplit.js";
import { type Received, stage } from "../define.js";
import type { Comparison } from "./comparison.js";
import { LEVEL, PAIRS } from "./families.js";

/** Shares of the test prints that only the worse family may name rightly. */
const ONLY_WORSE = [0, 0.025, 0.05];

/** How often a difference is to be shown. */
export const POWER = 0.8;

/** The least difference in accuracy between two families that a split can show. */
export interface Detectable {
  readonly splitBy: SplitBy;
  readonly n: number;
  readonly onlyWorse: number;
  /** Shown with a probability of `POWER`; left out where no difference is. */
  readonly difference?: number;
}

/** What differences each split's test prints can show, whatever the families name: known before they are fitted. */
export const power = stage(
  import.meta.url,
  {},
  ({ inputs: { image, impression } }: Received<unknown, Record<SplitBy, readonly Comparison[] | undefined>>): Detectable[] =>
    [image?.[0], impression?.[0]]
      .filter((comparison) => comparison !== undefined)
      .flatMap(({ splitBy, n }) =>
        ONLY_WORSE.map((onlyWorse) => ({
          splitBy,
          n,
          onlyWorse,
          // Holm's correction asks this of the least p of the pairs.
          difference: detectableDifference({ n, onlyWorse, level: LEVEL / PAIRS.length }, POWER),
        })),
      ),
);
