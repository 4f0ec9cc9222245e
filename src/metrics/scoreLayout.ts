import type { LineBlock } from "./readLineBlocks.js";
import { type ScoreColumns, scoreColumns } from "./scoreColumns.js";
import { DELIMITERS, type Delimiter, FRAME, splitScoreRows } from "./splitScoreRows.js";

/** How a score file is to be read. */
export interface ScoreLayout {
  readonly delimiter: Delimiter;
  /** The headings; of bob's files without headings, what its manual calls the columns. */
  readonly headings: readonly string[];
  readonly columns: ScoreColumns;
  /** The line of the headings in the file, from 1; undefined where there is none. */
  readonly headingLine?: number;
}

/** bob's columns (bob.bio.base, "four_column" and "five_column"). */
const BOB = {
  4: ["claimed_id", "real_id", "test_label", "score"],
  5: ["claimed_id", "model_label", "real_id", "test_label", "score"],
} as const;

/** Rows that tell one layout from another; what stands further down is held against the one that was found. */
const SAMPLE = 1000;

interface Line {
  readonly text: string;
  readonly line: number;
}

/**
 * Finds the layout of a score file from its first lines: the headings are the first line that is neither empty nor a comment (or the
 * last comment before it, as numpy.savetxt writes them); without any it is a file of bob's. The delimiter is the one under which the
 * headings are those of a score file.
 *
 * @param fail is called with what is wrong, or with both ways in which the file can be read, and the line.
 */
export function scoreLayout({ text, line }: LineBlock, fail: (what: string, line: number) => never): ScoreLayout | undefined {
  const lines = text
    .split("\n")
    .map((one, index) => ({ text: one.trim(), line: line + index }))
    .filter((one) => one.text.replace(/[\s,;|]/g, "") !== "" && !FRAME.test(one.text));
  const stated = /^sep=(.)?$/i.exec(lines[0]?.text ?? "");
  if (stated) lines.shift();
  const rows = lines.filter((one) => !one.text.startsWith("#")).slice(0, SAMPLE);
  if (rows.length === 0) return undefined;
  const comment = lines.filter((one) => one.text.startsWith("#") && one.line < rows[0].line).at(-1);
  const delimiters = (Object.keys(DELIMITERS) as Delimiter[]).filter((one) => !stated || one === (stated[1] ?? "\t"));
  const above = headed(rows[0], rows.slice(1), delimiters, fail);
  if (above.found) return above.found;
  const title = comment && { ...comment, text: comment.text.replace(/^[#\s]+/, "") };
  const beside = title && headed(title, rows, delimiters, fail);
  if (beside?.found) return beside.found;
  return unheaded(rows, delimiters, fail) ?? fail(above.problem, rows[0].line);
}

/** The layout under a line of headings, or what is wrong with them. */
function headed(
  heading: Line,
  rows: readonly Line[],
  delimiters: readonly Delimiter[],
  fail: (what: string, line: number) => never,
): { found?: ScoreLayout; problem: string } {
  const found: ScoreLayout[] = [];
  let [problem, most] = ["", 0];
  for (const delimiter of delimiters) {
    const headings = fieldsOf(heading, delimiter);
    if (!headings) continue;
    const columns = scoreColumns(headings);
    if (typeof columns !== "string") found.push({ delimiter, headings, columns, headingLine: heading.line });
    else if (headings.length > most) [problem, most] = [columns, headings.length];
  }
  return { found: onlyOne(found, rows, fail), problem };
}

/** The layout of bob's files, which have no headings. */
function unheaded(
  rows: readonly Line[],
  delimiters: readonly Delimiter[],
  fail: (what: string, line: number) => never,
): ScoreLayout | undefined {
  const [first] = rows;
  const said = `"${first.text.length > 60 ? `${first.text.slice(0, 60)}…` : first.text}"`;
  const found: ScoreLayout[] = [];
  let numbers = false;
  for (const delimiter of delimiters) {
    const fields = fieldsOf(first, delimiter);
    if (!fields || fields.length < 2 || !/^[+-]?(\d|\.\d|inf|nan)/i.test(fields.at(-1)!)) continue;
    numbers = true;
    const headings: readonly string[] | undefined = BOB[fields.length as 4 | 5];
    if (!headings || (delimiter !== "\t" && delimiter !== "blanks")) continue;
    found.push({ delimiter, headings, columns: scoreColumns(headings) as ScoreColumns });
  }
  if (!numbers) return undefined;
  const layout = onlyOne(found, rows, fail);
  if (!layout) {
    return fail(
      `the first line must name the columns, such as probe,gallery,genuine,score; got ${said} (only bob's four or five columns between blanks or tabs need no names)`,
      first.line,
    );
  }
  const third = rows.map((row) => fieldsOf(row, layout.delimiter)?.[2] ?? "");
  if (layout.headings.length === 4 && third.every((field) => /^([01]|true|false)$/i.test(field))) {
    fail(
      `can be read in two ways: bob's ${BOB[4].join(" ")}, or probe gallery genuine score; must begin with a line that names the columns; got ${said}`,
      first.line,
    );
  }
  return layout;
}

/** Of layouts that the first line allows the one that the rows allow; one of several that are the same to the rows. */
function onlyOne(
  found: readonly ScoreLayout[],
  rows: readonly Line[],
  fail: (what: string, line: number) => never,
): ScoreLayout | undefined {
  if (found.length < 2) return found[0];
  const fitting = found
    .map((layout) => ({ layout, fields: rows.map((row) => fieldsOf(row, layout.delimiter)) }))
    .filter(({ layout, fields }) => fields.every((row) => row?.length === layout.headings.length));
  const [first, ...others] = fitting;
  if (!first) return found[0];
  const other = others.find(({ fields }) => JSON.stringify(fields) !== JSON.stringify(first.fields));
  if (other) {
    const say = ({ layout }: typeof first): string =>
      `fields between ${DELIMITERS[layout.delimiter]} (${layout.headings.join(", ")})`;
    fail(
      `can be read in two ways: ${say(first)}, or ${say(other)}; must be one: put the names that hold a delimiter in quotes`,
      rows[0]?.line ?? 1,
    );
  }
  return first.layout;
}

/** The fields of a line; undefined where its quotes do not allow the delimiter, or another stands alone between the blanks. */
function fieldsOf({ text }: Line, delimiter: Delimiter): readonly string[] | undefined {
  const rows = splitScoreRows(`${text}\n`, delimiter);
  if ("fault" in rows) return undefined;
  return delimiter === "blanks" && rows[0].some((field) => /^[,;|]$/.test(field)) ? undefined : rows[0];
}
