import { existsSync, readdirSync } from "node:fs";
import { basename, join } from "node:path";
import { UsageError } from "./errors.js";
import { listRuns } from "./manifest.js";
import { isRunName } from "./runFolders.js";
import { namesIn } from "./runNames.js";
import { severalKind } from "./severalRuns.js";

/** Digits by which a run may be called. */
const SHORTEST = 4;

/**
 * The folder of a run, of a result over seeds or of a sweep, by what people call it: its path, `far-frr/quick-0123456789`, the run's own name or its beginning,
 * the name that it was given, or an experiment's id for its newest run.
 *
 * @throws UsageError where there is none, or more than one
 */
export function findRun(out: string, word: string): string {
  if (isResult(word)) return word;
  const ids = experimentsIn(out);
  if (ids.includes(word)) {
    const [newest] = listRuns(out, word);
    if (newest) return newest.folder;
  }
  const [id, own] = word.includes("/")
    ? [word.slice(0, word.indexOf("/")), word.slice(word.indexOf("/") + 1)]
    : [undefined, word];
  const parents = ids.filter((one) => id === undefined || one === id).map((one) => join(out, one));
  const found = parents.flatMap((parent) => runsCalled(parent, own).map((run) => join(parent, run)));
  if (found.length === 1) return found[0]!;
  if (found.length === 0) throw new UsageError(`no run "${word}" in ${out}; "ridgelab runs" lists those there are`);
  throw new UsageError(
    `"${word}" is ${found.length} runs: ${found.map((folder) => folder.slice(out.length + 1)).join(", ")}; must be one of them`,
  );
}

/** Folders of results that are no experiment's: `reference` holds runs of all, `report` the report's pages. */
export const NO_EXPERIMENTS = ["reference", "report"];

/** The experiments, the user's own included, that have a folder of runs. */
export function experimentsIn(out: string): string[] {
  if (!existsSync(out)) return [];
  return readdirSync(out, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !entry.name.startsWith(".") && !NO_EXPERIMENTS.includes(entry.name))
    .map(({ name }) => name)
    .sort();
}

/** Whether a folder holds a run or a result over several. */
function isResult(folder: string): boolean {
  return existsSync(join(folder, "manifest.json")) || severalKind(folder) !== undefined;
}

function runsCalled(parent: string, word: string): string[] {
  const named = namesIn(parent).filter(({ name }) => name === word);
  if (named.length > 0) return named.map(({ run }) => run);
  const runs = readdirSync(parent).filter((name) => isRunName(name) && isResult(join(parent, name)));
  if (runs.includes(word)) return [word];
  const digits = (run: string): string => basename(run).split("-").at(-1)!;
  return runs.filter(
    (run) => word.length >= SHORTEST && (digits(run).startsWith(word) || (run.startsWith(word) && /-[0-9a-f]{4,}$/.test(word))),
  );
}
