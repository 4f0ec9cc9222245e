import type { Tinypool } from "tinypool";
import { atEnd } from "../atEnd.js";
import "../switchOffTelemetry.js";
import { threads } from "../threads.js";
import { compiledFile } from "./codeDigest.js";
import type { Task } from "./task.js";

let pool: Promise<Tinypool> | undefined;

/**
 * Calls a task for each item on the worker pool. Results keep the items' order, so they do not depend on the number of workers.
 * At most two items a worker are prepared ahead. The first error stops what has not begun.
 */
export async function mapOnPool<I, A extends [] | unknown[], R>(
  task: Task<(...args: A) => R>,
  items: readonly I[],
  args: (item: I, index: number) => A,
  onDone: (done: number, index: number, result: Awaited<R>) => void = () => {},
): Promise<Awaited<R>[]> {
  pool ??= openPool();
  const running = await pool;
  const file = compiledFile(task.module);
  const results = new Array<Awaited<R>>(items.length);
  let next = 0;
  let done = 0;
  async function lane(): Promise<void> {
    while (next < items.length) {
      const index = next++;
      try {
        const prepared = args(items[index]!, index);
        results[index] = (await running.run({ file, name: task.name, args: prepared })) as Awaited<R>;
      } catch (error) {
        next = items.length;
        throw error;
      }
      onDone(++done, index, results[index]!);
    }
  }
  await Promise.all(Array.from({ length: Math.min(items.length, 2 * threads()) }, lane));
  return results;
}

async function openPool(): Promise<Tinypool> {
  const { Tinypool } = await import("tinypool");
  atEnd(closePool);
  return new Tinypool({
    filename: compiledFile("src/lab/worker"),
    minThreads: 1,
    maxThreads: threads(),
    idleTimeout: 60_000,
    // Options of the program itself, such as --input-type, are not the workers'.
    execArgv: [],
  });
}

/** Ends the worker threads, so that the process can end. */
export async function closePool(): Promise<void> {
  const closing = pool;
  pool = undefined;
  await (await closing)?.destroy();
}
