import { CsvError, parse } from "csv-parse/sync";
import { countLines } from "./readLineBlocks.js";

/** What stands between the fields of a line: a sign, or blanks of any number and kind. */
export type Delimiter = "," | ";" | "\t" | "|" | "blanks";

/** Delimiters, and how a message names them. */
export const DELIMITERS: Readonly<Record<Delimiter, string>> = {
  ",": "commas",
  ";": "semicolons",
  "\t": "tabs",
  "|": "vertical bars",
  blanks: "blanks",
};

/** What psql and its like draw about a table between vertical bars: a rule such as `---+---`, and below it the count, `(2 rows)`. */
export const FRAME = /^\s*(-+(\+-+)+|\(\d+ rows?\))\s*$/;

/** Why lines cannot be split, and the number of the line at fault, from 0. */
export interface RowFault {
  readonly fault: string;
  readonly line: number;
}

const OPEN = "a quoted field goes on over the end of the line; must end on it, and a quote that is text be written twice";
const WITHIN = "a quote stands within a field; the whole field must be in quotes, with each quote that is text written twice";

/**
 * The fields of whole lines, trimmed, a row for each line; an empty line is a row of one empty field. By csv-parse (RFC 4180: in
 * quotes a delimiter is text and "" a quote), but that a field does not go over the end of its line; between blanks quotes are text, and
 * between vertical bars what frames a table is an empty line.
 */
export function splitScoreRows(text: string, delimiter: Delimiter): readonly string[][] | RowFault {
  if (delimiter === "blanks") {
    const lines = text.split("\n");
    if (lines.at(-1) === "") lines.pop();
    return lines.map((line) => line.trim().split(/\s+/));
  }
  if (delimiter === "|" && /^\s*[-(]/m.test(text))
    text = text
      .split("\n")
      .map((line) => (FRAME.test(line) ? "" : line))
      .join("\n");
  try {
    const rows: string[][] = parse(text, { delimiter, trim: true, relax_column_count: true });
    // Only a quoted field can hold an end of line.
    if (!text.includes('"') || rows.length === countLines(text)) return rows;
    return { fault: OPEN, line: rows.findIndex((row) => row.some((field) => field.includes("\n"))) };
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    // All rows before the one at fault are a line each.
    return { fault: error.code === "CSV_QUOTE_NOT_CLOSED" ? OPEN : WITHIN, line: Number(error.records) };
  }
}
