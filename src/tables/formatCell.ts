import { type Cell, type Column, type Interval, isRounded } from "./table.js";

/**
 * A cell as a reader sees it (Markdown, LaTeX, HTML): numbers rounded to the column's decimals, intervals as "low–high",
 * a missing value as "—", truth as "yes" or "no". Negative numbers carry a minus sign (U+2212), and a number that rounds to
 * zero carries none. An interval that its decimals would write without its width has more of them, two digits of it.
 *
 * @example
 * import { formatCell } from "ridgelab/tables";
 * formatCell(0.12345, { decimals: 2 }); // "0.12"
 * formatCell({ low: 0.1, high: 0.2, decimals: 1 }); // "0.1–0.2"
 * formatCell({ low: 0, high: 6.25e-6, decimals: 4 }); // "0.0000000–0.0000063"
 * formatCell(null); // "—"
 */
export function formatCell(cell: Cell | undefined, column: Pick<Column, "decimals" | "words"> = {}): string {
  if (cell === null || cell === undefined) return "—";
  if (typeof cell === "string") return column.words && Object.hasOwn(column.words, cell) ? column.words[cell]! : cell;
  if (typeof cell === "boolean") return cell ? "yes" : "no";
  if (typeof cell === "number") return formatNumber(cell, column.decimals);
  if (isRounded(cell)) return formatNumber(cell.value, cell.decimals);
  const decimals = decimalsOf(cell, cell.decimals ?? column.decimals);
  const low = formatNumber(cell.low, decimals);
  const high = formatNumber(cell.high, decimals);
  if (low === "—" && high === "—") return "—";
  // A dash between signed bounds would read as another minus.
  return low.startsWith("−") || high.startsWith("−") ? `${low} to ${high}` : `${low}–${high}`;
}

/** An interval that is narrower than this, of numbers about 1 or less, is a rounding error. */
const LEAST = 1e-12;

/** The decimals of an interval: those asked for, unless it would be written without its width; then two digits of that. */
function decimalsOf({ low, high }: Interval, asked: number | undefined): number | undefined {
  const width = high - low;
  if (asked === undefined || !(width > LEAST * Math.max(1, Math.abs(high)))) return asked;
  return formatNumber(low, asked) === formatNumber(high, asked) ? 1 - Math.floor(Math.log10(width)) : asked;
}

function formatNumber(value: number, decimals: number | undefined): string {
  if (Number.isNaN(value)) return "—";
  if (!Number.isFinite(value)) return value > 0 ? "∞" : "−∞";
  const size = Math.abs(value);
  const digits = decimals === undefined ? significant(size) : size.toFixed(decimals);
  return value < 0 && Number.parseFloat(digits) !== 0 ? `−${digits}` : digits;
}

/** Integers as they are; other numbers with four significant digits, by powers of ten only where zeros would hide them. */
function significant(size: number): string {
  if (Number.isInteger(size) && size < 1e15) return String(size);
  if (size >= 1e6 || size < 1e-4) return size.toExponential(3).replace("e+", "e");
  return size >= 1000 ? size.toFixed(0) : size.toPrecision(4);
}
