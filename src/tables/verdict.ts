import type { Interval } from "./table.js";

/** What is behind "ours": real prints under the paper's protocol, synthetic prints, other real data, another split of them, or a network of other weights than the paper's. */
export type DataKind = "paper's kind" | "synthetic" | "other" | "other split" | "other weights";

/** How a published value is compared: a count exactly, a rate with our interval, a constant by its published decimals. */
export type ValueKind = "count" | "rate" | "constant";

/** How a published value stands to ours. */
export type Verdict =
  | "equal"
  | "differs"
  | "inside"
  | "outside"
  | "not comparable: synthetic"
  | "not comparable: other data"
  | "not comparable: other split"
  | "not comparable: other weights"
  | "not measured";

/**
 * The verdict on a published value, computed so that no experiment words its own:
 *
 * - a **count** (parameters, prints, layers) is *equal* or *differs*;
 * - a **constant** (a formula's value, such as 95.4 %) is *equal* when ours, rounded to the published decimals, is the published number, or,
 *   where ours was drawn and so has an interval, when a number in that is;
 * - a **rate** is *inside* or *outside* our closed 95 % interval where the data and the weights are the paper's kind, else *not comparable*:
 *   an accuracy on other prints neither confirms nor refutes the published one.
 *
 * `null` where nothing was published; "not measured" where ours is `null`.
 * Throws a RangeError for a comparable rate without an interval.
 *
 * @example
 * import { verdict } from "ridgelab/tables";
 * const interval = { low: 0.9, high: 0.96 };
 * verdict({ kind: "rate", published: 0.95, ours: 0.93, interval, data: "paper's kind" }); // "inside"
 * verdict({ kind: "rate", published: 0.98, ours: 0.93, interval, data: "paper's kind" }); // "outside"
 * verdict({ kind: "rate", published: 0.95, ours: 0.93, interval, data: "synthetic" }); // "not comparable: synthetic"
 */
export function verdict(item: {
  readonly kind: ValueKind;
  readonly published: number | null;
  readonly ours: number | null;
  readonly interval?: Interval | null;
  /** Decimals in which the value was published. Only a constant needs them. */
  readonly decimals?: number;
  readonly data: DataKind;
}): Verdict | null {
  const { kind, published, ours, interval, decimals = 0, data } = item;
  if (published === null) return null;
  if (ours === null) return "not measured";
  if (kind === "count") return ours === published ? "equal" : "differs";
  if (kind === "constant") {
    const { low, high } = interval ?? { low: ours, high: ours };
    const rounded = (value: number): number => Number(value.toFixed(decimals));
    return rounded(low) <= rounded(published) && rounded(published) <= rounded(high) ? "equal" : "differs";
  }
  if (data === "synthetic") return "not comparable: synthetic";
  if (data === "other") return "not comparable: other data";
  if (data === "other split") return "not comparable: other split";
  if (data === "other weights") return "not comparable: other weights";
  if (!interval) throw new RangeError(`a rate is compared with its 95 % interval; none was given beside ours = ${ours}`);
  return published >= interval.low && published <= interval.high ? "inside" : "outside";
}
