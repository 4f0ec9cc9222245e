import { join } from "node:path";
import { codeParts } from "./codeDigest.js";
import { resolveConfig } from "./config.js";
import { digest } from "./digest.js";
import type { Experiment } from "./experiment.js";
import type { RunIdentity } from "./manifest.js";
import { moduleName } from "./moduleName.js";
import { engine } from "./pipeline.js";
import type { RunOptions } from "./runOptions.js";
import { treeChanges } from "./stageCache.js";
import type { Environment } from "./work.js";

/** A run before anything is computed: what it is made from, and where it will lie. */
export interface PlannedRun {
  readonly config: Record<string, unknown>;
  readonly environment: Environment;
  readonly identity: RunIdentity;
  /** `PROFILE-` and the first ten digits of the identity's digest. */
  readonly name: string;
  readonly folder: string;
}

/** What a run would be. Throws a UsageError where its settings are not possible, or its data do not allow it. */
export async function planRun(experiment: Experiment, options: RunOptions): Promise<PlannedRun> {
  const config = resolveConfig(experiment, options);
  experiment.requires?.(config, options.data as never);
  const environment = (await experiment.environment?.(config, options.data as never)) ?? {};
  const identity = identify(experiment, config, environment, options);
  const name = `${options.profile}-${digest(identity).slice(0, 10)}`;
  return { config, environment, identity, name, folder: join(options.out, experiment.id, name) };
}

function identify(experiment: Experiment, config: unknown, environment: Environment, options: RunOptions): RunIdentity {
  const { name, kind, digest, resampled, code = [] } = options.data;
  const data = { name, kind, digest, ...(resampled && { resampled }) };
  const uses = experiment.usesData !== false;
  return {
    experiment: experiment.id,
    config,
    seed: options.seed,
    environment,
    data: uses ? data : null,
    code: codeParts([moduleOf(experiment), "src/lab/outputs", ...(uses ? code : [])]),
    engine: engine(),
  };
}

/** The module that defines an experiment. */
function moduleOf({ id, url }: Experiment): string {
  return url === undefined ? `experiments/${id}/index` : moduleName(url);
}

/** What differs between two runs' identities, in words: each change by itself. */
export function identityChanges(before: RunIdentity, now: RunIdentity): string[] {
  const files = changedFiles(before.code, now.code);
  return [
    ...treeChanges("", before.config, now.config),
    ...treeChanges("seed", before.seed, now.seed),
    ...treeChanges("data set", before.data?.name, now.data?.name),
    ...(before.data?.name === now.data?.name && before.data?.digest !== now.data?.digest ? ["the data set's contents"] : []),
    ...treeChanges("", before.environment ?? {}, now.environment),
    ...treeChanges("engine", before.engine, now.engine),
    ...(files ? [`code ${files}`] : []),
  ];
}

/** The first files in which code is another, and how many more there are; undefined where it is the same. */
export function changedFiles(before: RunIdentity["code"], now: RunIdentity["code"]): string | undefined {
  const files = treeChanges("", before, now).map((change) => change.split(" ")[0]);
  if (files.length === 0) return undefined;
  return `${files.slice(0, 3).join(", ")}${files.length > 3 ? ` and ${files.length - 3} more` : ""}`;
}
