import { createHash } from "node:crypto";
import { readdir, readFile, stat } from "node:fs/promises";
import { extname, join } from "node:path";
import { type DataSetSettings, parseDataSetSettings } from "./dataSetSettings.js";
import { PICTURE_EXTENSIONS, resolutionOf } from "./decodeImage.js";
import { fileError } from "./fileError.js";
import { naturalOrder } from "./naturalOrder.js";
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

/** A file that is no print of the data set, and why. */
export interface Ignored {
  readonly file: string;
  readonly reason: string;
}

/** A data set's own files, which are neither prints nor strange. */
export const SETTINGS_FILE = "dataset.json";
export const DIGESTS_FILE = "digests.json";

/** What lies in a folder of prints; either list may be empty. */
export interface Scan {
  readonly settings: DataSetSettings;
  /** SHA-256 of `dataset.json`, where there is one. */
  readonly settingsDigest?: string;
  /** By finger, then impression, in natural order. */
  readonly prints: readonly Print[];
  /** By file, in natural order. */
  readonly ignored: readonly Ignored[];
}

/** Where `ridgelab data synth` puts what is known of each print. */
export const TRUTH_FOLDER = "truth";

/** `FINGER_IMPRESSION` as the Fingerprint Verification Competitions have it, or `PERSON_FINGER_IMPRESSION`. */
const CONVENTION = /^(?<finger>[^_]+(?:_[^_]+)?)_(?<impression>[^_]+)$/u;

/**
 * Lists the prints of a folder and of the folders in it: see `openDataSet` for the names that are recognised.
 * @throws Error of one line where the folder, its `dataset.json` or one of its pictures cannot be read, or where a folder in it is a
 *   database of several fingers.
 */
export async function scanFolder(folder: string): Promise<Scan> {
  const files = await listFiles(folder);
  const settingsPath = join(folder, SETTINGS_FILE);
  const settingsText = files.some(({ file }) => file === SETTINGS_FILE) ? await read(settingsPath) : undefined;
  const settings = settingsText ? parseDataSetSettings(settingsText.toString("utf8"), settingsPath) : {};
  if (!settings.pattern) refuseDatabases(folder, files);
  const prints: Print[] = [];
  const ignored: Ignored[] = [];
  const taken = new Map<string, string>();
  for (const { file, problem } of files) {
    if (file === SETTINGS_FILE || file === DIGESTS_FILE) continue;
    const label = problem ?? recognise(file, settings.pattern);
    if (typeof label === "string") {
      ignored.push({ file, reason: label });
      continue;
    }
    const key = JSON.stringify([label.finger, label.impression]);
    const other = taken.get(key);
    if (other !== undefined) {
      ignored.push({ file, reason: `is finger ${label.finger}, impression ${label.impression}, as ${other} is already` });
      continue;
    }
    taken.set(key, file);
    const bytes = await read(join(folder, file));
    prints.push({ ...label, file, digest: sha256(bytes), ...unusual(bytes, file, settings.dpi) });
  }
  prints.sort((a, b) => naturalOrder(a.finger, b.finger) || naturalOrder(a.impression, b.impression));
  return { settings, settingsDigest: settingsText && sha256(settingsText), prints, ignored };
}

/** Files of a folder and of its folders, one level deep, by natural order; `problem` says why a thing found can be no print. */
async function listFiles(folder: string, parent = ""): Promise<{ file: string; problem?: string }[]> {
  let names: string[];
  try {
    names = await readdir(join(folder, parent));
  } catch (cause) {
    throw fileError(join(folder, parent), cause);
  }
  const found: { file: string; problem?: string }[] = [];
  for (const name of names.sort(naturalOrder)) {
    // What is known of synthetic prints lies beside them and is no finger.
    if (!parent && name === TRUTH_FOLDER) continue;
    const file = parent ? `${parent}/${name}` : name;
    // stat follows links, so that a data set may be made of them.
    const status = await stat(join(folder, file)).catch(() => undefined);
    if (!status) found.push({ file, problem: "is a link to nothing, or may not be accessed" });
    else if (name.startsWith(".")) found.push({ file, problem: "is hidden" });
    else if (!status.isDirectory()) found.push(status.isFile() ? { file } : { file, problem: "is no regular file" });
    else if (parent) found.push({ file, problem: "is a folder inside a finger's folder" });
    else found.push(...(await listFiles(folder, file)));
  }
  return found;
}

/** A folder of FVC databases looks like a folder a finger: ten fingers would silently become one. */
function refuseDatabases(folder: string, files: readonly { file: string }[]): void {
  const fingerOf = new Map<string, string>();
  for (const { file } of files) {
    const [, parent, finger] = /^(.+)\/(\d+)_\d+\.\w+$/.exec(file) ?? [];
    if (parent === undefined) continue;
    const other = fingerOf.get(parent) ?? finger;
    if (other !== finger) {
      const names = `${parent} holds fingers ${other} and ${finger} by its files' names`;
      throw new Error(`${folder}: ${names}; open that folder itself, or give a pattern in ${SETTINGS_FILE}`);
    }
    fingerOf.set(parent, finger);
  }
}

/** Finger and impression of a file by its name, or why it is none. */
function recognise(file: string, pattern: RegExp | undefined): { finger: string; impression: string } | string {
  const extension = extname(file).toLowerCase();
  if (!PICTURE_EXTENSIONS.includes(extension)) return `is no picture (${PICTURE_EXTENSIONS.join(" ")})`;
  const stem = file.slice(0, -extension.length);
  const slash = stem.indexOf("/");
  if (pattern) {
    const { finger, impression } = pattern.exec(file)?.groups ?? {};
    return finger && impression ? { finger, impression } : `does not match the pattern ${pattern.source} of ${SETTINGS_FILE}`;
  }
  if (slash >= 0) return { finger: stem.slice(0, slash), impression: stem.slice(slash + 1) };
  const { finger, impression } = CONVENTION.exec(stem)?.groups ?? {};
  return finger && impression ? { finger, impression } : "is named neither FINGER_IMPRESSION nor PERSON_FINGER_IMPRESSION";
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
