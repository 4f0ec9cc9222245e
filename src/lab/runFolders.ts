import { cpSync, existsSync, readdirSync, readFileSync, renameSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { syncFolder } from "../atomicFile.js";
import { discard, sweepTemporaries, temporaryName } from "../temporaries.js";

/** A run that steps aside is called `RUN.old.tmp-…`, or `RUN.old` by a version of before. */
const ASIDE = /\.old(\.tmp-[\w-]+)?$/;

/** Whether a name under an experiment's folder may be a run's: neither a temporary one nor of one that stepped aside. */
export function isRunName(name: string): boolean {
  return !name.includes(".tmp-") && !ASIDE.test(name);
}

/**
 * Puts a finished folder in its place, whatever other processes do there at the same time. An older one steps aside under a name of this
 * process and is removed last, so that a kill at any moment leaves one of them. What a user has put into it, such as notes, is in the new one, too.
 *
 * @param keeps whether one that is there already will do; then the finished one is removed
 */
export function publishFolder(finished: string, folder: string, keeps: () => boolean = () => false): void {
  for (const file of foreignFiles(folder)) {
    const to = join(finished, file);
    if (!existsSync(to)) copyIfThere(join(folder, file), to);
  }
  syncFolder(finished);
  while (!moved(finished, folder)) {
    if (keeps()) {
      discard(finished);
      return;
    }
    const aside = temporaryName(`${folder}.old`);
    if (!moved(folder, aside)) continue; // another process was first
    const done = moved(finished, folder);
    discard(aside);
    if (done) break;
  }
  syncFolder(dirname(folder));
}

/** Files in a run's folder that are not its own: what its manifest does not list; without one all but its tables and figures. */
function foreignFiles(folder: string): string[] {
  const outputs = outputsOf(folder);
  const isOwn = (file: string): boolean =>
    file === "manifest.json" || (outputs ? outputs.has(file) : /^(tables|figures)\//.test(file));
  try {
    return readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => !entry.isDirectory())
      .map((entry) => relative(folder, join(entry.parentPath, entry.name)).replaceAll("\\", "/"))
      .filter((file) => !isOwn(file));
  } catch (error) {
    // There is none, or another process has just moved it.
    if (["ENOENT", "ENOTDIR"].includes((error as NodeJS.ErrnoException).code ?? "")) return [];
    throw error;
  }
}

function copyIfThere(from: string, to: string): void {
  try {
    cpSync(from, to, { verbatimSymlinks: true });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
  }
}

function outputsOf(folder: string): Set<string> | undefined {
  try {
    const { outputs } = JSON.parse(readFileSync(join(folder, "manifest.json"), "utf8")) as { outputs?: object };
    return outputs && new Set(Object.keys(outputs));
  } catch {
    return undefined;
  }
}

/** Brings back, among an experiment's runs, those that were stepping aside when their process was killed, and removes what else such left. */
export function recoverRuns(parent: string): void {
  bringBack(parent);
  sweepTemporaries(parent, (name) => !ASIDE.test(name) || existsSync(runOf(parent, name)));
}

/** The first half of it, which loses nothing. */
export function bringBack(parent: string): void {
  if (!existsSync(parent)) return;
  for (const name of readdirSync(parent).filter((name) => ASIDE.test(name))) {
    const path = join(parent, name);
    const run = runOf(parent, name);
    try {
      // Where its process lives, it moves the run aside once more.
      const back = !existsSync(run) && moved(path, run);
      if (!back && name.endsWith(".old")) discard(path);
    } catch {
      // A folder that this user may only read.
    }
  }
}

/** The run that stepped aside under a name. */
function runOf(parent: string, name: string): string {
  return join(parent, name.replace(ASIDE, ""));
}

/** Renames a folder; false where another stands there, or it is gone and `to` is not. */
function moved(from: string, to: string): boolean {
  try {
    renameSync(from, to);
    return true;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "ENOTEMPTY" || code === "EEXIST") return false;
    // Windows says EPERM of a folder that is there.
    if (process.platform === "win32" && code === "EPERM" && existsSync(to)) return false;
    if (code === "ENOENT" && ASIDE.test(to) !== ASIDE.test(from)) return false;
    if (code === "ENOTDIR") throw new Error(`${to}: a file stands where the run's folder belongs`, { cause: error });
    throw error;
  }
}
