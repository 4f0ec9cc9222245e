import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { writeFileInto } from "../atomicFile.js";
import { isTemporary } from "../temporaries.js";
import { UsageError } from "./errors.js";
import { PROFILES } from "./experiment.js";

/** Where an experiment's folder keeps the names that runs were given: a file a name, which holds the run's folder. */
const FOLDER = ".names";

/** Throws a UsageError unless a run can be called so: a word that is no path, and no run's own name. */
export function requireName(name: string): void {
  const isOwn = PROFILES.some((profile) => name.startsWith(`${profile}-`)) || name.startsWith("sweep-");
  if (/^[\p{L}\p{N}][\p{L}\p{N}._-]{0,63}$/u.test(name) && !isOwn) return;
  throw new UsageError(
    `--name must be a word of up to 64 letters, digits, ".", "_" and "-" that does not begin as runs' own do (${PROFILES.join("-, ")}-, sweep-); got "${name}"`,
  );
}

/**
 * Gives a run a name, or a result over seeds or settings. A name is one run's of an experiment: it moves from the one that had it.
 *
 * @param parent the experiment's folder
 * @param run the run's folder there
 * @returns the run that had the name before, where it was another
 */
export function giveName(parent: string, name: string, run: string): string | undefined {
  const before = runNamed(parent, name);
  writeFileInto(join(parent, FOLDER, name), `${run}\n`);
  return before === run ? undefined : before;
}

/** The folder of the run of a name, where there is one. */
export function runNamed(parent: string, name: string): string | undefined {
  return namesIn(parent).find((one) => one.name === name)?.run;
}

/** The names of an experiment's runs that are there, in their order. */
export function namesIn(parent: string): { readonly name: string; readonly run: string }[] {
  const folder = join(parent, FOLDER);
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => !isTemporary(name))
    .sort()
    .map((name) => ({ name, run: readFileSync(join(folder, name), "utf8").trim() }))
    .filter(({ run }) => run !== "" && existsSync(join(parent, run)));
}
