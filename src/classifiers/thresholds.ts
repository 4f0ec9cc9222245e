import type { Matrix } from "./classifier.js";
import type { Tree } from "./growTree.js";

/** Halfway between the values on either side of each split, in single precision, or the lower one where that is none between; 0 for leaves. */
export function thresholds({ column, below, above }: Tree, { columns, data }: Matrix): Float64Array {
  return Float64Array.from(column, (asked, node) => {
    if (asked < 0) return 0;
    const low = data[below[node] * columns + asked];
    const high = data[above[node] * columns + asked];
    const middle = Math.fround((low + high) / 2);
    return middle < high ? middle : low;
  });
}
