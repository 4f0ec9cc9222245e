import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { packageRoot } from "../../../src/packageRoot.js";

const cwd = mkdtempSync(join(tmpdir(), "ridgelab-"));

function run(out: string, threads: number, ...args: string[]): void {
  const command = [join(packageRoot(), "bin", "ridgelab.js"), "run", "far-frr", "--profile", "smoke", "--out", out, "--quiet"];
  const settings = ["minutiae=10", "region.trials=100"].flatMap((setting) => ["--set", setting]);
  const { status, stderr } = spawnSync(process.execPath, [...command, ...settings, ...args], {
    cwd,
    encoding: "utf8",
    env: { ...process.env, RIDGELAB_THREADS: String(threads) },
  });
  expect(stderr).toBe("");
  expect(status).toBe(0);
}

/** All tables of the one run in a results folder, but those of measured times. */
function tables(out: string): Record<string, string> {
  const [run] = readdirSync(join(cwd, out, "far-frr"));
  const folder = join(cwd, out, "far-frr", run!, "tables");
  const names = readdirSync(folder).filter((name) => !name.startsWith("timing-"));
  return Object.fromEntries(names.map((name) => [name, readFileSync(join(folder, name), "utf8")]));
}

test("far-frr gives the same tables by one worker, by two, and cut into shards", () => {
  run("one", 1);
  run("two", 2);
  for (const shard of ["1/2", "2/2"]) run("cut", 1, "--shard", shard);
  run("cut", 1);
  expect(Object.keys(tables("one"))).toContain("rates.csv");
  expect(tables("two")).toEqual(tables("one"));
  expect(tables("cut")).toEqual(tables("one"));
}, 120_000);
