import { availableParallelism } from "node:os";

/** Threads that heavy work may use, in worker pools and in the engine alike: `RIDGELAB_THREADS`, else as many as the machine has cores. */
export function threads(): number {
  const given = Number(process.env.RIDGELAB_THREADS);
  return Number.isInteger(given) && given > 0 ? given : availableParallelism();
}
