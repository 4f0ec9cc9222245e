import type { Cell, Interval, TableBody } from "./table.js";
import { type DataKind, type ValueKind, verdict } from "./verdict.js";

/** One published value beside ours. */
export interface Comparison {
  /** What is compared, with its unit and its place in the paper, e.g. "Test accuracy (Table 7)". */
  readonly what: string;
  readonly kind: ValueKind;
  /** As the paper prints it; `null` where it printed none. */
  readonly published: number | null;
  /** As measured, in the same unit; `null` where it was not. */
  readonly ours: number | null;
  /** Our 95 % interval. A rate on the paper's kind of data must have one. */
  readonly interval?: Interval | null;
  /** Sample size behind ours. */
  readonly n?: number | null;
  /** Decimals the paper prints; ours is written with one more (a count with none). Default: those of `published` as a number. */
  readonly decimals?: number;
  /** Default: the table's. */
  readonly data?: DataKind;
}

/** What a table of comparisons is made from. */
export interface ComparisonOptions {
  readonly comparisons: readonly Comparison[];
  /** What the data behind ours are. */
  readonly data: DataKind;
  /** Say here how the intervals were made. */
  readonly notes?: readonly string[];
}

/**
 * The table every experiment uses to stand beside the paper: what, published, ours, 95 % interval, n, verdict.
 * The verdict is computed (see `verdict`). Throws a RangeError, naming the row, where it cannot be.
 *
 * @example
 * import { comparisonTable } from "ridgelab/tables";
 * const rank1 = { what: "rank 1", kind: "rate", published: 0.95, ours: 0.93, interval: { low: 0.9, high: 0.96 }, n: 300 } as const;
 * comparisonTable({ comparisons: [rank1], data: "paper's kind" }).rows[0].verdict; // "inside"
 */
export function comparisonTable(options: ComparisonOptions): TableBody {
  return {
    columns: [
      { key: "what", label: "what" },
      { key: "published", label: "published" },
      { key: "ours", label: "ours" },
      { key: "interval", label: "95 % interval", interval: true },
      { key: "n", label: "n" },
      { key: "verdict", label: "verdict" },
    ],
    rows: options.comparisons.map((comparison) => comparisonRow(comparison, comparison.data ?? options.data)),
    notes: options.notes,
  };
}

function comparisonRow(comparison: Comparison, data: DataKind): Record<string, Cell> {
  const { what, kind, published, ours, interval = null, n = null } = comparison;
  const decimals = comparison.decimals ?? (published === null ? undefined : decimalsOf(published));
  const oursDecimals = decimals === undefined || kind === "count" ? decimals : decimals + 1;
  return {
    what,
    published: rounded(published, decimals),
    ours: rounded(ours, oursDecimals),
    interval: interval && { decimals: oursDecimals, ...interval },
    n,
    verdict: named(what, () => verdict({ kind, published, ours, interval, decimals, data })),
  };
}

function rounded(value: number | null, decimals: number | undefined): Cell {
  return value === null || decimals === undefined ? value : { value, decimals };
}

/** Decimals of a number as JavaScript writes it: 2 for 0.98, 0 for 98; at most what `toFixed` takes. */
function decimalsOf(value: number): number {
  const [digits, exponent = "0"] = String(value).split("e");
  const fraction = digits.split(".")[1]?.length ?? 0;
  return Math.min(100, Math.max(0, fraction - Number(exponent)));
}

function named<T>(what: string, compute: () => T): T {
  try {
    return compute();
  } catch (error) {
    throw new RangeError(`"${what}": ${(error as Error).message}`);
  }
}
