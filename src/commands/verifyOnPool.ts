import { mapOnPool } from "../lab/pool.js";
import { task } from "../lab/task.js";
import type { ScoreSet } from "../metrics/scoreSet.js";
import {
  type Verification,
  type VerificationOptions,
  verification,
  verificationOf,
  verificationReplicates,
} from "../metrics/verification.js";
import { threads } from "../threads.js";
import { verificationStream, type verificationTask } from "./verificationTask.js";

/** Comparisons times replicates above which the workers are worth their start: about a second of one. */
const MANY = 1e8;

/** As `verification`, the same to the last bit, with the replicates of a large set on the worker pool. */
export async function verifyOnPool(set: ScoreSet, seed: number, options: VerificationOptions): Promise<Verification> {
  const replicates = verificationReplicates(set, options);
  const parts = threads();
  if (parts === 1 || replicates * set.scores.length < MANY) return verification(set, verificationStream(seed), options);
  const edges = Array.from({ length: parts + 1 }, (_, i) => Math.round((replicates * i) / parts));
  const values = await mapOnPool(
    task<typeof verificationTask>(import.meta.url, "./verificationTask.js"),
    edges.slice(0, -1),
    (from, i): Parameters<typeof verificationTask> => [set, seed, options, from, edges[i + 1]],
  );
  const joined = Object.keys(values[0]).map((name) => [name, Float64Array.from(values.flatMap((part) => [...part[name]]))]);
  return verificationOf(set, options, Object.fromEntries(joined));
}
