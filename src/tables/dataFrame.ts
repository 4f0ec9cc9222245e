import { type DataFrame, type FrameCell, labFrame } from "./frame.js";
import { type Cell, heading, isInterval, isIntervalColumn, isRounded, type Table } from "./table.js";

/**
 * A table as a data frame, for notebooks: danfojs's where danfojs-node is installed, else the lab's own, which can do less. Columns are named by their headings, two alike by what they stand behind; numbers are
 * unrounded; a column of intervals becomes two of numbers, "… low" and "… high", as in CSV.
 * danfojs (which brings TensorFlow.js) is loaded on the first call, not before.
 *
 * @example
 * import { toDataFrame } from "ridgelab/tables";
 * const table = { id: "times", title: "Times", columns: [{ key: "n", label: "Points" }], rows: [{ n: 9 }, { n: 10 }] };
 * const frame = await toDataFrame(table);
 * frame.shape; // [2, 1]
 * frame.columns; // ["Points"]
 */
export async function toDataFrame(table: Table): Promise<DataFrame> {
  const headings = distinctHeadings(table);
  const columns = table.columns.map((column, k) => ({
    key: column.key,
    name: headings[k]!,
    split: isIntervalColumn(table, column),
  }));
  const rows = table.rows.map((row) =>
    columns.flatMap(({ key, split }) => {
      const cell = row[key] ?? null;
      if (split) return isInterval(cell) ? [cell.low, cell.high] : [null, null];
      return [typeof cell === "object" && cell !== null && isRounded(cell) ? cell.value : cell];
    }),
  );
  const names = columns.flatMap(({ name, split }) => (split ? [`${name} low`, `${name} high`] : [name]));
  const danfo = await loadDanfo();
  return danfo ? (new danfo.DataFrame(rows, { columns: names }) as unknown as DataFrame) : labFrame(rows as FrameCell[][], names);
}

/** danfojs where it is installed; a damaged one is not taken for a missing one. */
async function loadDanfo(): Promise<typeof import("danfojs-node") | undefined> {
  try {
    return (await import("danfojs-node")).default;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ERR_MODULE_NOT_FOUND" && String(error).includes("'danfojs-node'"))
      return undefined;
    throw error;
  }
}

/** Headings of which a DataFrame wants no two alike: a second "95 % interval" is named with the column that it stands behind. */
function distinctHeadings({ columns }: Table): string[] {
  const plain = columns.map(heading);
  return plain.map((name, k) => {
    if (plain.indexOf(name) === plain.lastIndexOf(name)) return name;
    return k === 0 ? `${name} (${columns[k]!.key})` : `${plain[k - 1]}: ${name}`;
  });
}

/** What of a data frame is read here. */
export interface FrameLike {
  readonly columns: readonly string[];
  /** Rows of cells, or the cells of the one column. */
  readonly values: unknown;
  readonly shape: readonly number[];
}

/**
 * A data frame, danfojs's or the lab's, as a table, so that it can be shown like one; `title` is its caption. Cells that a table cannot hold become text.
 *
 * @example
 * import { fromDataFrame } from "ridgelab/tables";
 * const table = fromDataFrame({ columns: ["points", "ms"], values: [[9, 1.25], [10, 12]], shape: [2, 2] }, "Times");
 * table.columns.map(({ label }) => label); // ["points", "ms"]
 * table.rows.length; // 2
 */
export function fromDataFrame(frame: FrameLike, title = ""): Table {
  const rows = frame.values as readonly unknown[];
  return {
    id: "frame",
    title,
    columns: frame.columns.map((label, k) => ({ key: `c${k}`, label })),
    rows: rows.map((row) => {
      const cells = Array.isArray(row) ? row : [row];
      return Object.fromEntries(frame.columns.map((_, k) => [`c${k}`, plainCell(cells[k])]));
    }),
  };
}

function plainCell(value: unknown): Cell {
  if (value === undefined || value === null) return null;
  return typeof value === "number" || typeof value === "boolean" ? value : String(value);
}
