import { joinFingers } from "./joinFingers.js";
import { readLines } from "./readLines.js";
import { ScoreRows } from "./scoreRows.js";
import type { ScoreSet } from "./scoreSet.js";
import { splitCsvLine } from "./splitCsvLine.js";

export interface ReadScoresOptions {
  /** Whether the scores are distances, lower being more alike; the set then holds them negated. Default false. */
  readonly distance?: boolean;
}

/**
 * Reads a score file, whichever of two kinds it is:
 *
 * - CSV with a line of column names, among them `genuine` (1 or 0, true or false) and `score`, and, where it is known, `probe` and
 *   `gallery`, the names of the two prints. The fingers are found from the genuine comparisons (see `joinFingers`).
 * - bob's four columns, separated by blanks: `claimed_id real_id probe_label score`. The ids are the fingers; a comparison is
 *   genuine if they are equal.
 *
 * A comparison that failed, because a print could not be enrolled, has an empty score (CSV only) or −inf (inf where scores are
 * distances).
 *
 * @throws Error of one line that names the file, and the line where it is one line's fault: a missing column, a line with too few
 *   or too many fields, a score that is no number, an empty file, a file without genuine or without impostor comparisons, prints
 *   said to be of one finger and of two.
 */
export function readScores(path: string, { distance = false }: ReadScoresOptions = {}): ScoreSet {
  const lines = readLines(path);
  const first = lines.next();
  if (first.done) throw new Error(`${path}: the file is empty, needs comparisons`);
  const head = first.value.replace(/^\uFEFF/, "");
  const csv = head.includes(",");
  const rows = new ScoreRows(path, distance, csv ? 1 : 0);
  const set = csv ? readCsv(rows, head, lines) : readFourColumns(rows, head, lines);
  const genuine = set.genuine.reduce((sum, one) => sum + one, 0);
  const total = set.genuine.length;
  if (total === 0) throw new Error(`${path}: no comparison follows the column names`);
  if (genuine === 0 || genuine === total) {
    throw new Error(`${path}: all ${total} comparisons are ${genuine === 0 ? "impostor" : "genuine"} ones, needs both kinds`);
  }
  return set;
}

function readCsv(rows: ScoreRows, head: string, lines: Iterable<string>): ScoreSet {
  const names = splitCsvLine(head).map((name) => name.trim());
  const [genuine, score, probe, gallery] = ["genuine", "score", "probe", "gallery"].map((name) => names.indexOf(name));
  for (const [name, index] of Object.entries({ genuine, score })) {
    if (index < 0) rows.fail(`no column "${name}"; there are ${names.join(", ")}`);
  }
  if (probe >= 0 !== gallery >= 0) rows.fail(`a column "${probe >= 0 ? "probe" : "gallery"}" without the other of the two`);
  for (const line of lines) {
    const fields = rows.next(line.includes('"') ? splitCsvLine(line) : line.split(","), names.length);
    if (probe < 0) rows.add(truth(fields[genuine], rows), fields[score]);
    else rows.add(truth(fields[genuine], rows), fields[score], rows.print(fields[probe]), rows.print(fields[gallery]));
  }
  const { set, compared } = rows.finish();
  if (!compared) return set;
  const { prints } = compared;
  const fingerOf = joinFingers(prints.length, compared.probe, compared.gallery, set.genuine);
  const torn = set.genuine.findIndex((one, i) => !one && fingerOf[compared.probe[i]] === fingerOf[compared.gallery[i]]);
  if (torn >= 0) {
    const [a, b] = [prints[compared.probe[torn]], prints[compared.gallery[torn]]];
    rows.fail(`${a} and ${b} are an impostor pair here, but genuine pairs make them one finger`, torn + 2);
  }
  // A finger is named after its first print.
  const fingers: string[] = [];
  for (const [print, name] of prints.entries()) if (fingerOf[print] === fingers.length) fingers.push(name);
  return { ...set, compared: { ...compared, fingers, fingerOf } };
}

function readFourColumns(rows: ScoreRows, head: string, lines: Iterable<string>): ScoreSet {
  const fingers: string[] = [];
  const numbers = new Map<string, number>();
  const fingerOf: number[] = [];
  const belongs = (print: number, id: string): void => {
    let finger = numbers.get(id);
    if (finger === undefined) {
      const copy = Buffer.from(id).toString();
      finger = fingers.push(copy) - 1;
      numbers.set(copy, finger);
    }
    fingerOf[print] ??= finger;
    if (fingerOf[print] !== finger) rows.fail(`the print is of ${id} here and of ${fingers[fingerOf[print]]} above`);
  };
  const take = (line: string): void => {
    const [claimed, real, label, score] = rows.next(line.trim().split(/\s+/), 4);
    // A model and a probe of the same name are different prints.
    const [gallery, probe] = [rows.print(claimed, "model "), rows.print(label)];
    belongs(gallery, claimed);
    belongs(probe, real);
    rows.add(claimed === real, score, probe, gallery);
  };
  take(head);
  for (const line of lines) take(line);
  const { set, compared } = rows.finish();
  return { ...set, compared: compared && { ...compared, fingers, fingerOf: Int32Array.from(fingerOf) } };
}

function truth(text: string, rows: ScoreRows): boolean {
  const word = text.trim().toLowerCase();
  if (word === "1" || word === "true") return true;
  if (word === "0" || word === "false") return false;
  return rows.fail(`genuine is "${text}", needs 1 or 0`);
}
