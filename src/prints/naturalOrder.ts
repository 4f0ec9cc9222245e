/**
 * Compares two names so that 2 comes before 10: runs of digits by their value, the rest by code unit. A total order that does not
 * depend on the machine's language: names that are equal in this way (`1` and `01`) go by code unit.
 *
 * @example
 * import { naturalOrder } from "ridgelab/prints";
 * ["10_1", "2_10", "2_9"].sort(naturalOrder); // ["2_9", "2_10", "10_1"]
 */
export function naturalOrder(a: string, b: string): number {
  const left = a.match(/\d+|\D+/g) ?? [];
  const right = b.match(/\d+|\D+/g) ?? [];
  for (let i = 0; i < Math.min(left.length, right.length); i++) {
    const byValue = /^\d/.test(left[i]) && /^\d/.test(right[i]) ? Number(left[i]) - Number(right[i]) : compare(left[i], right[i]);
    if (byValue !== 0) return byValue;
  }
  return left.length - right.length || compare(a, b);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
