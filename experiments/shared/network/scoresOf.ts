import { classScores, confusion, macroScores } from "../../../src/metrics/confusion.js";
import type { Interval } from "../../../src/metrics/interval.js";
import { rateByFinger } from "../../../src/metrics/rateByFinger.js";
import { wilson } from "../../../src/metrics/wilson.js";
import type { Stream } from "../../../src/random/stream.js";

/** A macro score: the mean over the classes tested. */
export type Measure = "precision" | "recall" | "f1";
export const MEASURES: readonly Measure[] = ["precision", "recall", "f1"];

/** How well test prints are named. Rates lie in [0, 1], intervals are of 95 %. */
export interface Scores {
  readonly right: number;
  readonly n: number;
  readonly accuracy: number;
  /** Wilson's of the accuracy, prints taken as independent. */
  readonly interval: Interval;
  /** Of the accuracy, by bootstrap over fingers. */
  readonly byFinger: Interval;
  readonly macro: Readonly<Record<Measure, { readonly value: number; readonly interval: Interval }>>;
}

/** What the intervals of `Scores` are, for notes and captions. */
export const SCORE_INTERVALS =
  "Accuracy: Wilson interval, prints taken as independent. Macro scores: over the classes tested, bootstrap over fingers, each with its score from all test prints; where that is 1 for all of them, the rule of three over the fingers. A print named as a finger without test prints lowers no precision, only its own finger's recall.";

/**
 * The scores of predictions. A class is a finger.
 *
 * @param actual class of each test print, in [0, classes)
 * @param stream each bootstrap draws from a substream of it
 */
export function scoresOf(actual: readonly number[], predicted: ArrayLike<number>, classes: number, stream: Stream): Scores {
  const { counts } = confusion(actual, predicted, classes);
  const byClass = classScores({ classes, counts });
  const tested = byClass.flatMap(({ support }, c) => (support > 0 ? [c] : []));
  const fingers = tested.map((c) => [c]);
  const hits = (drawn: readonly number[]): number => drawn.reduce((sum, c) => sum + counts[c][c], 0);
  const prints = (drawn: readonly number[]): number => drawn.reduce((sum, c) => sum + byClass[c].support, 0);
  const shareRight = (drawn: readonly number[]): number => hits(drawn) / prints(drawn);
  const [right, n] = [hits(tested), actual.length];
  const all = macroScores(byClass);
  const macro = (measure: Measure) => {
    // A finger is drawn with its score, which is of all test prints: another's print that is named as it counts, drawn or not.
    const ofReplicate = (drawn: readonly number[]): number =>
      drawn.reduce((sum, c) => sum + (byClass[c][measure] || 0), 0) / drawn.length;
    return { value: all[measure], interval: rateByFinger(fingers, ofReplicate, stream.substream(measure)) };
  };
  return {
    right,
    n,
    accuracy: right / n,
    interval: wilson(right, n),
    byFinger: rateByFinger(fingers, shareRight, stream.substream("accuracy")),
    macro: { precision: macro("precision"), recall: macro("recall"), f1: macro("f1") },
  };
}
