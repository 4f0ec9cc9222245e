import { join } from "node:path";

/** Where a results folder keeps what can be computed again: results of stages, and synthetic prints. */
export function cacheFolder(out: string): string {
  return join(out, ".cache");
}
