import { randomBytes } from "node:crypto";
import { linkSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from "node:fs";
import { hostname } from "node:os";
import { basename, dirname, join } from "node:path";
import { z } from "zod";
import { onInterrupt } from "../../interrupt.js";
import { sha256 } from "../../lab/digest.js";
import { RunError } from "../../lab/errors.js";
import { isThisHost, type ProcessState, processState, thisProcess } from "../../processOwner.js";
import { sweepOnce, temporaryName } from "../../temporaries.js";

/** What a lock says of its owner. */
const OWNER = z.object({
  host: z.string(),
  pid: z.number(),
  since: z.string(),
  place: z.string(),
  start: z.string(),
  /** Makes each lock another, so that one is never taken for the next. */
  id: z.string(),
});

/** How often the owner of a lock says that it is alive, in milliseconds. */
const BEAT = 15_000;

/** After how long without that the owner is gone, where it ran in another container of this machine, whose processes cannot be seen. */
const SILENCE = 15 * 60_000;

/**
 * Does something while a file of this name stands, which no two processes can have made. It is not waited for: whoever comes second
 * throws a RunError of one line. A process that was killed leaves the file behind; the next one on the same system sees that, and takes
 * it over.
 */
export async function withLock<T>(path: string, action: () => Promise<T>): Promise<T> {
  mkdirSync(dirname(path), { recursive: true });
  sweepOnce(dirname(path));
  const release = take(path, path);
  const takeBack = onInterrupt(release);
  const beat = setInterval(() => touch(path), BEAT);
  beat.unref();
  try {
    clearMarks(path);
    return await action();
  } finally {
    clearInterval(beat);
    release();
    takeBack();
  }
}

/** Makes the file; gives what removes it. `named` is the lock that messages name. */
function take(path: string, named: string): () => void {
  const owner = { host: hostname(), since: new Date().toISOString(), ...thisProcess, id: randomBytes(8).toString("hex") };
  const mine = `${JSON.stringify(owner)}\n`;
  while (!create(path, mine)) {
    const theirs = read(path);
    if (theirs === undefined) continue; // it was given back
    const state = stateOf(path, theirs);
    if (state !== "gone") throw new RunError(`${named}: ${sentence(theirs, state)}`);
    // Of several that see an abandoned lock one may remove it: whoever holds a mark that is named after it, and still finds it there.
    const unmark = take(`${path}.${sha256(theirs).slice(0, 16)}`, named);
    if (read(path) === theirs) rmSync(path, { force: true });
    unmark();
  }
  return () => {
    if (read(path) === mine) rmSync(path, { force: true });
  };
}

/** Makes a file with its content at once, so that no lock is ever empty; false where there is one. */
function create(path: string, text: string): boolean {
  const temporary = temporaryName(path);
  try {
    writeFileSync(temporary, text, { flag: "wx", mode: 0o644 });
    linkSync(temporary, path);
    return true;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "EEXIST") return read(path) === text; // a network's folder may have done it and lost the answer
    if (!["EPERM", "ENOTSUP", "EOPNOTSUPP", "ENOSYS", "EMLINK"].includes(code ?? "")) throw error;
    return createSlowly(path, text);
  } finally {
    rmSync(temporary, { force: true });
  }
}

/** The same on a file system without hard links. */
function createSlowly(path: string, text: string): boolean {
  let made = false;
  try {
    writeFileSync(path, "", { flag: "wx" });
    made = true;
    writeFileSync(path, text);
    return true;
  } catch (error) {
    if (made) rmSync(path, { force: true });
    if ((error as NodeJS.ErrnoException).code === "EEXIST") return false;
    throw error;
  }
}

/** Says that the lock's owner is alive. */
function touch(path: string): void {
  const now = new Date();
  try {
    utimesSync(path, now, now);
  } catch {
    // It was given back, or is another user's.
  }
}

function read(path: string): string | undefined {
  try {
    return readFileSync(path, "utf8");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw error;
  }
}

function ownerOf(text: string): z.infer<typeof OWNER> | undefined {
  try {
    return OWNER.parse(JSON.parse(text));
  } catch {
    return undefined;
  }
}

/** What is known of a lock's owner. An empty lock is of one that could not write it (a full disk); it may be about to for a moment. */
function stateOf(path: string, text: string): ProcessState {
  const owner = ownerOf(text);
  const found = statSync(path, { throwIfNoEntry: false });
  if (owner) {
    const state = processState(owner);
    const silent = found !== undefined && Date.now() - found.mtimeMs > SILENCE;
    return state === "unknown" && isThisHost(owner.place) && silent ? "gone" : state;
  }
  return text.trim() === "" && found && Date.now() - found.mtimeMs > 10_000 ? "gone" : "unknown";
}

function sentence(text: string, state: ProcessState): string {
  const owner = ownerOf(text);
  if (owner && state === "alive") return `another command (process ${owner.pid}) is at work here; try again when it has ended`;
  const who = owner ? `process ${owner.pid} on ${owner.host} since ${owner.since}` : `process ${text.trim() || "unknown"}`;
  return `another command (${who}) may be at work here, which cannot be seen from this machine or container; remove this file if it is not`;
}

/** Removes what takeovers that were killed left. */
function clearMarks(path: string): void {
  const folder = dirname(path);
  const isMark = (name: string): boolean =>
    name.startsWith(`${basename(path)}.`) && /^(\.[0-9a-f]{16})+$/.test(name.slice(basename(path).length));
  for (const mark of readdirSync(folder)
    .filter(isMark)
    .map((name) => join(folder, name))) {
    const text = read(mark);
    if (text !== undefined && stateOf(mark, text) === "gone") rmSync(mark, { force: true });
  }
}
