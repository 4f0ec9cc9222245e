/**
 * Tables: plain data in; text, Markdown, CSV, LaTeX and HTML out.
 *
 * @module
 */

export { type Comparison, type ComparisonOptions, comparisonTable } from "./comparisonTable.js";
export { toCsv } from "./csv.js";
export { fromDataFrame, toDataFrame } from "./dataFrame.js";
export { formatCell } from "./formatCell.js";
export { type DataFrame, type FrameCell, type FrameColumn, labFrame } from "./frame.js";
export { toHtml } from "./html.js";
export { toLatex } from "./latex.js";
export { toMarkdown } from "./markdown.js";
export type { Cell, Column, Interval, Rounded, Table, TableBody } from "./table.js";
export { toText } from "./text.js";
export { type DataKind, type ValueKind, type Verdict, verdict } from "./verdict.js";
