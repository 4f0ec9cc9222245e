import { cacheFolder } from "./cacheFolder.js";
import type { Experiment } from "./experiment.js";
import { ShardDone } from "./pieces.js";
import { type AskedStage, createPipeline } from "./pipeline.js";
import { planRun } from "./planRun.js";
import type { RunOptions } from "./runOptions.js";
import type { StageOptions } from "./stage.js";
import { StageCache } from "./stageCache.js";
import type { Staged } from "./work.js";

/** A stage that a run would have. */
export interface StageAhead {
  readonly name: string;
  readonly key: string;
  /** Whether its result is in the cache. */
  readonly cached: boolean;
  readonly cut: StageOptions<never, never>["cut"];
  /** In which round of shards it is computed, from 0: it waits for as many stages that are cut, one after the other. */
  readonly round: number;
}

/** The stages of a run, in their order: all, but for those behind a stage that the experiment itself looks at. Computes nothing. */
export async function stagesAhead(experiment: Experiment, options: RunOptions): Promise<StageAhead[]> {
  const { config, environment } = await planRun(experiment, options);
  const cache = new StageCache(cacheFolder(options.out));
  const ahead: StageAhead[] = [];
  /** By key: the round in which a stage's result is there for all shards. */
  const there = new Map<string, number>();
  const pipeline = createPipeline(
    experiment,
    { ...options, config, environment },
    async <T>({ name, key, cut, inputs }: AskedStage<T>): Promise<Staged<T>> => {
      const cached = cache.has(key);
      const round = cached ? 0 : Math.max(0, ...inputs.map((input) => there.get(input.key) ?? 0));
      there.set(key, cached || !cut ? round : round + 1);
      ahead.push({ name, key, cached, cut, round });
      const load = (): T => {
        throw new ShardDone("not computed");
      };
      return { name, key, load };
    },
  );
  try {
    await experiment.stages(pipeline);
  } catch (error) {
    if (!(error instanceof ShardDone)) throw error;
  }
  return ahead;
}

/** Whether shards have anything to share of an experiment. */
export async function canBeCut(experiment: Experiment, options: RunOptions): Promise<boolean> {
  return (await stagesAhead(experiment, options)).some(({ cut }) => cut);
}
