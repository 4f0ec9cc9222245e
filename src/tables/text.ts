import { printable } from "../printable.js";
import { formatCell } from "./formatCell.js";
import { heading, isNumeric, type Table } from "./table.js";

/**
 * A table for a terminal: columns padded with blanks, numbers flush right, the notes below. What would steer the terminal is shown as U+FFFD.
 *
 * @example
 * import { toText } from "ridgelab/tables";
 * const columns = [{ key: "n", label: "Points" }, { key: "t", label: "Time", unit: "ms", decimals: 1 }];
 * const lines = toText({ id: "times", title: "Times", columns, rows: [{ n: 9, t: 1.25 }, { n: 10, t: 12 }] }).split("\n");
 * lines[0]; // "Points  Time (ms)"
 * lines[3]; // "    10       12.0"
 */
export function toText(table: Table): string {
  const lines = [
    table.columns.map(heading),
    ...table.rows.map((row) => table.columns.map((column) => formatCell(row[column.key], column))),
  ];
  const widths = table.columns.map((_, k) => Math.max(...lines.map((line) => line[k].length)));
  const pad = (text: string, k: number): string =>
    isNumeric(table, table.columns[k]) ? text.padStart(widths[k]) : text.padEnd(widths[k]);
  const [head, ...body] = lines.map((line) => line.map(pad).join("  ").trimEnd());
  const rule = widths.map((width) => "─".repeat(width)).join("──");
  return printable(`${[head, rule, ...body, ...(table.notes ?? []).flatMap((note) => ["", note])].join("\n")}\n`);
}
