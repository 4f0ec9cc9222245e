/** What a cell may hold. `null` is a missing value: "—" to a reader, empty in CSV. */
export type Cell = string | number | boolean | null | Interval | Rounded;

/** A closed interval, written "low–high" in its own decimals or, without them, in the column's. */
export interface Interval {
  readonly low: number;
  readonly high: number;
  readonly decimals?: number;
}

/** A number written in decimals of its own, for columns whose rows measure different things. */
export interface Rounded {
  readonly value: number;
  readonly decimals: number;
}

/** A column of a table. */
export interface Column {
  /** Key of the cell in each row, and the column's name in CSV. */
  readonly key: string;
  /** Heading, as a reader sees it. */
  readonly label: string;
  /** Unit, shown in the heading as "label (unit)". */
  readonly unit?: string;
  /** Decimals of numbers. Default: integers as they are, other numbers with four significant digits. */
  readonly decimals?: number;
  /** What a reader sees in the place of some texts, such as settings; CSV and JSON have the texts. */
  readonly words?: Readonly<Record<string, string>>;
  /** Whether of several runs only the range says anything, as of a test's p, whose mean is none. Default false. */
  readonly rangeOnly?: boolean;
  /** Whether cells are intervals, which CSV splits into `key_low` and `key_high`. Default: true if any cell is one. */
  readonly interval?: boolean;
}

/** A table as plain data; writers turn it into CSV, Markdown, LaTeX and HTML. */
export interface Table {
  readonly id: string;
  readonly title: string;
  readonly columns: readonly Column[];
  /** Cells by column key; a key that a row lacks is a missing value. */
  readonly rows: readonly Readonly<Record<string, Cell>>[];
  /** Notes printed under the table. */
  readonly notes?: readonly string[];
}

/** A table that has yet to be named. */
export type TableBody = Omit<Table, "id" | "title">;

export function isInterval(cell: Cell): cell is Interval {
  return typeof cell === "object" && cell !== null && "low" in cell;
}

export function isRounded(cell: Cell): cell is Rounded {
  return typeof cell === "object" && cell !== null && "value" in cell;
}

/** The finite number that a cell holds; undefined where it holds none. */
export function numberIn(cell: Cell): number | undefined {
  const value = cell !== null && isRounded(cell) ? cell.value : cell;
  return typeof value === "number" && Number.isFinite(value) ? value : undefined;
}

/** Whether a column has only numbers, intervals and missing values, and so is set flush right. */
export function isNumeric(table: Table, column: Column): boolean {
  return table.rows.every((row) => {
    const cell = row[column.key] ?? null;
    return cell === null || typeof cell === "number" || typeof cell === "object";
  });
}

/** Whether a column holds intervals. */
export function isIntervalColumn(table: Table, column: Column): boolean {
  return column.interval ?? table.rows.some((row) => isInterval(row[column.key] ?? null));
}

/** The heading of a column: "label" or "label (unit)". */
export function heading(column: Column): string {
  return column.unit ? `${column.label} (${column.unit})` : column.label;
}
