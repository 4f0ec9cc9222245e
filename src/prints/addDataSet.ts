import { chmod, constants, copyFile, mkdir, mkdtemp, open, rename, rm, stat, symlink, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileError } from "./fileError.js";
import { type DataSet, openDataSet } from "./openDataSet.js";
import { DIGESTS_FILE, type Print, SETTINGS_FILE, scanFolder } from "./scanFolder.js";
import { type Problem, seriousProblems, verifyDataSet } from "./verifyDataSet.js";

/** How `addDataSet` takes a folder in. */
export interface AddOptions {
  /** Name under which the data set is added: letters, digits, dots, hyphens and underscores. Default: the source's. */
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
  const from = await openDataSet(source);
  const name = options.name ?? from.name;
  if (!/^[\p{L}\p{N}_][\p{L}\p{N}_.-]*$/u.test(name)) {
    throw new Error(
      `${JSON.stringify(name)} is no name for a data set: letters, digits, dots, hyphens and underscores are allowed`,
    );
  }
  const target = join(dataRoot, name);
  if (await stat(target).catch(() => undefined)) throw new Error(`${target}: exists already; give the data set another name`);
  const problems = options.damaged === "keep" ? [] : seriousProblems(await verifyDataSet(from.folder));
  if (problems.length > 0 && options.damaged !== "skip") throw new Error(refusal(source, problems));
  const left = new Set(problems.map(({ file }) => file));
  await mkdir(dataRoot, { recursive: true });
  const temporary = await mkdtemp(join(dataRoot, `.${name}-`));
  try {
    const { settingsDigest, prints } = await scanFolder(from.folder);
    const kept = prints.filter(({ file }) => !left.has(file));
    if (kept.length === 0) throw new Error(`${source}: all of its ${prints.length} prints are damaged`);
    const files = Object.fromEntries(kept.map(({ file, digest }) => [file, digest]));
    if (settingsDigest) files[SETTINGS_FILE] = settingsDigest;
    for (const file of Object.keys(files)) await place(join(from.folder, file), join(temporary, file), options.link ?? false);
    const digests: Digests = { format: 1, files };
    await writeFile(join(temporary, DIGESTS_FILE), `${JSON.stringify(digests, null, 2)}\n`);
    await sync(join(temporary, DIGESTS_FILE));
    await chmod(temporary, 0o755);
    // Read back before the name is given: a copy that differs, or a source that changed meanwhile, is no data set.
    const copied = await scanFolder(temporary);
    const wrong = copied.prints.find(({ file, digest }) => files[file] !== digest);
    if (wrong) throw new Error(`${join(source, wrong.file)}: changed while it was copied`);
    const labels = ({ finger, impression, file }: Print) => JSON.stringify([finger, impression, file]);
    if (copied.prints.map(labels).join() !== kept.map(labels).join()) {
      throw new Error(`${source}: is read in another way without what is left out; give its layout in ${SETTINGS_FILE}`);
    }
    await rename(temporary, target);
  } catch (cause) {
    await rm(temporary, { recursive: true, force: true });
    throw (cause as NodeJS.ErrnoException).code ? fileError(target, cause) : cause;
  }
  return openDataSet(target);
}

/** Names every file that is refused, and what would be right. */
function refusal(source: string, problems: readonly Problem[]): string {
  const named = problems.map(({ file, detail }) => (detail.startsWith(`${file}: `) ? detail : `${file} ${detail}`));
  const files = problems.length === 1 ? "a file" : `${problems.length} files`;
  return `${source}: ${files} would not do: ${named.join("; ")}; mend them, leave them out (--skip-damaged), or take them as they are (--force)`;
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
