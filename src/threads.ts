import { availableParallelism } from "node:os";

const MOST = 1024;

/**
 * Threads that heavy work may use, in worker pools and in the engine alike: `RIDGELAB_THREADS`, else as many as the machine has cores.
 *
 * @throws RangeError in one line where `RIDGELAB_THREADS` is no whole number from 1 to 1024
 */
export function threads(): number {
  const given = process.env.RIDGELAB_THREADS;
  if (given === undefined || given === "") return availableParallelism();
  const count = Number(given);
  if (/^\d+$/.test(given) && count >= 1 && count <= MOST) return count;
  throw new RangeError(`RIDGELAB_THREADS must be a whole number from 1 to ${MOST}; got "${given}"`);
}
