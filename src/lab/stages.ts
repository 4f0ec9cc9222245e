import { performance } from "node:perf_hooks";
import { createStream } from "../random/createStream.js";
import { codeParts } from "./codeDigest.js";
import type { DataSource, Environment, Experiment, Pipeline, Staged, StagedResults, StageSpec, Work } from "./experiment.js";
import { mapPieces, type Shard } from "./pieces.js";
import { mapOnPool } from "./pool.js";
import { formatDuration, type Reporter } from "./progress.js";
import { describeChange, type Ingredients, type StageCache, stageKey } from "./stageCache.js";

/** What the manifest keeps of a stage. */
export interface StageRecord {
  readonly name: string;
  readonly key: string;
  readonly cached: boolean;
  /** Why it ran; empty where it did not. */
  readonly reason: string;
  readonly seconds: number;
}

/** Runs an experiment's stages, taking from the cache what has not changed. */
export async function runStages(
  experiment: Experiment,
  context: {
    config: Record<string, unknown>;
    data: DataSource;
    environment: Environment;
    seed: number;
    cache: StageCache;
    force: boolean;
    reporter: Reporter;
    shard?: Shard;
  },
): Promise<{ staged: StagedResults; records: StageRecord[] }> {
  const { cache, reporter } = context;
  const records: StageRecord[] = [];

  const stage: Pipeline<Record<string, unknown>, DataSource>["stage"] = async (name, spec, run) => {
    if (records.some((r) => r.name === name)) throw new RangeError(`${experiment.id} has two stages named ${name}`);
    const inputs: Record<string, Staged<unknown>> = spec.inputs ?? {};
    const owner = spec.of ?? experiment.id;
    const ingredients: Ingredients = {
      experiment: owner,
      stage: name,
      config: spec.config ?? null,
      data: spec.data ? context.data.digest : null,
      seed: spec.random ? context.seed : null,
      inputs: Object.fromEntries(Object.entries(inputs).map(([key, value]) => [key, value.key])),
      code: codeParts([
        ...spec.code.map((c) => (typeof c === "string" ? c : c.module)),
        ...(spec.data ? (context.data.code ?? []) : []),
      ]),
      body: run.toString(),
      engine: engine(),
    };
    const key = stageKey(ingredients);
    const before = cache.last(owner, name);
    let value: { value: unknown } | undefined;
    let reason = "";
    if (context.force) reason = "asked for with --force";
    else if (!cache.has(key)) reason = before ? describeChange(before, ingredients) : "first run";
    else {
      value = cache.load(key);
      if (!value) reason = "its cache file was cut short or changed";
    }

    const began = performance.now();
    if (!value) {
      reporter.line(`  ${name}: ${reason}`);
      if (context.force) cache.dropCheckpoint(key);
      const loaded = Object.fromEntries(Object.entries(inputs).map(([k, v]) => [k, v.load()])) as never;
      value = { value: await run(loaded, workFor(owner, name, key, spec)) };
      cache.store(key, value.value);
      cache.dropCheckpoint(key);
      cache.dropPieces(key);
      cache.remember(ingredients);
    }
    const seconds = (performance.now() - began) / 1000;
    if (reason) reporter.line(`  ${name}: done in ${formatDuration(seconds)}`);
    records.push({ name, key, cached: reason === "", reason, seconds: reason ? Number(seconds.toFixed(3)) : 0 });
    const result = value.value as Awaited<ReturnType<typeof run>>;
    return { name, key, load: () => result };
  };

  function workFor(owner: string, name: string, key: string, spec: StageSpec<Record<string, Staged<unknown>>>): Work {
    function seed(): [number, string] {
      if (!spec.random) throw new RangeError(`stage ${name} of ${owner} draws numbers but does not say random: true`);
      return [context.seed, `${owner}/${name}`];
    }
    return {
      get seed() {
        return seed();
      },
      get stream() {
        return createStream(...seed());
      },
      map(task, items, args) {
        reporter.progress(name, 0, items.length);
        return mapOnPool(task, items, args, (done) => reporter.progress(name, done, items.length));
      },
      pieces: (task, items, args) => mapPieces(task, items, args, { ...context, name, key }),
      progress: (done, total, note) => reporter.progress(name, done, total, note),
      checkpoint: { load: () => cache.loadCheckpoint(key), save: (state) => cache.storeCheckpoint(key, state) },
    };
  }

  const staged = await experiment.stages({ config: context.config, data: context.data, environment: context.environment, stage });
  return { staged, records };
}

/** The machine's arithmetic, as far as a result may depend on it. */
export function engine(): string {
  return `node ${process.versions.node} (V8 ${process.versions.v8}) ${process.arch}`;
}
