import { isMainThread, Worker } from "node:worker_threads";
import { threads } from "../threads.js";
import type { Matrix } from "./classifier.js";
import type { Tree } from "./growTree.js";
import { type Aim, growTrees } from "./growTrees.js";
import type { Share } from "./growTreesWorker.js";
import { rankColumns, unranked } from "./rankColumns.js";

/** Below so many drawn values (trees × rows × columns of a split) a thread takes longer to start than the trees to grow. */
const FEW = 2e6;

/** The compiled worker; a source file cannot be one. */
const WORKER = new URL("./growTreesWorker.js", import.meta.url);

/**
 * Ranks the columns and grows a tree for each seed, on as many threads as the lab may use, with the same trees whatever their number. On a
 * thread of a pool, and for little work, on that alone. Threads share a copy of the features.
 */
export async function growForest(features: Matrix, aim: Aim, seeds: readonly number[]): Promise<Tree[]> {
  const lanes = Math.min(threads(), seeds.length);
  const isSmall = seeds.length * features.rows * aim.perSplit < FEW;
  if (!isMainThread || lanes === 1 || isSmall || !import.meta.url.endsWith(".js")) {
    return growTrees(rankColumns(features), aim, seeds);
  }
  const workers: Worker[] = [];
  try {
    // They load while the features are copied.
    while (workers.length < lanes) workers.push(new Worker(WORKER, { execArgv: [] }));
    const { rows, columns } = features;
    const shared = { rows, columns, data: inSharedMemory(features.data) };
    const common = { features: shared, ranked: unranked(features), done: new Int32Array(new SharedArrayBuffer(4)), lanes, aim };
    const grown = await Promise.all(
      workers.map((worker, lane) => {
        const [from, to] = [lane, lane + 1].map((end) => Math.round((columns * end) / lanes));
        const share: Share = { ...common, from, to, seeds: seeds.filter((_, t) => t % lanes === lane) };
        worker.postMessage(share);
        return result(worker);
      }),
    );
    return seeds.map((_, t) => grown[t % lanes]![Math.floor(t / lanes)]!);
  } finally {
    await Promise.all(workers.map((worker) => worker.terminate()));
  }
}

function inSharedMemory(values: Float32Array): Float32Array {
  const shared = new Float32Array(new SharedArrayBuffer(values.byteLength));
  shared.set(values);
  return shared;
}

/** The trees that a thread grows. Threads wait for one another, so that all end with the first that fails. */
function result(worker: Worker): Promise<Tree[]> {
  return new Promise((resolve, reject) => {
    worker.once("message", resolve);
    worker.once("error", reject);
    worker.once("exit", () => reject(new Error("a thread that grew trees ended before they were grown")));
  });
}
