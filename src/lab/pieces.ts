import { mapOnPool } from "./pool.js";
import type { Reporter } from "./progress.js";
import type { StageCache } from "./stageCache.js";
import type { Task } from "./task.js";

/** The part of a run that one call computes: every `count`-th item, from item `index` − 1 on. */
export interface Shard {
  /** 1 … count. */
  readonly index: number;
  readonly count: number;
}

/** Ends a sharded run whose other shards are not done. No error: the message says how far the run is. */
export class ShardDone extends Error {
  override readonly name = "ShardDone";
}

/**
 * Calls a task for each item that has no result yet, or for the shard's items among them, and keeps every result at once. With `force` an
 * item's result is computed again, but other shards' are taken as they are.
 *
 * @throws ShardDone when the shard is done and items of others are missing.
 */
export async function mapPieces<I, A extends [] | unknown[], R>(
  task: Task<(...args: A) => R>,
  items: readonly I[],
  args: (item: I, index: number) => A,
  context: { name: string; key: string; cache: StageCache; reporter: Reporter; force?: boolean; shard?: Shard },
): Promise<Awaited<R>[]> {
  const { name, key, cache, reporter, force = false, shard } = context;
  const isOwn = (index: number): boolean => !shard || index % shard.count === shard.index - 1;
  const results = items.map((_, index) =>
    force && isOwn(index) ? undefined : (cache.loadPiece(key, index) as { value: Awaited<R> } | undefined),
  );
  const wanted = [...items.keys()].filter((i) => !results[i] && isOwn(i));
  reporter.progress(name, 0, wanted.length);
  await mapOnPool(
    task,
    wanted,
    (index) => args(items[index]!, index),
    (done, index, value) => {
      results[wanted[index]!] = { value };
      cache.storePiece(key, wanted[index]!, value);
      reporter.progress(name, done, wanted.length);
    },
  );
  const missing = results.filter((result) => !result).length;
  if (missing > 0 && shard) {
    throw new ShardDone(
      `shard ${shard.index} of ${shard.count} is done; ${missing} of ${items.length} pieces of "${name}" are other shards'. When all are done, bring their ` +
        `${cache.folder} together and run the same command without --shard`,
    );
  }
  return results.map((result) => result!.value);
}
