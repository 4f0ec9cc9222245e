import { performance } from "node:perf_hooks";
import { createStream } from "../random/createStream.js";
import { compiledFile, partName } from "./codeDigest.js";
import type { DataSource, Experiment, StagedResults } from "./experiment.js";
import { keepPieces, type Shard, ShardDone } from "./pieces.js";
import { type AskedStage, createPipeline } from "./pipeline.js";
import { mapOnPool } from "./pool.js";
import { formatDuration, type Reporter } from "./progress.js";
import { describeChange, type StageCache } from "./stageCache.js";
import type { Task } from "./task.js";
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

/**
 * Runs an experiment's stages, taking from the cache what has not changed.
 *
 * @throws ShardDone where a shard has done its part, and the rest waits for others
 */
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
  const { cache, reporter, shard } = context;
  const records: StageRecord[] = [];
  /** Keys of stages that wait for other shards, and what of them is missing. */
  const waiting = new Map<string, string>();
  let wholes = 0;

  /** As `keep`, but for what other shards compute, and for what waits for them. */
  async function visit<T>(stage: AskedStage<T>): Promise<Staged<T>> {
    if (!shard) return keep(stage);
    const isOthers = stage.cut === "whole" && wholes++ % shard.count !== shard.index - 1;
    if (!cache.has(stage.key)) {
      if (stage.inputs.some(({ key }) => waiting.has(key))) return wait(stage, "");
      if (isOthers) return wait(stage, `"${stage.name}"`);
    }
    try {
      return await keep(stage);
    } catch (error) {
      if (error instanceof ShardDone) return wait(stage, error.message);
      throw error;
    }
  }

  /** @param missing in words; none where inputs of the stage are waited for */
  function wait({ name, key }: AskedStage, missing: string): Staged<never> {
    waiting.set(key, missing);
    return {
      ...{ name, key },
      load() {
        throw waitingForOthers();
      },
    };
  }

  function waitingForOthers(): ShardDone {
    const missing = [...waiting.values()].filter((words) => words !== "");
    return new ShardDone(
      `shard ${shard!.index} of ${shard!.count} is done as far as it goes; other shards compute ${missing.join(", ")}. When they are done, bring their ` +
        `${cache.folder} together: the same commands, or one without --shard, do what is left`,
    );
  }

  /** The result of the cache, or else of the work, which is then kept. */
  async function keep<T>(stage: AskedStage<T>): Promise<Staged<T>> {
    const { name, key, ingredients } = stage;
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
      value = { value: await stage.compute(workFor(stage)) };
      context.forced?.add(key);
      cache.store(key, value.value);
      cache.dropCheckpoint(key);
      cache.remember(ingredients);
    }
    const seconds = (performance.now() - began) / 1000;
    if (reason) reporter.line(`  ${name}: done in ${formatDuration(seconds)}`);
    records.push({ name, key, cached: reason === "", reason, seconds: reason ? Number(seconds.toFixed(3)) : 0 });
    const result = value.value;
    return { name, key, load: () => result };
  }

  function workFor({ name, key, cut, ingredients: { stream, code } }: AskedStage): Work {
    let pieces = 0;
    function seed(): [number, string] {
      if (stream === null) throw new RangeError(`stage ${name} of ${experiment.id} draws numbers but names no stream`);
      return [stream.seed, stream.name];
    }
    /** A task that the digest of the stage's code does not hold could change without the stage running again. */
    function requireNamed(module: string): void {
      if (partName(compiledFile(module)) in code) return;
      throw new RangeError(`stage ${name} calls ${module}, which its file must name by task, its path written out`);
    }
    type Done<R> = (place: number, result: Awaited<R>) => void;
    /** The results in their places: pieces of them in a stage that is cut, else all at once. */
    async function collect<R>(
      items: number,
      compute: (places: readonly number[], done: Done<R>) => Promise<void>,
    ): Promise<Awaited<R>[]> {
      if (cut === "items") {
        const first = pieces;
        pieces += items;
        return keepPieces<Awaited<R>>(items, compute, { ...context, name, key, first });
      }
      const results = new Array<Awaited<R>>(items);
      let done = 0;
      reporter.progress(name, 0, items);
      await compute([...results.keys()], (place, result) => {
        results[place] = result;
        reporter.progress(name, ++done, items);
      });
      return results;
    }
    return {
      get seed() {
        return seed();
      },
      get stream() {
        return createStream(...seed());
      },
      map<I, A extends [] | unknown[], R>(
        task: Task<(...args: A) => R>,
        items: readonly I[],
        args: (item: I, index: number) => A,
      ) {
        requireNamed(task.module);
        return collect<R>(items.length, async (places, done) => {
          await mapOnPool(
            task,
            places,
            (place) => args(items[place]!, place),
            (_, i, result) => done(places[i]!, result),
          );
        });
      },
      inTurn: <I, R>(items: readonly I[], compute: (item: I, index: number) => R) =>
        collect<R>(items.length, async (places, done) => {
          for (const place of places) done(place, await compute(items[place]!, place));
        }),
      progress: (done, total, note) => reporter.progress(name, done, total, note),
      checkpoint: { load: () => cache.loadCheckpoint(key), save: (state) => cache.storeCheckpoint(key, state) },
    };
  }

  const staged = await experiment.stages(createPipeline(experiment, context, visit));
  if (waiting.size > 0) throw waitingForOthers();
  // Not before: other shards may be putting them together, too.
  for (const { key } of records) cache.dropPieces(key);
  return { staged, records };
}
