import { piecesOf } from "./latexText.js";

/** How a table is set. */
export interface LatexLayout {
  readonly size: "normalsize" | "small" | "footnotesize" | "scriptsize";
  /** Half the gap between columns, pt. */
  readonly gap: number;
  /** Whether it lies on its side, being too wide for an upright page. */
  readonly landscape: boolean;
  /** Whether it runs over pages, being too high for one. */
  readonly long: boolean;
  /** Whether it is shrunk to the line, having too many columns for any page. */
  readonly shrunk: boolean;
  /** The argument of `tabular`. */
  readonly columns: string;
}

/** A column as it will be read: heading and cells, and whether they are set flush right. */
export interface LatexColumn {
  readonly texts: readonly string[];
  readonly numeric: boolean;
}

/** Text block of LaTeX's article on A4 or letter paper at 10 points, whichever is smaller, pt; less a little. */
const PAGE = { width: 340, height: 540 };
/** Line height in pt, and the width of letters against 10 points. */
const SIZES = [
  { size: "normalsize", scale: 1, line: 12, gap: 5 },
  { size: "small", scale: 0.93, line: 11, gap: 4 },
  { size: "footnotesize", scale: 0.86, line: 9.5, gap: 3 },
  { size: "scriptsize", scale: 0.8, line: 8, gap: 2.5 },
] as const;
/** Most lines that a cell may take. */
const MOST_LINES = 6;
/** In lines a row: a size half as large, and a page on its side. */
const COSTS = { size: 2, landscape: 3 };
/** Share of the page's height that rows may take beside caption and notes. */
const ROWS_SHARE = 0.75;

/**
 * The size and side of the page at which a table is best read: lines that wrap, smaller letters and a page on its side each cost something. Columns
 * are as wide as what they hold, or, where that is too wide, share the line and wrap. What fits no page lies, and is shrunk.
 */
export function latexLayout(columns: readonly LatexColumn[]): LatexLayout {
  const tries = [false, true].flatMap((landscape) => SIZES.map((size) => ({ ...size, landscape })));
  const laid = tries.map((size) => layOut(columns, size));
  const rows = Math.max(...columns.map(({ texts }) => texts.length));
  const [found] = laid.filter(({ fits }) => fits).sort((a, b) => a.cost - b.cost);
  if (!found) {
    const plain = columns.map((column) => columnOf(column, true, 0, true)).join("");
    return { size: "scriptsize", gap: 2.5, landscape: true, long: false, shrunk: true, columns: plain };
  }
  const { size, gap, landscape, line, widths, lines, plain } = found;
  const long = (lines + rows * 0.15) * line > ROWS_SHARE * (landscape ? PAGE.width : PAGE.height);
  const made = columns.map((column, k) => columnOf(column, plain, widths[k], landscape)).join("");
  return { size, gap, landscape, long, shrunk: false, columns: made };
}

type Size = (typeof SIZES)[number] & { readonly landscape: boolean };

function layOut(columns: readonly LatexColumn[], size: Size) {
  const { scale, gap, landscape } = size;
  const line = (landscape ? PAGE.height : PAGE.width) - 2 * gap * (columns.length - 1);
  const whole = columns.map(({ texts }) => scale * Math.max(...texts.map(textWidth)));
  const plain = sum(whole) <= line;
  // A little more than the longest word, since letters differ.
  const least = columns.map(({ texts, numeric }, k) =>
    Math.min(whole[k], 4 + scale * Math.max(...texts.map(numeric ? cellWidth : wordWidth))),
  );
  const widths = plain ? whole : shareLine(whole, least, line);
  const rowLines = columns[0].texts.map((_, row) =>
    Math.max(...columns.map(({ texts }, k) => linesOf(scale * textWidth(texts[row]), widths[k]))),
  );
  const fits = plain || (sum(least) <= line && Math.max(...rowLines) <= MOST_LINES);
  const lines = sum(rowLines);
  const cost = lines / rowLines.length + COSTS.size * (1 - scale) + (landscape ? COSTS.landscape : 0);
  return { ...size, widths, lines, plain, fits, cost };
}

/** Widths of columns that share a line: each as wide as it would be, but for the widest, which all get as much as is left. */
function shareLine(whole: readonly number[], least: readonly number[], line: number): number[] {
  const under = (most: number) => whole.map((own, k) => Math.max(least[k], Math.min(own, most)));
  let [low, high] = [0, line];
  for (let step = 0; step < 30; step++) {
    const middle = (low + high) / 2;
    if (sum(under(middle)) <= line) low = middle;
    else high = middle;
  }
  return under(low);
}

/** Lines that a text takes in a column: broken between words, a line is not always full. */
function linesOf(text: number, column: number): number {
  return text <= column + 0.01 ? 1 : Math.ceil((1.15 * text) / column);
}

function columnOf({ numeric }: LatexColumn, plain: boolean, width: number, landscape: boolean): string {
  if (plain) return numeric ? "r" : "l";
  const share = width / (landscape ? PAGE.height : PAGE.width);
  return `>{\\ragged${numeric ? "left" : "right"}\\arraybackslash}p{${(Math.floor(1000 * share) / 1000).toFixed(3)}\\linewidth}`;
}

/** Width of a text in Computer Modern at 10 points, pt. */
function textWidth(text: string): number {
  const set = text.replace(/(\d)e(-?\d+)$/, "$1×10$2");
  return sum([...set].map((letter) => LETTERS.find(([letters]) => letters.test(letter))![1]));
}

const LETTERS: readonly (readonly [RegExp, number])[] = [
  [/[ijlftr.,:;|'!()[\]\s-]/, 3.6],
  [/[a-zβ0-9]/, 5.2],
  [/[MW@%—…∞]/, 10],
  [/[A-Z+=<>≤≥≈×·→–−±]/, 7.8],
  [/[\s\S]/u, 6.5],
];

function wordWidth(text: string): number {
  return Math.max(...text.split(/[\s]/).flatMap((word) => piecesOf(word).map(textWidth)));
}

/** Of a number's heading the longest word, of the number all. */
function cellWidth(text: string): number {
  return /\d/.test(text) && text.length < 20 ? textWidth(text) : wordWidth(text);
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
