import type { Table } from "./table.js";

/** Precedes an infinite number until it is written: a character of nobody's alphabet (Unicode's private use). */
const MARK = "\ue000";

/**
 * A table as JSON. JSON has no infinite number, and would hold `null`: such a one is written as 1e999, which the usual readers of JSON, Node's
 * and Python's among them, read as infinite. What is not a number is `null`.
 */
export function toTableJson(table: Table): string {
  const marked = (_: string, value: unknown): unknown =>
    value === Number.POSITIVE_INFINITY ? `${MARK}1e999` : value === Number.NEGATIVE_INFINITY ? `${MARK}-1e999` : value;
  return `${JSON.stringify(table, marked, 1).replaceAll(/"\ue000(-?1e999)"/g, "$1")}\n`;
}
