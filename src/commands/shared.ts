import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { type Command, InvalidArgumentError } from "commander";
import { listed } from "../../experiments/catalogue.generated.js";
import { loadExperiment } from "../../experiments/load.js";
import { allInOrder } from "../allInOrder.js";
import { compiledFile } from "../lab/codeDigest.js";
import { oneLine, UsageError } from "../lab/errors.js";
import type { Experiment, Profile } from "../lab/experiment.js";
import { PROFILES } from "../lab/experiment.js";
import { nearest } from "../lab/nearest.js";
import { requireExperiment } from "../lab/requireExperiment.js";
import { registerTypeScript } from "../lab/typescript.js";

/** An experiment and the word that names it on the command line: its id, or a file. */
export interface Chosen {
  readonly word: string;
  readonly experiment: Experiment;
}

/** The experiments of the given ids or files, in that order; `all` stands for every one of the lab's, fastest first. */
export async function chooseExperiments(idsOrFiles: readonly string[]): Promise<Chosen[]> {
  const all = [...listed].sort((a, b) => a.budget - b.budget).map(({ id }) => id);
  const words = new Set(idsOrFiles.flatMap((word) => (word === "all" ? all : [word])));
  return allInOrder([...words].map(async (word) => ({ word, experiment: await openExperiment(word) })));
}

/** The experiment of an id, or the one that a file exports: `./my-experiment.ts`, or what it is compiled to. */
export async function openExperiment(idOrFile: string): Promise<Experiment> {
  return /\.(m?js|ts)$/.test(idOrFile) ? importExperiment(idOrFile) : findExperiment(idOrFile);
}

async function importExperiment(path: string): Promise<Experiment> {
  const file = resolve(path);
  if (!existsSync(file)) throw new UsageError(`${path}: there is no such file`);
  // Before the hooks, by which each of the core's hundreds of modules would pass through another thread.
  await import(pathToFileURL(compiledFile("src/index")).href);
  registerTypeScript();
  let module: Record<string, unknown>;
  try {
    module = (await import(pathToFileURL(file).href)) as Record<string, unknown>;
  } catch (error) {
    throw new UsageError(`${path}: cannot be loaded: ${oneLine(error)}`);
  }
  const found = [...new Set(Object.values(module))].filter(isExperiment);
  if (found.length !== 1)
    throw new UsageError(`${path}: must export one experiment, made with define; it exports ${found.length}`);
  const [experiment] = found as [Experiment];
  try {
    requireExperiment(experiment);
  } catch (error) {
    throw new UsageError(`${path}: ${oneLine(error)}`);
  }
  if (experiment.url === undefined) throw new UsageError(`${path}: experiment ${experiment.id} must have url: import.meta.url`);
  const taken = listed.some(({ id }) => id === experiment.id);
  if (taken) throw new UsageError(`${path}: its id ${experiment.id} is one of the lab's own; give it another`);
  return experiment;
}

function isExperiment(value: unknown): value is Experiment {
  return typeof value === "object" && value !== null && ["id", "stages", "tables", "figures"].every((key) => key in value);
}

/** The experiment of an id. Throws a UsageError that names the nearest one. */
export async function findExperiment(id: string): Promise<Experiment> {
  const found = await loadExperiment(id);
  if (found) return found;
  const names = listed.map((e) => e.id);
  const guess = nearest(id, names);
  throw new UsageError(`no experiment "${id}"; ${guess ? `did you mean ${guess}?` : `there are ${names.join(", ")}`}`);
}

/** Reads a whole number of at least `least`, and at most `most`, for an option. */
export function wholeNumber(least: number, most = Number.MAX_SAFE_INTEGER): (text: string) => number {
  return (text) => {
    const value = text.trim() === "" ? Number.NaN : Number(text);
    if (Number.isSafeInteger(value) && value >= least && value <= most) return value;
    const to = most === Number.MAX_SAFE_INTEGER && !(value > most) ? "" : ` to ${most}`;
    throw new InvalidArgumentError(`It must be a whole number from ${least}${to}.`);
  };
}

/** Reads a profile's name. */
export function profileName(text: string): Profile {
  const found = PROFILES.find((p) => p === text);
  if (!found) throw new InvalidArgumentError(`It must be one of ${PROFILES.join(", ")}.`);
  return found;
}

/** A command as it would be typed, words in quotes where a shell needs them. */
export function commandLine(words: readonly string[]): string {
  const quoted = words.map((word) => (/^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`));
  return ["ridgelab", ...quoted].join(" ");
}

/** The options of a command that were typed, as words, but those named in `without`, such as "--shard". */
export function typedOptions(command: Command, without: readonly string[] = []): string[] {
  return command.options
    .filter((option) => command.getOptionValueSource(option.attributeName()) === "cli" && !without.includes(option.long!))
    .flatMap((option) => {
      const value: unknown = command.getOptionValue(option.attributeName());
      if (option.isBoolean()) return [option.long!];
      return [value].flat().flatMap((one) => [option.long!, String(one)]);
    });
}
