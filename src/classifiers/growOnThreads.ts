import { isMainThread, Worker } from "node:worker_threads";
import { threads } from "../threads.js";
import type { Tree } from "./growTree.js";
import { type Ground, growTrees } from "./growTrees.js";

/** Below so many drawn values (trees × rows × columns of a split) a thread takes longer to start than the trees to grow. */
const FEW = 2e6;

/** The compiled worker; a source file cannot be one. */
const WORKER = new URL("./growTreesWorker.js", import.meta.url);

/** `growTrees` on as many threads as the lab may use, with the same trees whatever their number. On a thread of a pool, and for little work, on that alone. */
export async function growOnThreads(ground: Ground, seeds: readonly number[]): Promise<Tree[]> {
  const lanes = Math.min(threads(), seeds.length);
  const isSmall = seeds.length * ground.columns.rows * ground.perSplit < FEW;
  if (!isMainThread || lanes === 1 || isSmall || !import.meta.url.endsWith(".js")) return growTrees(ground, seeds);
  const parts = Array.from({ length: lanes }, (_, lane) => seeds.filter((_, t) => t % lanes === lane));
  const grown = await Promise.all(parts.map((own) => onThread(ground, own)));
  return seeds.map((_, t) => grown[t % lanes]![Math.floor(t / lanes)]!);
}

function onThread(ground: Ground, seeds: readonly number[]): Promise<Tree[]> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(WORKER, { workerData: { ground, seeds }, execArgv: [] });
    worker.once("message", resolve);
    worker.once("error", reject);
    worker.once("exit", () => reject(new Error("a thread that grew trees ended before they were grown")));
  });
}
