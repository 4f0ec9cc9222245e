import { execFile } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { hostname, tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { withLock } from "../../src/commands/keys/lockFile.js";
import { runCleanups } from "../../src/interrupt.js";
import { packageRoot } from "../../src/packageRoot.js";

describe("a lock file", () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "ridgelab-lock-"));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it("lets one in at a time, and the next when it is done, also after an error", async () => {
    const path = join(folder, "made", "lock");
    const within = withLock(path, async () => {
      await expect(withLock(path, async () => "second")).rejects.toThrow(
        `${path}: another command (process ${process.pid}) is at work here; try again when it has ended`,
      );
      return "first";
    });
    expect(await within).toBe("first");
    await expect(withLock(path, () => Promise.reject(new Error("failed")))).rejects.toThrow("failed");
    expect(await withLock(path, async () => "third")).toBe("third");
    expect(existsSync(path)).toBe(false);
  });

  /** The lock that stands while something is done. */
  async function textOfLock(path: string): Promise<string> {
    return withLock(path, async () => readFileSync(path, "utf8"));
  }

  it("says host, process and start, and is taken over when its process is gone or its number is another's", async () => {
    const path = join(folder, "lock");
    const mine = await textOfLock(path);
    expect(JSON.parse(mine)).toMatchObject({ host: hostname(), pid: process.pid });
    const gone = mine.replace(`"pid":${process.pid}`, '"pid":4194999');
    const later = mine.replace(/"start":"[1-9]\d*"/, '"start":"1"');
    for (const text of later === mine ? [gone] : [gone, later]) {
      writeFileSync(path, text);
      expect(await withLock(path, async () => "mine")).toBe("mine");
      expect(readdirSync(folder)).toEqual([]);
    }
  });

  it("of this machine's last start is taken over; one of another container when it has been silent for long", async () => {
    const path = join(folder, "lock");
    const mine = await textOfLock(path);
    writeFileSync(path, mine.replace(/("place":"\w{8})\w{8}/, "$101234567"));
    expect(await withLock(path, async () => "mine")).toBe("mine");
    const container = mine.replace(/("place":"\w{16})\w{8}/, "$101234567");
    writeFileSync(path, container);
    await expect(textOfLock(path)).rejects.toThrow("may be at work here");
    const before = Date.now() / 1000 - 16 * 60;
    utimesSync(path, before, before);
    expect(await withLock(path, async () => "mine")).toBe("mine");
  });

  it("that was cut off by a full disk is taken over, one of another host or version is not, and the line says what to do", async () => {
    const path = join(folder, "lock");
    writeFileSync(path, "");
    await expect(textOfLock(path)).rejects.toThrow("may be at work here"); // it may be about to be written
    utimesSync(path, 1, 1);
    await textOfLock(path);
    const elsewhere = (await textOfLock(path))
      .replace(/"place":"\w+"/, '"place":"01234567"')
      .replace(/"host":"[^"]*"/, '"host":"there"');
    for (const [text, who] of [
      [elsewhere, `process ${process.pid} on there since 20`],
      ["4711\n", "process 4711)"],
    ] as const) {
      writeFileSync(path, text);
      await expect(textOfLock(path)).rejects.toThrow(who);
      await expect(textOfLock(path)).rejects.toThrow(
        "which cannot be seen from this machine or container; remove this file if it is not",
      );
      expect(readFileSync(path, "utf8")).toBe(text);
    }
  });

  it("abandoned and found by many processes at once lets in one at a time", async () => {
    const path = join(folder, "lock");
    const gone = (await textOfLock(path)).replace(`"pid":${process.pid}`, '"pid":4194999');
    // Whoever is in makes a file that must not be there, and leaves the lock as a killed process does every other time.
    const script = `
      const { writeFileSync, rmSync } = require("node:fs");
      import(${JSON.stringify(join(packageRoot(), "dist/src/commands/keys/lockFile.js"))}).then(async ({ withLock }) => {
        let entered = 0;
        for (let i = 0; i < 60; i++) {
          await withLock(process.argv[1], async () => {
            writeFileSync(process.argv[1] + "-inside", "", { flag: "wx" });
            await new Promise((resolve) => setTimeout(resolve, 1));
            rmSync(process.argv[1] + "-inside");
            entered++;
            if (i % 2) writeFileSync(process.argv[1], process.argv[2].replace(/"id":"[0-9a-f]*"/, '"id":"' + process.pid + "-" + i + '"'));
          }).catch((error) => { if (error.name !== "RunError") throw error; });
        }
        console.log(entered);
      });`;
    const all = Array.from({ length: 4 }, () => promisify(execFile)(process.execPath, ["-e", script, path, gone]));
    const entered = (await Promise.all(all)).map(({ stdout }) => Number(stdout));
    expect(entered.reduce((sum, count) => sum + count, 0)).toBeGreaterThan(10);
    await textOfLock(path);
    expect(readdirSync(folder)).toEqual([]);
  }, 60_000);

  it("is gone after Ctrl-C", async () => {
    const path = join(folder, "lock");
    await withLock(path, async () => {
      runCleanups();
      expect(existsSync(path)).toBe(false);
    });
  });
});
