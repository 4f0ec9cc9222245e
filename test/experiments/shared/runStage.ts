import type { Stage } from "../../../src/lab/stage.js";
import type { Task } from "../../../src/lab/task.js";
import type { Environment, Work } from "../../../src/lab/work.js";
import { createStream } from "../../../src/random/createStream.js";

/**
 * Runs a stage in this process, without a cache: with the settings, inputs and so on that a test makes. Its stream has the name that it
 * would have in a run, under seed 1; tasks are called one after the other.
 */
export async function runStage<C, I, G, T, D>(
  stage: Stage<C, I, G, T, D>,
  received: { config?: C; inputs?: I; given?: G; data?: D; environment?: Environment },
): Promise<T> {
  const { stream = "", name } = stage.options;
  const seed = [1, typeof stream === "string" ? stream : stream(received.given!)] as const;
  const work: Work = {
    seed,
    stream: createStream(...seed),
    map: callAll,
    inTurn: async (items, compute) => {
      const results = [];
      for (const [i, item] of items.entries()) results.push(await compute(item, i));
      return results;
    },
    progress: () => {},
    checkpoint: { load: () => undefined, save: () => {} },
  };
  if (typeof name === "function") name(received.given!);
  return stage.run({ environment: {}, ...received, work } as never);
}

async function callAll<I, A extends [] | unknown[], R>(
  task: Task<(...args: A) => R>,
  items: readonly I[],
  args: (item: I, index: number) => A,
): Promise<Awaited<R>[]> {
  const results: Awaited<R>[] = [];
  for (const [i, item] of items.entries()) {
    const module = (await import(/* @vite-ignore */ `../../../${task.module}.js`)) as Record<string, (...given: A) => R>;
    results.push(await module[task.name](...args(item, i)));
  }
  return results;
}
