import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync } from "node:fs";
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

function tables(cwd: string, id = "normal-law"): Record<string, string> {
  const parent = join(cwd, "results", id);
  const [run] = readdirSync(parent).filter((name) => !name.includes(".tmp-"));
  const folder = join(parent, run!, "tables");
  const names = readdirSync(folder).filter((name) => !name.startsWith("timing-"));
  return Object.fromEntries(names.map((name) => [name, readFileSync(join(folder, name), "utf8")]));
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

/*
 * Slurm 22.05: at its time's end, cancelled or preempted a job gets SIGCONT and SIGTERM, and SIGKILL after KillWait; over its memory SIGKILL at once; suspended
 * SIGSTOP and later SIGCONT. The kernel's OOM killer takes one process of several with SIGKILL.
 */
describe("a job that Slurm ends", () => {
  const run = ["run", "far-frr", "--profile", "smoke", "--set", "minutiae=10", "--set", "trials=150", "--quiet"];
  const shard = (index: number): string[] => [...run, "--shard", `${index}/2`];
  const cli = join(packageRoot(), "bin", "ridgelab.js");
  const ended = (child: ChildProcess): Promise<number | string | null> =>
    new Promise((resolve) => child.once("exit", (code, signal) => resolve(code ?? signal)));

  /** How the command ended that got the signals when it had left a piece. */
  async function signalled(cwd: string, args: string[], signals: readonly NodeJS.Signals[]): Promise<number | string | null> {
    const folder = join(cwd, "results", ".cache", "pieces");
    const pieces = (): number => (existsSync(folder) ? readdirSync(folder, { recursive: true }).length : 0);
    const before = pieces();
    const child = spawn(process.execPath, [cli, ...args], { cwd, stdio: "ignore" });
    const how = ended(child);
    while (pieces() <= before && child.exitCode === null) await new Promise((resolve) => setTimeout(resolve, 10));
    expect(child.exitCode).toBeNull();
    for (const signal of signals) child.kill(signal);
    return how;
  }
  const runs = (cwd: string): string[] => {
    const parent = join(cwd, "results", "far-frr");
    return existsSync(parent) ? readdirSync(parent).filter((name) => !name.includes(".tmp-")) : [];
  };

  it("says so by its status, leaves no run, and its pieces give the tables of one that was not ended", async () => {
    const whole = mkdtempSync(join(tmpdir(), "ridgelab-"));
    expect(await signalled(whole, run, ["SIGSTOP", "SIGCONT"])).toBe(0);
    const cwd = mkdtempSync(join(tmpdir(), "ridgelab-"));
    expect(await signalled(cwd, run, ["SIGCONT", "SIGTERM"])).toBe(143);
    expect(await signalled(cwd, shard(1), ["SIGCONT", "SIGTERM"])).toBe(143);
    expect(await signalled(cwd, shard(2), ["SIGKILL"])).toBe("SIGKILL");
    expect(runs(cwd)).toEqual([]);
    for (const index of [1, 2]) expect(await ridgelab(cwd, shard(index))).toBe(0);
    expect(await ridgelab(cwd, run)).toBe(0);
    expect(tables(cwd, "far-frr")).toEqual(tables(whole, "far-frr"));
  }, 180_000);

  it.skipIf(process.platform !== "linux")(
    "fails where one of its processes is killed, and makes no result over the others",
    async () => {
      const cwd = mkdtempSync(join(tmpdir(), "ridgelab-"));
      const words = ["run", "normal-law", "--profile", "smoke", "--set", "draws=500000", "--seeds", "1..3", "--jobs", "2"];
      const child = spawn(process.execPath, [cli, ...words], { cwd, stdio: ["ignore", "ignore", "pipe"] });
      const how = ended(child);
      let said = "";
      child.stderr.on("data", (text) => {
        said += text;
      });
      const children = (): number[] => {
        // not the git that is asked for the commit
        const { stdout } = spawnSync("pgrep", ["-P", `${child.pid}`, "-f", "runWorker"], { encoding: "utf8" });
        return stdout
          .split("\n")
          .filter((line) => line !== "")
          .map(Number);
      };
      while (children().length === 0 && child.exitCode === null) await new Promise((resolve) => setTimeout(resolve, 10));
      for (const one of children()) process.kill(one, "SIGKILL");
      expect(await how).toBe(1);
      expect(said).toContain("its process was killed (SIGKILL)");
      expect(readdirSync(join(cwd, "results", "normal-law")).filter((name) => name.includes("seeds"))).toEqual([]);
    },
    120_000,
  );
});
