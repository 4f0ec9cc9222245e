import { shuffled } from "../random/shuffled.js";
import type { Stream } from "../random/stream.js";

/**
 * Deals training rows into folds for inner cross-validation: class by class, and all rows of a group into one fold.
 *
 * @param groups rows with one number stay together
 * @returns the fold of each row; undefined where no class has two groups, so that nothing could be learnt about a row left out
 */
export function innerFolds(labels: Int32Array, groups: Int32Array, folds: number, stream: Stream): Int32Array | undefined {
  const byClass = new Map<number, number[]>();
  for (let row = 0; row < labels.length; row++) {
    const known = byClass.get(labels[row]) ?? [];
    if (!known.includes(groups[row])) known.push(groups[row]);
    byClass.set(labels[row], known);
  }
  if ([...byClass.values()].every((known) => known.length < 2)) return undefined;
  const foldOf = new Map<number, number>();
  for (const known of byClass.values()) {
    shuffled(known, stream).forEach((group, i) => {
      foldOf.set(group, i % folds);
    });
  }
  return groups.map((group) => foldOf.get(group) as number);
}
