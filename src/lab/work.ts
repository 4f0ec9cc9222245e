import type { Stream } from "../random/stream.js";
import type { Task } from "./task.js";

/** What a stage's function is given besides its inputs. */
export interface Work {
  /** The stage's own stream, of the master seed and the name that the stage gives it. */
  readonly stream: Stream;
  /**
   * Calls a task for each item on the worker pool, and gives the results in the items' order, whatever the number of workers.
   * `args` prepares an item's arguments just before it is sent, so that no more than a few wait in memory.
   * In a stage that is cut by items, results are kept on disk as they come, so that a killed run goes on from there, and a run with
   * `--shard i/n` computes every n-th only.
   */
  map<I, A extends [] | unknown[], R>(
    task: Task<(...args: A) => R>,
    items: readonly I[],
    args: (item: I, index: number) => A,
  ): Promise<Awaited<R>[]>;
  /** As `map`, for a function that is called here, with one item after the other, as it needs what only this process has. */
  inTurn<I, R>(items: readonly I[], compute: (item: I, index: number) => R): Promise<Awaited<R>[]>;
  /** For tasks that draw: the arguments of `createStream` that name this stage's stream. */
  readonly seed: readonly [seed: number, name: string];
  /** Reports progress of a loop that the stage runs itself; `note` is a word on how it goes. */
  progress(done: number, total: number, note?: string): void;
  /** Keeps what a long loop has reached, so that a killed run goes on from there; it is dropped when the stage is done. */
  readonly checkpoint: Checkpoint;
}

/** The last state a stage saved, if it was stopped before it was done. */
export interface Checkpoint {
  load(): unknown;
  save(state: unknown): void;
}

/** A stage's result: loaded from the cache or just computed. */
export interface Staged<T> {
  readonly name: string;
  /** Digest of all that the result depends on. */
  readonly key: string;
  load(): T;
}

/** What beside configuration, data and code a result depends on, in words: a backend with its version and threads, weights with their digest. */
export type Environment = Readonly<Record<string, string>>;
