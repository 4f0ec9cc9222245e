import { UsageError } from "./errors.js";
import { type Experiment, PROFILES } from "./experiment.js";
import { NO_EXPERIMENTS } from "./findRun.js";

/** An id is a folder's name among results, too. */
const ID = /^[A-Za-z0-9][\w.-]*$/;
/** Words that mean something else on the command line or among results. */
const NO_IDS = ["all", "export", "metrics", "notebooks", ...NO_EXPERIMENTS];

/** Refuses what is no experiment that could be run: its id, or what a file of the user's own left out. Throws a UsageError. */
export function requireExperiment(experiment: Experiment): void {
  const { id, profiles } = experiment;
  if (typeof id !== "string" || !ID.test(id) || NO_IDS.includes(id)) {
    throw new UsageError(
      `an experiment's id names its folder: it must begin with a letter or digit, have only these and . _ - and be none of ${NO_IDS.join(", ")}; got ${JSON.stringify(id)}`,
    );
  }
  const wanted = { stages: "function", metrics: "function", tables: "object", figures: "object", profiles: "object" } as const;
  for (const [field, type] of Object.entries(wanted)) {
    const value = (experiment as unknown as Record<string, unknown>)[field];
    if (typeof value !== type || value === null) throw new UsageError(`experiment ${id}: ${field} must be of type ${type}`);
  }
  for (const profile of PROFILES) {
    const changes: unknown = profiles[profile];
    if (typeof changes !== "object" || changes === null)
      throw new UsageError(`experiment ${id}: profiles must have ${profile}, an object; {} changes nothing`);
  }
}
