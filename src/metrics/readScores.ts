import { joinFingers } from "./joinFingers.js";
import { readLineBlocks } from "./readLineBlocks.js";
import { type ScoreLayout, scoreLayout } from "./scoreLayout.js";
import { ScoreNames } from "./scoreNames.js";
import { ScoreRows } from "./scoreRows.js";
import type { Compared, ScoreSet } from "./scoreSet.js";
import { ScoreTruth } from "./scoreTruth.js";
import { DELIMITERS, splitScoreRows } from "./splitScoreRows.js";

/** How a score file is read. */
export interface ReadScoresOptions {
  /** Whether the scores are distances, lower being more alike; the set then holds them negated. Default false. */
  readonly distance?: boolean;
}

/**
 * Reads a score file, a megabyte in memory at a time. Its first line names the columns, whatever their order and case and whatever
 * stands beside them:
 *
 * - `genuine` (or label, mated, match, target …: 1 or 0, true or false, yes or no, genuine or impostor) and `score` (or similarity, or
 *   distance), and, where it is known, `probe` and `gallery`, the names of the two prints. The fingers are found from the genuine
 *   comparisons (see `joinFingers`).
 * - or bob's columns: `probe_subject_id`, `bio_ref_subject_id`, `score` and, for the prints, `probe_template_id` (or `probe_reference_id`,
 *   `probe_key`) and `bio_ref_template_id`. The subjects are the fingers; a comparison is genuine if they are equal. A name that is a
 *   probe's and a template's is one print, unless they are of different fingers.
 *
 * Without a line of names it is bob's four columns, `claimed_id real_id test_label score`, or five, `claimed_id model_label real_id
 * test_label score`, between blanks or tabs.
 *
 * Fields stand between commas, semicolons, tabs, vertical bars or blanks, and may be in quotes. Blanks about them, empty lines, lines
 * that begin with #, and a byte order mark do not count; UTF-16 is read by its mark. Scores may have a decimal comma. NFC and NFD of a
 * name are one name. A file that can be read in two ways is refused.
 *
 * A comparison that failed, because a print could not be enrolled, has an empty score (between signs only) or −inf (inf where scores
 * are distances).
 *
 * @throws Error of one line that names the file, and the line where it is one line's fault: a missing column, a line with too few
 *   or too many fields, a score that is no number, an empty file, a file without genuine or without impostor comparisons, prints
 *   said to be of one finger and of two, headings that say distance or similarity where `distance` says otherwise.
 *
 * @example
 * import { writeFileSync } from "node:fs";
 * import { readScores } from "ridgelab/metrics";
 * writeFileSync("scores.csv", "genuine,score\n1,0.9\n0,0.2\n");
 * readScores("scores.csv").scores; // [0.9, 0.2]
 * readScores("scores.csv").genuine; // [1, 0]
 */
export function readScores(path: string, { distance = false }: ReadScoresOptions = {}): ScoreSet {
  const rows = new ScoreRows(path, distance);
  let reader: RowReader | undefined;
  const fail = (what: string, line: number): never => rows.fail(what, line);
  let empty = true;
  for (const block of readLineBlocks(path)) {
    if (!reader) {
      empty &&= block.text.trim() === "";
      const found = scoreLayout(block, fail);
      if (!found) continue;
      refuseOtherKind(found, distance, rows);
      reader = createReader(found, rows);
    }
    const { layout, take } = reader;
    const text = withoutComments(block.text, layout, block.line, rows);
    const skip = layout.headingLine === undefined ? 0 : layout.headingLine - block.line + 1;
    const body = skip > 0 ? text.split("\n").fill("", 0, skip).join("\n") : text;
    const { length } = layout.headings;
    const split = splitScoreRows(body, layout.delimiter);
    if ("fault" in split) fail(split.fault, block.line + split.line);
    else
      for (const [index, fields] of split.entries()) {
        if (fields[0] === "" && fields.every((field) => field === "")) continue;
        if (fields.length !== length) fail(wrongNumber(fields, layout), block.line + index);
        take(fields, block.line + index);
      }
  }
  if (!reader) throw new Error(`${path}: ${empty ? "the file is empty" : "there are only comments"}, needs comparisons`);
  const set = reader.finish();
  const genuine = set.genuine.reduce((sum, one) => sum + one, 0);
  const total = set.genuine.length;
  if (total === 0) throw new Error(`${path}: no comparison follows the column names`);
  if (genuine === 0 || genuine === total) {
    const [all, others] =
      genuine === 0
        ? ["impostor", "genuine ones, of two prints of a finger"]
        : ["genuine", "impostor ones, of prints of two fingers"];
    throw new Error(`${path}: all ${total} comparisons are ${all} ones, needs both kinds; add ${others}`);
  }
  return set;
}

/** What takes a file's rows, one after the other. */
interface RowReader {
  readonly layout: ScoreLayout;
  take(fields: readonly string[], line: number): void;
  finish(): ScoreSet;
}

function createReader(layout: ScoreLayout, rows: ScoreRows): RowReader {
  const { columns } = layout;
  if (columns.probeFinger !== undefined && columns.galleryFinger !== undefined) {
    return { layout, ...byFinger(layout, columns.probeFinger, columns.galleryFinger, rows) };
  }
  return { layout, ...byTruth(layout, rows) };
}

function byTruth(layout: ScoreLayout, rows: ScoreRows): Omit<RowReader, "layout"> {
  const { probe, gallery, score } = layout.columns;
  const truth = truthOf(layout, rows)!;
  const names = new ScoreNames();
  const print = (fields: readonly string[], at: number, line: number): number => named(names, fields, at, layout, line, rows);
  return {
    take(fields, line) {
      const genuine = truth(fields, line);
      if (probe === undefined || gallery === undefined) rows.add(line, genuine, fields[score]);
      else rows.add(line, genuine, fields[score], print(fields, probe, line), print(fields, gallery, line));
    },
    finish() {
      const { set, compared } = rows.finish();
      if (!compared) return set;
      const prints = names.list;
      const fingerOf = joinFingers(prints.length, compared.probe, compared.gallery, set.genuine);
      const torn = set.genuine.findIndex((one, i) => !one && fingerOf[compared.probe[i]] === fingerOf[compared.gallery[i]]);
      if (torn >= 0) {
        const [a, b] = [prints[compared.probe[torn]], prints[compared.gallery[torn]]];
        const what =
          a === b
            ? `${a} is compared with itself as an impostor pair`
            : `${a} and ${b} are an impostor pair here, but genuine pairs make them one finger`;
        rows.fail(what, rows.lineOf(torn));
      }
      // A finger is named after its first print.
      const fingers: string[] = [];
      for (const [print, name] of prints.entries()) if (fingerOf[print] === fingers.length) fingers.push(name);
      return { ...set, compared: { ...compared, prints, fingers, fingerOf } };
    },
  };
}

function byFinger(layout: ScoreLayout, probeFinger: number, galleryFinger: number, rows: ScoreRows): Omit<RowReader, "layout"> {
  const { probe, gallery, score } = layout.columns;
  const truth = truthOf(layout, rows);
  const fingers = new ScoreNames();
  const roles = { gallery: new ScoreNames(), probe: new ScoreNames() };
  const fingerOf = { gallery: [] as number[], probe: [] as number[] };
  const name = (names: ScoreNames, fields: readonly string[], at: number, line: number): number =>
    named(names, fields, at, layout, line, rows);
  /** The print of a role; a finger stands for its print where prints have no names. */
  const print = (
    role: "gallery" | "probe",
    column: number | undefined,
    finger: number,
    fields: readonly string[],
    line: number,
  ): number => {
    const at = column === undefined ? roles[role].number(fingers.list[finger]) : name(roles[role], fields, column, line);
    fingerOf[role][at] ??= finger;
    if (fingerOf[role][at] !== finger) {
      rows.fail(`the print is of ${fingers.list[finger]} here and of ${fingers.list[fingerOf[role][at]]} above`, line);
    }
    return at;
  };
  return {
    take(fields, line) {
      const [claimed, real] = [name(fingers, fields, galleryFinger, line), name(fingers, fields, probeFinger, line)];
      const [b, a] = [print("gallery", gallery, claimed, fields, line), print("probe", probe, real, fields, line)];
      if (truth && truth(fields, line) !== (claimed === real)) {
        const [said, same] = claimed === real ? ["impostor", "the same finger"] : ["genuine", "two fingers"];
        rows.fail(`said to be ${said}, but of ${same} (${fingers.list[real]} and ${fingers.list[claimed]})`, line);
      }
      rows.add(line, claimed === real, fields[score], a, b);
    },
    finish() {
      const { set, compared } = rows.finish();
      if (!compared) return set;
      return { ...set, compared: { ...join(compared), fingers: fingers.list, ...(probe === undefined && { unnamed: true }) } };
    },
  };

  /** The prints of both roles in one list. */
  function join({ probe: a, gallery: b }: Pick<Compared, "probe" | "gallery">): Omit<Compared, "fingers"> {
    const inGallery = new Map(roles.gallery.list.map((one, index) => [one, index]));
    const shared = roles.probe.list.map((one) => inGallery.get(one));
    const alike = probe !== undefined && gallery !== undefined;
    const one = alike && shared.every((at, i) => at === undefined || fingerOf.gallery[at] === fingerOf.probe[i]);
    const prints = [...roles.gallery.list];
    const whose = [...fingerOf.gallery];
    const numbers = roles.probe.list.map((print, i) => {
      const at = one ? shared[i] : undefined;
      if (at !== undefined) return at;
      whose.push(fingerOf.probe[i]);
      return prints.push(print) - 1;
    });
    return { prints, fingerOf: Int32Array.from(whose), probe: a.map((i) => numbers[i]), gallery: b };
  }
}

/** Which comparisons are genuine, by the column that says it; undefined where there is none. */
function truthOf(
  { columns, headings }: ScoreLayout,
  rows: ScoreRows,
): ((fields: readonly string[], line: number) => boolean) | undefined {
  const { truth: at, means } = columns;
  if (at === undefined) return undefined;
  const truth = new ScoreTruth(headings[at], means);
  return (fields, line) => {
    const genuine = truth.read(fields[at]);
    return typeof genuine === "boolean" ? genuine : rows.fail(genuine, line);
  };
}

function named(
  names: ScoreNames,
  fields: readonly string[],
  at: number,
  { headings }: ScoreLayout,
  line: number,
  rows: ScoreRows,
): number {
  const number = names.number(fields[at]);
  return number < 0 ? rows.fail(`${headings[at]} is empty, needs a name`, line) : number;
}

function refuseOtherKind({ columns, headings, headingLine = 1 }: ScoreLayout, distance: boolean, rows: ScoreRows): void {
  const { kind, score } = columns;
  if (kind === undefined || (kind === "distance") === distance) return;
  const how = distance ? "must be read without --distance (distance: false)" : "must be read with --distance (distance: true)";
  rows.fail(`the column "${headings[score]}" holds ${kind === "distance" ? "distances" : "similarities"}; ${how}`, headingLine);
}

/** A block whose comments are empty lines. A line with # that can be a comparison as well is refused. */
function withoutComments(text: string, layout: ScoreLayout, line: number, rows: ScoreRows): string {
  if (!text.includes("#")) return text;
  const lines = text.split("\n");
  for (const [index, one] of lines.entries()) {
    if (!/^\s*#/.test(one)) continue;
    lines[index] = "";
    if (isComparison(one, layout)) {
      rows.fail(
        `a comment, or a comparison of "${one.trim().split(/[\s,;|]/)[0]}"; must be one: put the name in quotes, or leave the line out`,
        line + index,
      );
    }
  }
  return lines.join("\n");
}

function isComparison(line: string, { delimiter, headings, columns }: ScoreLayout): boolean {
  if (line.includes('"')) return false;
  const split = splitScoreRows(`${line}\n`, delimiter);
  const fields = "fault" in split ? [] : split[0];
  if (fields.length !== headings.length) return false;
  const score = fields[columns.score];
  const rest = fields.filter((_, at) => at !== columns.score);
  return Number.isFinite(Number(score.replace(",", "."))) && score !== "" && rest.every((field) => field !== "");
}

function wrongNumber(fields: readonly string[], { delimiter, headings, headingLine }: ScoreLayout): string {
  const count = fields.length === 1 ? "1 field" : `${fields.length} fields`;
  const as = headingLine === undefined ? "" : `, as line ${headingLine} names them`;
  const comma =
    delimiter === "," && fields.length > headings.length
      ? "; a number with a decimal comma must be in quotes, or fields be between semicolons"
      : "";
  return `${count}, needs ${headings.length} between ${DELIMITERS[delimiter]} (${headings.join(", ")})${as}${comma}`;
}
