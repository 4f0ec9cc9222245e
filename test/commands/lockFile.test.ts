import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { withLock } from "../../src/commands/keys/lockFile.js";
import { runCleanups } from "../../src/interrupt.js";

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
        `${path}: another command (process ${process.pid}) is at work here; remove this file if none is`,
      );
      return "first";
    });
    expect(await within).toBe("first");
    await expect(withLock(path, () => Promise.reject(new Error("failed")))).rejects.toThrow("failed");
    expect(await withLock(path, async () => "third")).toBe("third");
    expect(existsSync(path)).toBe(false);
  });

  it("is gone after Ctrl-C", async () => {
    const path = join(folder, "lock");
    await withLock(path, async () => {
      runCleanups();
      expect(existsSync(path)).toBe(false);
    });
  });
});
