import { spawn } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { packageRoot } from "../../src/packageRoot.js";

/** Runs the command line in a folder; kills it with SIGKILL after `killAfter` milliseconds. */
function ridgelab(cwd: string, args: string[], killAfter?: number): Promise<number | null> {
  const child = spawn(process.execPath, [join(packageRoot(), "bin", "ridgelab.js"), ...args], { cwd, stdio: "ignore" });
  const timer = killAfter === undefined ? undefined : setTimeout(() => child.kill("SIGKILL"), killAfter);
  return new Promise((resolve) => {
    child.on("exit", (code) => {
      clearTimeout(timer);
      resolve(code);
    });
  });
}

const command = ["run", "normal-law", "--profile", "smoke", "--set", "draws=300000", "--quiet"];

function tables(cwd: string): Record<string, string> {
  const parent = join(cwd, "results", "normal-law");
  const [run] = readdirSync(parent).filter((name) => !name.includes(".tmp-"));
  const folder = join(parent, run!, "tables");
  return Object.fromEntries(readdirSync(folder).map((name) => [name, readFileSync(join(folder, name), "utf8")]));
}

describe("a run that is killed", () => {
  it("leaves no half result, and started again ends with the same tables byte for byte", async () => {
    const whole = mkdtempSync(join(tmpdir(), "ridgelab-"));
    const began = performance.now();
    expect(await ridgelab(whole, command)).toBe(0);
    const lasted = performance.now() - began;
    const wanted = tables(whole);
    for (const share of [0.3, 0.5, 0.7, 0.8, 0.9, 0.95]) {
      const cwd = mkdtempSync(join(tmpdir(), "ridgelab-"));
      await ridgelab(cwd, command, share * lasted);
      expect(await ridgelab(cwd, command)).toBe(0);
      expect(tables(cwd), `killed at ${share} of the time`).toEqual(wanted);
    }
  }, 180_000);
});
