/** A cell of a data frame. */
export type FrameCell = string | number | boolean | null;

/** A column of a data frame: what danfojs's Series and the lab's own have in common. */
export interface FrameColumn {
  readonly values: ArrayLike<FrameCell>;
  sum(): number;
  mean(): number;
  min(): number;
  max(): number;
}

/**
 * A data frame: what danfojs's DataFrame and the lab's own have in common. Where danfojs-node is installed it is one of danfojs's, which can do
 * more: `frame as unknown as import("danfojs-node").DataFrame`.
 */
export interface DataFrame {
  readonly columns: readonly string[];
  /** Row by row. */
  readonly values: unknown;
  /** Rows and columns. */
  readonly shape: readonly number[];
  column(name: string): FrameColumn;
  head(rows?: number): DataFrame;
  tail(rows?: number): DataFrame;
  sortValues(column: string, options?: { ascending?: boolean }): DataFrame;
  print(): void;
}

/**
 * The lab's own data frame, of rows of cells under columns' names; for where danfojs-node is not installed.
 *
 * @example
 * import { labFrame } from "ridgelab/tables";
 * labFrame([["a", 1], ["b", 3]], ["print", "minutiae"]).column("minutiae").mean(); // 2
 */
export function labFrame(rows: readonly (readonly FrameCell[])[], columns: readonly string[]): DataFrame {
  const at = (name: string): number => {
    const found = columns.indexOf(name);
    if (found < 0) throw new RangeError(`a frame's column must be one of ${columns.join(", ")}; got "${name}"`);
    return found;
  };
  return {
    columns,
    values: rows,
    shape: [rows.length, columns.length],
    column(name) {
      const k = at(name);
      return labColumn(rows.map((row) => row[k]!));
    },
    head: (count = 5) => labFrame(rows.slice(0, count), columns),
    tail: (count = 5) => labFrame(count === 0 ? [] : rows.slice(-count), columns),
    sortValues(name, { ascending = true } = {}) {
      const k = at(name);
      return labFrame(
        rows.toSorted((a, b) => (ascending ? 1 : -1) * order(a[k]!, b[k]!)),
        columns,
      );
    },
    print() {
      console.table(rows.map((row) => Object.fromEntries(columns.map((name, k) => [name, row[k]]))));
    },
  };
}

/** Numbers by size, all else as text; cells that are empty last. */
function order(a: FrameCell, b: FrameCell): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null);
  if (typeof a === "number" && typeof b === "number") return a - b;
  return String(a) < String(b) ? -1 : Number(String(a) > String(b));
}

/** Empty cells do not count. */
function labColumn(values: readonly FrameCell[]): FrameColumn {
  const numbers = values.filter((value) => typeof value === "number");
  const sum = (): number => numbers.reduce((total, value) => total + value, 0);
  return {
    values,
    sum,
    mean: () => sum() / numbers.length,
    min: () => Math.min(...numbers),
    max: () => Math.max(...numbers),
  };
}
