import { performance } from "node:perf_hooks";
import { createStream } from "../random/createStream.js";
import { codeParts, compiledFile, partName } from "./codeDigest.js";
import type { DataSource, Experiment, Pipeline, StagedResults } from "./experiment.js";
import { moduleName } from "./moduleName.js";
import { mapPieces, type Shard } from "./pieces.js";
import { mapOnPool } from "./pool.js";
import { formatDuration, type Reporter } from "./progress.js";
import { type Received, type Stage, wordsOf } from "./stage.js";
import { describeChange, type Ingredients, type StageCache, stageKey } from "./stageCache.js";
import type { Environment, Staged, Work } from "./work.js";

/** What the manifest keeps of a stage. */
export interface StageRecord {
  readonly name: string;
  readonly key: string;
  readonly cached: boolean;
  /** Why it ran; empty where it did not. */
  readonly reason: string;
  readonly seconds: number;
}

type Settings = Record<string, unknown>;

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
    /** Keys that `force` leaves alone, and adds to. */
    forced?: Set<string>;
    reporter: Reporter;
    shard?: Shard;
  },
): Promise<{ staged: StagedResults; records: StageRecord[] }> {
  const { cache, reporter } = context;
  const records: StageRecord[] = [];

  /** @param suffix of the stages' names, which is no part of their keys */
  function pipelineOf(settings: Settings, suffix = ""): Pipeline<Settings, DataSource> {
    return {
      config: settings,
      data: context.data,
      environment: context.environment,
      run: (step, ...rest) => runStage(settings, suffix, step, rest),
      under: (name, changes) => pipelineOf({ ...settings, ...changes }, `${suffix}, ${name}`),
    };
  }

  async function runStage<I, G, T>(
    settings: Settings,
    suffix: string,
    step: Stage<Settings, I, G, T, DataSource>,
    rest: readonly unknown[],
  ): Promise<Staged<T>> {
    const [inputs = {}, given] = rest as [inputs?: Record<string, Staged<unknown> | undefined>, given?: never];
    const { url, options } = step;
    const text = (value: string | ((given: never) => string)): string => (typeof value === "string" ? value : value(given!));
    const name = text(options.name ?? wordsOf(url));
    const shown = `${name}${suffix}`;
    if (records.some((r) => r.name === shown)) throw new RangeError(`${experiment.id} has two stages named ${shown}`);
    const names = options.config?.names ?? [];
    const config = Object.fromEntries(names.map((key) => [key, settings[key]]));
    const environment = Object.fromEntries((options.environment ?? []).map((key) => [key, context.environment[key] ?? "none"]));
    const stream = options.stream === undefined ? undefined : text(options.stream);
    const taken = Object.entries(inputs).flatMap(([key, value]) => (value ? [[key, value] as const] : []));
    const module = moduleName(url);
    const ingredients: Ingredients = {
      stage: module,
      name,
      config,
      environment,
      given: (given ?? null) as unknown,
      data: options.data ? context.data.digest : null,
      stream: stream === undefined ? null : { seed: context.seed, name: stream },
      inputs: Object.fromEntries(taken.map(([key, value]) => [key, value.key])),
      code: codeParts([module, ...(options.data ? (context.data.code ?? []) : [])], { lab: false }),
      engine: engine(),
    };
    return keep(shown, ingredients, (work) => {
      const received: Received<never, never, never, DataSource> = {
        config: config as never,
        inputs: Object.fromEntries(taken.map(([key, value]) => [key, value.load()])) as never,
        given: given as never,
        environment,
        get data() {
          if (!options.data) throw new RangeError(`stage ${name} reads the data set but does not say data: true`);
          return context.data;
        },
        work,
      };
      return step.run(received as never);
    });
  }

  /** The result of the cache, or else of the work, which is then kept. */
  async function keep<T>(name: string, ingredients: Ingredients, compute: (work: Work) => T | Promise<T>): Promise<Staged<T>> {
    const key = stageKey(ingredients);
    const before = cache.last(ingredients);
    let value: { value: T } | undefined;
    let reason = "";
    const force = context.force && !context.forced?.has(key);
    if (force) reason = "asked for with --force";
    else if (!cache.has(key)) reason = before ? describeChange(before, ingredients) : "first run";
    else {
      value = cache.load(key) as { value: T } | undefined;
      if (!value) reason = "its cache file was cut short or changed";
    }

    const began = performance.now();
    if (!value) {
      reporter.line(`  ${name}: ${reason}`);
      if (force) cache.dropCheckpoint(key);
      value = { value: await compute(workFor(name, ingredients, key)) };
      context.forced?.add(key);
      cache.store(key, value.value);
      cache.dropCheckpoint(key);
      cache.dropPieces(key);
      cache.remember(ingredients);
    }
    const seconds = (performance.now() - began) / 1000;
    if (reason) reporter.line(`  ${name}: done in ${formatDuration(seconds)}`);
    records.push({ name, key, cached: reason === "", reason, seconds: reason ? Number(seconds.toFixed(3)) : 0 });
    const result = value.value;
    return { name, key, load: () => result };
  }

  function workFor(name: string, { stream, code }: Ingredients, key: string): Work {
    function seed(): [number, string] {
      if (stream === null) throw new RangeError(`stage ${name} of ${experiment.id} draws numbers but names no stream`);
      return [stream.seed, stream.name];
    }
    /** A task that the digest of the stage's code does not hold could change without the stage running again. */
    function requireNamed(module: string): void {
      if (partName(compiledFile(module)) in code) return;
      throw new RangeError(`stage ${name} calls ${module}, which its file must name by task, its path written out`);
    }
    return {
      get seed() {
        return seed();
      },
      get stream() {
        return createStream(...seed());
      },
      map(task, items, args) {
        requireNamed(task.module);
        reporter.progress(name, 0, items.length);
        return mapOnPool(task, items, args, (done) => reporter.progress(name, done, items.length));
      },
      pieces(task, items, args) {
        requireNamed(task.module);
        return mapPieces(task, items, args, { ...context, name, key });
      },
      progress: (done, total, note) => reporter.progress(name, done, total, note),
      checkpoint: { load: () => cache.loadCheckpoint(key), save: (state) => cache.storeCheckpoint(key, state) },
    };
  }

  const staged = await experiment.stages(pipelineOf(context.config));
  return { staged, records };
}

/** The machine's arithmetic, as far as a result may depend on it. */
export function engine(): string {
  return `node ${process.versions.node} (V8 ${process.versions.v8}) ${process.arch}`;
}
