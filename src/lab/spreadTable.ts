import { spread } from "../metrics/spread.js";
import { type Cell, type Column, type Interval, isInterval, isRounded, numberIn, type Table } from "../tables/table.js";

type Row = Readonly<Record<string, Cell>>;

/**
 * One table of the same table of several runs: a column of numbers that differ between runs becomes their mean, standard deviation, 95 %
 * interval of the mean (Student's t) and range, or the range alone (`rangeOnly`); intervals of single runs are left out; words that differ are counted. A table that
 * compares with published values says whether each lies in the runs' range, to the published decimals; what single runs cannot be compared in
 * stays so.
 *
 * Rows are the same where the first cell is; where runs have different rows, `runs` says how many have one.
 *
 * @param over what they are runs over, for the note: "10 seeds (1 to 10)"
 */
export function spreadTable(tables: readonly [Table, ...Table[]], over: string): Table {
  const [first] = tables;
  const rows = sameRows(tables);
  const columns = new Map(tables.flatMap(({ columns }) => columns.map((column) => [column.key, column])));
  const compares = isComparison(first);
  const parts = [...columns.values()].map((column) => spreadColumn(column, rows, compares));
  const count = { columns: [{ key: "runs", label: "runs" }], cells: rows.map((row) => ({ runs: row.length })) };
  const last = compares ? parts.findIndex((part) => part.columns.some(({ key }) => key === "verdict")) : -1;
  const ordered = last < 0 ? [...parts, count] : [...parts.slice(0, last), count, ...parts.slice(last)];
  const common = (first.notes ?? []).filter((note) => tables.every(({ notes = [] }) => notes.includes(note)));
  return {
    id: first.id,
    title: first.title,
    columns: ordered.flatMap((part) => part.columns),
    rows: rows.map((_, index) => Object.assign({}, ...ordered.map((part) => part.cells[index])) as Row),
    notes: [
      `${SPREAD_NOTE} over ${over}.`,
      ...(compares ? ["The verdict says whether the published value, to its decimals, lies in that range."] : []),
      ...(common.length > 0 ? ["Of a single run:", ...common] : []),
    ],
  };
}

/** What the columns of a spread are. */
export const SPREAD_NOTE = "Mean, standard deviation (sd), 95 % interval of the mean (Student's t) and range (least to greatest)";

/** Whether a table has the columns published, ours and verdict. */
export function isComparison({ columns }: Table): boolean {
  return ["published", "ours", "verdict"].every((key) => columns.some((column) => column.key === key));
}

/** The rows of all tables, those of one thing together. */
function sameRows(tables: readonly Table[]): Row[][] {
  const nameOf = (table: Table, row: Row): Cell => row[table.columns[0]!.key] ?? null;
  const [first] = tables as [Table];
  const aligned = tables.every(
    (table) =>
      table.rows.length === first.rows.length &&
      table.rows.every((row, index) => {
        const [one, other] = [nameOf(table, row), nameOf(first, first.rows[index]!)];
        return one === other || (typeof one !== "string" && typeof other !== "string");
      }),
  );
  if (aligned) return first.rows.map((_, index) => tables.map(({ rows }) => rows[index]!));
  const groups = new Map<string, Row[]>();
  for (const table of tables) {
    const seen = new Map<string, number>();
    for (const row of table.rows) {
      const name = JSON.stringify(nameOf(table, row));
      const place = seen.get(name) ?? 0;
      seen.set(name, place + 1);
      const key = `${name} ${place}`;
      groups.set(key, [...(groups.get(key) ?? []), row]);
    }
  }
  return [...groups.values()];
}

interface Part {
  readonly columns: readonly Column[];
  readonly cells: readonly Row[];
}

function spreadColumn(column: Column, rows: readonly (readonly Row[])[], compares: boolean): Part {
  const { key, label } = column;
  const cells = rows.map((row) => row.map((one) => one[key] ?? null));
  if (compares && key === "verdict") return verdicts(rows, cells as string[][]);
  const same = cells.every((of) => of.every((cell) => JSON.stringify(cell) === JSON.stringify(of[0])));
  if (same) return { columns: [column], cells: cells.map((of) => ({ [key]: of[0]! })) };
  const isOf = (test: (cell: Cell) => boolean): boolean => cells.flat().every((cell) => cell === null || test(cell));
  if (isOf(isInterval)) return { columns: [], cells: rows.map(() => ({})) };
  if (!isOf((cell) => typeof (isRounded(cell) ? cell.value : cell) === "number")) {
    return { columns: [{ key, label }], cells: cells.map((of) => ({ [key]: tally(of.map(wordOf)) })) };
  }
  const { unit, decimals } = column;
  const part = (suffix: string, what: string, more: number, options: Partial<Column> = {}): Column => ({
    ...{ key: `${key}${suffix}`, label: `${label}, ${what}`, ...(unit && { unit }), ...options },
    ...(decimals !== undefined && { decimals: decimals + more }),
  });
  const range = part("-range", "range", 0, { interval: true });
  const spreads = cells.map((of) => spreadCells(key, of));
  if (column.rangeOnly) return { columns: [range], cells: spreads.map((of) => ({ [range.key]: of[range.key] ?? null })) };
  return {
    columns: [part("", "mean", 0), part("-sd", "sd", 1), part("-interval", "95 % interval", 0, { interval: true }), range],
    cells: spreads,
  };
}

function spreadCells(key: string, cells: readonly Cell[]): Row {
  const numbers = numbersOf(cells);
  if (numbers.length === 0) return { [key]: null };
  const { mean, deviation, interval, least, most } = spread(numbers);
  const decimals = cells.find((cell) => cell !== null && isRounded(cell)) as { decimals: number } | undefined;
  const rounded = (value: number, more = 0): Cell => (decimals ? { value, decimals: decimals.decimals + more } : value);
  const limits = (of: { low: number; high: number }): Interval => ({ ...of, ...(decimals && { decimals: decimals.decimals }) });
  return {
    [key]: rounded(mean),
    [`${key}-sd`]: deviation === null ? null : rounded(deviation, 1),
    [`${key}-interval`]: interval && limits(interval),
    [`${key}-range`]: limits({ low: least, high: most }),
  };
}

/** Single runs' verdicts, counted, and the verdict on all: whether the published value lies in the runs' range. */
function verdicts(rows: readonly (readonly Row[])[], cells: readonly (readonly (string | null)[])[]): Part {
  return {
    columns: [
      { key: "single-verdicts", label: "verdicts of single runs" },
      { key: "verdict", label: "verdict" },
    ],
    cells: rows.map((row, index) => ({
      "single-verdicts": tally(cells[index]!),
      verdict: verdictOn(row, cells[index]!),
    })),
  };
}

/** What single runs say of a number's standing, which a range can say of all; other words, such as "not comparable", hold for all. */
const OF_NUMBERS = ["inside", "outside", "equal", "differs"];

function verdictOn(row: readonly Row[], words: readonly (string | null)[]): string | null {
  const known = words.filter((word) => word !== null);
  const [published] = numbersOf([row[0]!.published ?? null]);
  const ours = numbersOf(row.map((one) => one.ours ?? null));
  if (known.length === 0) return null;
  if (published === undefined || ours.length === 0 || !known.every((word) => OF_NUMBERS.includes(word))) return tally(known);
  if (known.every((word) => word === "equal")) return "equal";
  const { least, most } = spread(ours);
  const cell = row[0]!.published ?? null;
  const unit = 10 ** -(cell !== null && isRounded(cell) ? cell.decimals : decimalsOf(published));
  const inside = published > least - unit / 2 && published < most + unit / 2;
  return `${inside ? "inside" : "outside"} the runs' range`;
}

function decimalsOf(value: number): number {
  return String(value).split(".")[1]?.length ?? 0;
}

/** The word that all have, or each with how many have it: "inside (7), outside (3)". */
function tally(words: readonly (string | null)[]): string | null {
  const counts = new Map<string | null, number>();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  if (counts.size <= 1) return words[0] ?? null;
  return [...counts].map(([word, count]) => `${word ?? "none"} (${count})`).join(", ");
}

function numbersOf(cells: readonly Cell[]): number[] {
  return cells.flatMap((cell) => numberIn(cell) ?? []);
}

function wordOf(cell: Cell): string | null {
  if (cell === null) return null;
  if (isInterval(cell)) return `${cell.low} to ${cell.high}`;
  if (typeof cell === "boolean") return cell ? "yes" : "no";
  return String(isRounded(cell) ? cell.value : cell);
}
