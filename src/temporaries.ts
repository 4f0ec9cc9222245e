import { randomBytes } from "node:crypto";
import { lstatSync, readdirSync, renameSync, rmSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { type ProcessOwner, processState, thisProcess } from "./processOwner.js";

/** Of another host or container nobody can say whether it is still at work; after seven days untouched it is taken to be none. */
const DAYS = 7;

/** `NAME.tmp-PLACE-PID-START-RANDOM`; names of before carried the process and two counters only. */
const PATTERN = /\.tmp-(?:([0-9a-f]{24}|[0-9a-f]{8})-(\d+)-(\d+)-[0-9a-f]{12}|\d+-\d+-\d+)$/;

/** A name beside `path` that no other process, thread or host uses, and that says whose it is. */
export function temporaryName(path: string): string {
  const { place, pid, start } = thisProcess;
  // The longest name that file systems take is 255 bytes.
  const stem = Buffer.from(basename(path))
    .subarray(0, 160)
    .toString("utf8")
    .replace(/\uFFFD$/, "");
  return join(dirname(path), `${stem}.tmp-${place}-${pid}-${start}-${randomBytes(6).toString("hex")}`);
}

/** Whether a file's or folder's name is a temporary one. */
export function isTemporary(name: string): boolean {
  return PATTERN.test(name);
}

/** Whether a temporary file or folder is nobody's any more. */
export function isAbandoned(path: string): boolean {
  const match = PATTERN.exec(path);
  if (!match) return false;
  const [, place, pid, start] = match;
  const owner: ProcessOwner | undefined = place ? { place, pid: Number(pid), start: start! } : undefined;
  const state = owner ? processState(owner) : "unknown";
  if (state !== "unknown") return state === "gone";
  const found = lstatSync(path, { throwIfNoEntry: false });
  return found !== undefined && Date.now() - found.ctimeMs > DAYS * 86_400_000;
}

/** Removes a file or folder that others may be removing too: who renames it removes it. What cannot be removed stays. */
export function discard(path: string): void {
  try {
    const mine = temporaryName(path);
    renameSync(path, mine);
    rmSync(mine, { recursive: true, force: true });
  } catch {
    // Another was first, or it is not ours to remove.
  }
}

/** Removes what killed processes left in a folder, as far as `may` allows it. What others are at work on stays. */
export function sweepTemporaries(folder: string, may: (name: string) => boolean = () => true): void {
  let names: string[];
  try {
    names = readdirSync(folder).filter(isTemporary);
  } catch {
    return;
  }
  for (const name of names) if (isAbandoned(join(folder, name)) && may(name)) discard(join(folder, name));
}

const swept = new Set<string>();

/** The same, once for each process and folder. */
export function sweepOnce(folder: string): void {
  if (swept.has(folder)) return;
  swept.add(folder);
  sweepTemporaries(folder);
}
