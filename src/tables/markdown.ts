import { formatCell } from "./formatCell.js";
import { heading, isNumeric, type Table } from "./table.js";

/**
 * A table as GitHub Markdown: the title in bold, numbers rounded and flush right, the notes below.
 *
 * @example
 * import { toMarkdown } from "ridgelab/tables";
 * const columns = [{ key: "n", label: "Points" }, { key: "t", label: "Time", unit: "ms", decimals: 1 }];
 * const lines = toMarkdown({ id: "times", title: "Times", columns, rows: [{ n: 9, t: 1.25 }] }).split("\n");
 * lines[2]; // "| Points | Time (ms) |"
 * lines[4]; // "| 9 | 1.3 |"
 */
export function toMarkdown(table: Table): string {
  const line = (fields: readonly string[]) => `| ${fields.join(" | ")} |`;
  const lines = [
    `**${escapeMarkdown(table.title)}**`,
    "",
    line(table.columns.map((column) => escapeMarkdown(heading(column)))),
    line(table.columns.map((column) => (isNumeric(table, column) ? "---:" : ":---"))),
    ...table.rows.map((row) => line(table.columns.map((column) => escapeMarkdown(formatCell(row[column.key], column))))),
  ];
  for (const note of table.notes ?? []) lines.push("", escapeMarkdown(note));
  return `${lines.join("\n")}\n`;
}

/** Pipes would end a cell, line ends the row; the rest would start markup. An underscore inside a word is safe. */
function escapeMarkdown(text: string): string {
  return text
    .replace(/[\\`*|[\]]|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, "\\$&")
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replace(/\r\n|\r|\n/g, "<br>");
}
