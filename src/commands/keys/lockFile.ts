import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { dirname } from "node:path";
import { onInterrupt } from "../../interrupt.js";
import { RunError } from "../../lab/errors.js";

/**
 * Does something while a file of this name stands, which no two processes can have made. It is not waited for: whoever comes second
 * throws a RunError of one line. Only a process that was killed leaves the file behind.
 */
export async function withLock<T>(path: string, action: () => Promise<T>): Promise<T> {
  mkdirSync(dirname(path), { recursive: true });
  try {
    writeFileSync(path, `${process.pid}\n`, { flag: "wx" });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
    const owner = (await readFile(path, "utf8").catch(() => "")).trim();
    throw new RunError(`${path}: another command (process ${owner || "unknown"}) is at work here; remove this file if none is`);
  }
  const release = (): void => rmSync(path, { force: true });
  const takeBack = onInterrupt(release);
  try {
    return await action();
  } finally {
    release();
    takeBack();
  }
}
