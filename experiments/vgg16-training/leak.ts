import type { Interval } from "../../src/metrics/interval.js";
import { newcombe } from "../../src/metrics/newcombe.js";
import type { Scores } from "../shared/network/scoresOf.js";

/** What two tests have in common with scores. */
type Counts = Pick<Scores, "right" | "n">;

/** How much better the paper's split makes a network look. */
export interface Leak {
  /** Accuracy by image less accuracy by impression, and its 95 % interval (Newcombe). */
  readonly difference: number;
  readonly interval: Interval;
  readonly shown: boolean;
}

/** The leak between a test by image, as the paper splits, and one by impression. */
export function leakOf(image: Counts, impression: Counts): Leak {
  const interval = newcombe(image.right, image.n, impression.right, impression.n);
  return { difference: image.right / image.n - impression.right / impression.n, interval, shown: leakShown(interval) };
}

/** Whether a leak is shown: its whole interval lies above 0. */
export function leakShown({ low }: Interval): boolean {
  return low > 0;
}

/** The leak in a sentence. */
export function leakSentence(image: Counts, impression: Counts): string {
  const { difference, interval, shown } = leakOf(image, impression);
  const both = `${percent(image.right / image.n)} by the paper's split, ${percent(impression.right / impression.n)} with no impression on two sides`;
  const verdict = shown ? "the leak flatters the paper's split by that much" : "no leak is shown at this size";
  return `${both}; difference ${percent(difference)} (95 %: ${percent(interval.low)} to ${percent(interval.high)}, Newcombe): ${verdict}. Statistics re-estimated in both.`;
}

function percent(share: number): string {
  return `${(100 * share).toFixed(1)} %`;
}
