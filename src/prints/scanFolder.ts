import { createHash } from "node:crypto";
import { readdir, readFile, realpath, stat } from "node:fs/promises";
import { extname, join, sep } from "node:path";
import { type DataSetSettings, parseDataSetSettings } from "./dataSetSettings.js";
import { PICTURE_EXTENSIONS, resolutionOf } from "./decodeImage.js";
import { fileError } from "./fileError.js";
import { unreadExtension } from "./formats/unreadFormat.js";
import { chooseLayout } from "./layouts/chooseLayout.js";
import { labelKey } from "./layouts/labelKey.js";
import type { Label, Layout } from "./layouts/layout.js";
import { naturalOrder } from "./naturalOrder.js";
import { notPrints } from "./notPrints.js";
import { type Resolution, STANDARD_DPI } from "./settleResolution.js";

/** A print in a data set. */
export interface Print {
  /** Label of the finger, and so of the class. */
  readonly finger: string;
  /** Which of the finger's impressions this is. */
  readonly impression: string;
  /** Path relative to the data set's folder, with forward slashes. */
  readonly file: string;
  /** SHA-256 of the file, 64 hexadecimal digits. */
  readonly digest: string;
  /** The resolution that it is read from, where that is not 500 dpi. */
  readonly resolution?: Resolution;
}

/** A file that is no print of the data set, and why: to follow its name. */
export interface Ignored {
  readonly file: string;
  readonly reason: string;
}

/** A data set's own files, which are neither prints nor strange. */
export const SETTINGS_FILE = "dataset.json";
export const DIGESTS_FILE = "digests.json";

/** What lies in a folder of prints; either list may be empty. */
export interface Scan {
  readonly folder: string;
  readonly settings: DataSetSettings;
  /** SHA-256 of `dataset.json`, where there is one. */
  readonly settingsDigest?: string;
  /** What the prints were read by. */
  readonly layout: Layout;
  /** By finger, then impression, in natural order. */
  readonly prints: readonly Print[];
  /** By file, in natural order. */
  readonly ignored: readonly Ignored[];
}

/** Where `ridgelab data synth` puts what is known of each print. */
export const TRUTH_FOLDER = "truth";

/**
 * Lists the prints of a folder and of the folders in it: see `openDataSet` for the names that are recognised.
 * @throws Error of one line where the folder, its `dataset.json` or one of its pictures cannot be read, where its names can be read in
 *   more than one way, or where two files are one impression.
 */
export async function scanFolder(folder: string): Promise<Scan> {
  const files = await listFiles(folder);
  const misnamed = files.find(({ file }) => file !== SETTINGS_FILE && /^dataset\.json(?:\.txt)?$/iu.test(file));
  if (misnamed) throw new Error(`${folder}: ${misnamed.file} is not read; settings stand in ${SETTINGS_FILE}: rename it`);
  const settingsPath = join(folder, SETTINGS_FILE);
  const strange = files.find(({ file, problem }) => file === SETTINGS_FILE && problem);
  if (strange) throw new Error(`${settingsPath}: ${strange.problem}`);
  const settingsText = files.some(({ file }) => file === SETTINGS_FILE) ? await read(settingsPath) : undefined;
  const settings = settingsText ? parseDataSetSettings(settingsText, settingsPath) : {};
  const pictures = files.filter(({ file, problem }) => !problem && isPicture(file)).map(({ file }) => file);
  const layout = choose(folder, pictures.map(composed), settings);
  const labels = new Map<string, Label>();
  const ignored: Ignored[] = [];
  for (const { file, problem } of files) {
    if (file === SETTINGS_FILE || file === DIGESTS_FILE) continue;
    const label = problem ?? (isPicture(file) ? layout.read(composed(file)) : notPicture(file));
    if (typeof label === "string") ignored.push({ file, reason: label });
    else labels.set(file, label);
  }
  refuseDoubles(folder, labels);
  const prints: Print[] = [];
  for (const [file, label] of labels) {
    const bytes = await read(join(folder, file));
    prints.push({ ...label, file, digest: sha256(bytes), ...unusual(bytes, file, settings.dpi) });
  }
  prints.sort((a, b) => naturalOrder(a.finger, b.finger) || naturalOrder(a.impression, b.impression));
  return { folder, settings, settingsDigest: settingsText && sha256(settingsText), layout, prints, ignored };
}

/** Files of a folder and of its folders, by natural order; `problem` says why a thing found can be no print. */
async function listFiles(folder: string, parent = ""): Promise<{ file: string; problem?: string }[]> {
  const here = join(folder, parent);
  let names: string[];
  try {
    names = await readdir(here);
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === "ENOTDIR") throw new Error(`${here}: is a file; give a folder`, { cause });
    throw fileError(here, cause);
  }
  const found: { file: string; problem?: string }[] = [];
  for (const name of names.sort(naturalOrder)) {
    // What is known of synthetic prints lies beside them and is no finger.
    if (!parent && name === TRUTH_FOLDER) continue;
    const file = parent ? `${parent}/${name}` : name;
    const problem = notPrints(name);
    // stat follows links, so that a data set may be made of them.
    const status = problem ? undefined : await stat(join(folder, file)).catch(() => undefined);
    if (problem) found.push({ file, problem });
    else if (!status) found.push({ file, problem: "is a link to nothing, or may not be accessed" });
    else if (!status.isDirectory()) found.push(status.isFile() ? { file } : { file, problem: "is no regular file" });
    else if (await holds(join(folder, file), here)) found.push({ file, problem: "is a link to a folder that it lies in" });
    else found.push(...(await listFiles(folder, file)));
  }
  return found;
}

/** Whether a folder, links followed, holds another or is that. */
async function holds(folder: string, other: string): Promise<boolean> {
  const [outer, inner] = [await realpath(folder), await realpath(other)];
  return inner === outer || inner.startsWith(outer + sep);
}

function isPicture(file: string): boolean {
  return PICTURE_EXTENSIONS.includes(extname(file).toLowerCase());
}

/** Unicode's composed form: macOS may write an é as e and an accent. */
function composed(file: string): string {
  return file.normalize("NFC");
}

function choose(folder: string, paths: readonly string[], settings: DataSetSettings): Layout {
  try {
    return chooseLayout(paths, settings);
  } catch (cause) {
    throw new Error(`${folder}: ${(cause as Error).message}`, { cause });
  }
}

/** Why a file is left out that no decoder takes: formats that fingerprints come in are named, with the way out. */
function notPicture(file: string): string {
  return unreadExtension(extname(file).toLowerCase()) ?? `is not a picture (${PICTURE_EXTENSIONS.join(" ")})`;
}

/**
 * Two files of one impression are refused: whichever were taken, the other might be meant. So are fingers that a person would take for
 * one, and that are one on a disk that does not tell case apart.
 */
function refuseDoubles(folder: string, labels: ReadonlyMap<string, Label>): void {
  const spelling = new Map<string, { finger: string; file: string }>();
  const taken = new Map<string, string>();
  const doubles: [string, string][] = [];
  for (const [file, { finger, impression }] of labels) {
    const first = spelling.get(labelKey(finger));
    if (first && first.finger !== finger) {
      const how = "differ in case or leading zeros only; name them alike, or further apart";
      throw new Error(`${folder}: ${first.file} and ${file} are of fingers ${first.finger} and ${finger}, which ${how}`);
    }
    if (!first) spelling.set(labelKey(finger), { finger, file });
    const key = JSON.stringify([labelKey(finger), labelKey(impression)]);
    const other = taken.get(key);
    if (other === undefined) taken.set(key, file);
    else doubles.push([other, file]);
  }
  if (doubles.length === 0) return;
  const [[one, other]] = doubles;
  const { finger, impression } = labels.get(other)!;
  const forms = composed(one) === composed(other) ? " (one name in two forms of Unicode)" : "";
  const more =
    doubles.length > 2 ? `, and so are ${doubles.length - 1} more pairs` : doubles.length > 1 ? ", and so is 1 more pair" : "";
  const mend = "keep one of each, or tell them apart by name";
  throw new Error(`${folder}: ${one} and ${other} are both finger ${finger}, impression ${impression}${forms}${more}; ${mend}`);
}

/** The resolution of a picture that is not at 500 dpi. One whose head is damaged has none: reading it says what is wrong. */
function unusual(bytes: Uint8Array, file: string, dpi: number | undefined): Pick<Print, "resolution"> {
  try {
    const resolution = resolutionOf(bytes, file, { dpi });
    return resolution.x === STANDARD_DPI && resolution.y === STANDARD_DPI ? {} : { resolution };
  } catch {
    return {};
  }
}

async function read(path: string): Promise<Buffer> {
  return readFile(path).catch((cause) => {
    throw fileError(path, cause);
  });
}

function sha256(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}
