import { mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { discard, isAbandoned, isTemporary, temporaryName } from "../temporaries.js";

/** Does a run while a mark in the cache says that its experiment is at work there, so that `clean` leaves alone what it may use. */
export async function whileRunning<T>(cache: string, experiment: string, work: () => Promise<T>): Promise<T> {
  const folder = join(cache, "running");
  const mark = temporaryName(join(folder, experiment));
  try {
    mkdirSync(folder, { recursive: true });
    writeFileSync(mark, "");
  } catch {
    // A cache that this user may only read, or a file of its name: nobody cleans it in this one's name.
  }
  try {
    return await work();
  } finally {
    discardMark(mark);
  }
}

function discardMark(mark: string): void {
  try {
    rmSync(mark, { force: true });
  } catch {
    // It was never made, or the next command finds it abandoned.
  }
}

/** The experiments that are at work in a cache. Marks of processes that are gone are removed. */
export function runningIn(cache: string): string[] {
  const folder = join(cache, "running");
  let marks: string[];
  try {
    marks = readdirSync(folder).filter(isTemporary);
  } catch {
    return [];
  }
  const alive = marks.filter((mark) => {
    const isGone = isAbandoned(join(folder, mark));
    if (isGone) discard(join(folder, mark));
    return !isGone;
  });
  return [...new Set(alive.map((mark) => basename(mark).replace(/\.tmp-.*$/, "")))].sort();
}
