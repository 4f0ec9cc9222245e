import { parentPort, workerData } from "node:worker_threads";
import { type Ground, growTrees } from "./growTrees.js";

const { ground, seeds } = workerData as { ground: Ground; seeds: readonly number[] };
parentPort!.postMessage(growTrees(ground, seeds));
