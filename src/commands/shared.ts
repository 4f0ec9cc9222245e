import { InvalidArgumentError } from "commander";
import { experiments } from "../../experiments/index.js";
import { nearest } from "../lab/config.js";
import { UsageError } from "../lab/errors.js";
import type { Experiment, Profile } from "../lab/experiment.js";
import { PROFILES } from "../lab/experiment.js";

/** The experiments of the given ids, in that order; `all` stands for every one, fastest first. */
export function chooseExperiments(ids: readonly string[]): Experiment[] {
  if (ids.includes("all")) return [...experiments].sort((a, b) => a.budget - b.budget);
  return [...new Set(ids)].map(findExperiment);
}

/** The experiment of an id. Throws a UsageError that names the nearest one. */
export function findExperiment(id: string): Experiment {
  const found = experiments.find((e) => e.id === id);
  if (found) return found;
  const names = experiments.map((e) => e.id);
  const guess = nearest(id, names);
  throw new UsageError(`no experiment "${id}"; ${guess ? `did you mean ${guess}?` : `there are ${names.join(", ")}`}`);
}

/** Reads a whole number of at least `least`, and at most `most`, for an option. */
export function wholeNumber(least: number, most = Number.MAX_SAFE_INTEGER): (text: string) => number {
  return (text) => {
    const value = Number(text);
    if (Number.isSafeInteger(value) && value >= least && value <= most) return value;
    const to = most === Number.MAX_SAFE_INTEGER ? "" : ` to ${most}`;
    throw new InvalidArgumentError(`It must be a whole number from ${least}${to}.`);
  };
}

/** Reads a profile's name. */
export function profileName(text: string): Profile {
  const found = PROFILES.find((p) => p === text);
  if (!found) throw new InvalidArgumentError(`It must be one of ${PROFILES.join(", ")}.`);
  return found;
}

/** For options that may be given more than once. */
export function collect(value: string, previous: readonly string[] = []): string[] {
  return [...previous, value];
}

/** The command as it would be typed again. */
export function typedCommand(): string {
  const quoted = process.argv
    .slice(2)
    .map((word) => (/^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`));
  return ["ridgelab", ...quoted].join(" ");
}
