import { type Cell, isInterval, isIntervalColumn, isRounded, type Table } from "./table.js";

/**
 * A table as CSV for programs: columns are named by their keys, numbers have full double precision (reading them back gives the
 * same double), a missing value is empty, and so is one that is not a number, and a column of intervals becomes `key_low` and `key_high`. `pandas.read_csv` reads
 * it with no option set. Text that a spreadsheet would take for a formula (a file's name `=HYPERLINK(…)`) gets an apostrophe before it, which
 * spreadsheets take for "this is text"; numbers stay numbers.
 *
 * Quoting is RFC 4180's; lines end in "\n", as pandas and R write them, because a "\r" would cling to the last column in Unix tools.
 * Throws a RangeError if a column of intervals holds anything but intervals and missing values.
 *
 * @example
 * import { toCsv } from "ridgelab/tables";
 * const columns = [{ key: "n", label: "Points" }, { key: "t", label: "Time", unit: "ms", decimals: 1 }];
 * toCsv({ id: "times", title: "Times", columns, rows: [{ n: 9, t: 1.25 }] }); // "n,t\n9,1.25\n"
 */
export function toCsv(table: Table): string {
  const columns = table.columns.map((column) => ({ key: column.key, split: isIntervalColumn(table, column) }));
  const head = columns.flatMap(({ key, split }) => (split ? [`${key}_low`, `${key}_high`] : [key])).map(asText);
  const body = table.rows.map((row, index) =>
    columns.flatMap(({ key, split }) => {
      const cell = row[key] ?? null;
      if (!split) return [plain(cell)];
      if (cell === null) return ["", ""];
      if (isInterval(cell)) return [plain(cell.low), plain(cell.high)];
      throw new RangeError(
        `table "${table.id}": column "${key}" holds intervals, but row ${index + 1} has ${JSON.stringify(cell)}; give { low, high } or null`,
      );
    }),
  );
  return [head, ...body].map((fields) => `${fields.map(quote).join(",")}\n`).join("");
}

function plain(cell: Cell): string {
  if (cell === null || Number.isNaN(cell)) return "";
  if (isInterval(cell)) return `${plain(cell.low)}–${plain(cell.high)}`;
  if (isRounded(cell)) return plain(cell.value);
  if (typeof cell === "string") return asText(cell);
  if (cell === Number.POSITIVE_INFINITY) return "inf";
  if (cell === Number.NEGATIVE_INFINITY) return "-inf";
  return String(cell);
}

function quote(field: string): string {
  return /[",\r\n]/.test(field) ? `"${field.replaceAll('"', '""')}"` : field;
}

/** What a spreadsheet computes, wide forms of its signs included, but numbers. */
const FORMULA = /^(?![-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?$)[=+\-@\t\r\n＝＋－＠]/i;

function asText(text: string): string {
  return FORMULA.test(text) ? `'${text}` : text;
}
