import { existsSync } from "node:fs";
import { chmod, constants, copyFile, mkdir, open, rename, rm, symlink, writeFile } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { sweepOnce, temporaryName } from "../temporaries.js";
import { assertDataSetName } from "./dataSetName.js";
import { describeReading } from "./describeReading.js";
import { fileError } from "./fileError.js";
import { type DataSet, dataSetOf } from "./openDataSet.js";
import { DIGESTS_FILE, type Print, type Scan, SETTINGS_FILE, scanFolder } from "./scanFolder.js";
import { type Problem, problemsOf, seriousProblems } from "./verifyDataSet.js";

/** How `addDataSet` takes a folder in. */
export interface AddOptions {
  /**
   * Name under which the data set is added: letters, digits, dots, hyphens and underscores, and none of `synthetic`, `keys` and
   * `weights`. Default: the source's.
   */
  readonly name?: string;
  /** Symbolic links to the source's files (which may lie on another disk) rather than copies. Default: false. */
  readonly link?: boolean;
  /**
   * What becomes of files that `verifyDataSet` complains of: damaged ones, and doubles of others. `refuse` them all, `skip` them, or
   * `keep` them as they are. Default: refuse.
   */
  readonly damaged?: "refuse" | "skip" | "keep";
}

/** What `digests.json` holds: the SHA-256 of each file, by its path relative to the data set's folder. */
export interface Digests {
  readonly format: 1;
  readonly files: Readonly<Record<string, string>>;
}

/**
 * Copies (or links) the prints of a folder, and its `dataset.json`, into `dataRoot/NAME`, with their digests in `digests.json`.
 * The folder appears under its name only when it is complete; what was not recognised stays behind (see `ignored` of the source).
 * @returns the data set in its new place.
 * @throws Error of one line where the source is no data set or has damaged or double files, the name is taken or unfit, or a file
 *   cannot be copied.
 *
 * @example
 * import { mkdirSync } from "node:fs";
 * import { addDataSet, createImage, writeImage } from "ridgelab/prints";
 * mkdirSync("scans");
 * for (const i of [1, 2]) await writeImage(`scans/101_${i}.png`, createImage(40, 40, { fill: i }));
 * const added = await addDataSet("scans", "data", { name: "mine" });
 * added.name; // "mine"
 * added.prints.length; // 2
 */
export async function addDataSet(source: string, dataRoot: string, options: AddOptions = {}): Promise<DataSet> {
  return addScan(await scanFolder(resolve(source)), dataRoot, options);
}

/** The same of a folder that has been scanned, by its absolute path. */
export async function addScan(source: Scan, dataRoot: string, options: AddOptions = {}): Promise<DataSet> {
  const { folder, prints, settingsDigest } = source;
  const { name = (await dataSetOf(source)).name, damaged = "refuse", link = false } = options;
  assertDataSetName(name);
  const target = resolve(dataRoot, name);
  if (existsSync(target)) throw new Error(`${join(dataRoot, name)}: exists already; give the data set another name`);
  const problems = damaged === "keep" ? [] : seriousProblems(await problemsOf(source));
  if (problems.length > 0 && damaged === "refuse") throw new Error(refusal(folder, problems));
  const left = new Set(problems.map(({ file }) => file));
  const kept = prints.filter(({ file }) => !left.has(file));
  if (kept.length === 0) throw new Error(`${folder}: all of its ${prints.length} prints are damaged`);
  const files = Object.fromEntries(kept.map(({ file, digest }) => [file, digest]));
  if (settingsDigest) files[SETTINGS_FILE] = settingsDigest;
  const digests: Digests = { format: 1, files };
  await mkdir(dataRoot, { recursive: true });
  sweepOnce(dataRoot);
  const temporary = temporaryName(join(dataRoot, `.${name}`));
  await mkdir(temporary, { mode: 0o700 });
  try {
    for (const file of Object.keys(files)) await place(join(folder, file), join(temporary, file), link);
    await writeFile(join(temporary, DIGESTS_FILE), `${JSON.stringify(digests, null, 2)}\n`);
    await sync(join(temporary, DIGESTS_FILE));
    await chmod(temporary, 0o755);
    // Read back before the name is given: a copy that differs, or a source that changed meanwhile, is no data set.
    const copy = await scanFolder(temporary);
    assertCopied(source, kept, copy);
    await rename(temporary, target);
    return await dataSetOf({ ...copy, folder: target });
  } catch (cause) {
    await rm(temporary, { recursive: true, force: true });
    throw (cause as NodeJS.ErrnoException).code ? fileError(target, cause) : cause;
  }
}

/** That a copy has the bytes of the prints that were kept, and is read as they were. */
function assertCopied({ folder, layout }: Scan, kept: readonly Print[], copy: Scan): void {
  const digests = new Map(kept.map(({ file, digest }) => [file, digest]));
  const changed = copy.prints.find(({ file, digest }) => digests.get(file) !== digest);
  if (changed) throw new Error(`${join(folder, changed.file)}: changed while it was copied`);
  const labels = ({ finger, impression, file }: Print) => JSON.stringify([finger, impression, file]);
  if (copy.prints.map(labels).join() === kept.map(labels).join()) return;
  const readings = [describeReading(kept, layout.rule), describeReading(copy.prints, copy.layout.rule)];
  throw new Error(
    `${folder}: its prints would be read in another way without the files that are left out: now ${readings.join("; then ")}; give the layout in ${SETTINGS_FILE}`,
  );
}

/** Names every file that is refused, and what would be right. */
function refusal(source: string, problems: readonly Problem[]): string {
  const named = problems.map(({ file, detail }) => (detail.startsWith(`${file}: `) ? detail : `${file} ${detail}`));
  const files = problems.length === 1 ? "a file is" : `${problems.length} files are`;
  return `${source}: ${files} damaged, changed or a double of another: ${named.join("; ")}; mend them, leave them out (--skip-damaged), or take them as they are (--force)`;
}

async function place(from: string, to: string, link: boolean): Promise<void> {
  await mkdir(dirname(to), { recursive: true });
  if (link) return symlink(from, to);
  await copyFile(from, to, constants.COPYFILE_EXCL);
  await sync(to);
}

async function sync(path: string): Promise<void> {
  const file = await open(path, "r");
  await file.sync().finally(() => file.close());
}
