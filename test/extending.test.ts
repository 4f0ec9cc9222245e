import { execFile } from "node:child_process";
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { expect, it } from "vitest";
import { packageRoot } from "../src/packageRoot.js";

const own = join(import.meta.dirname, "extending", "own");

it("the experiment that docs/extending.md goes through is this one", () => {
  const page = readFileSync(join(packageRoot(), "docs", "extending.md"), "utf8");
  for (const name of readdirSync(own)) expect(page).toContain(readFileSync(join(own, name), "utf8"));
});

it("it runs from its file, with its task on the workers", async () => {
  const cwd = mkdtempSync(join(tmpdir(), "ridgelab-"));
  cpSync(own, cwd, { recursive: true });
  const call = [join(packageRoot(), "bin", "ridgelab.js"), "run", "./noise.ts", "--profile", "smoke", "--set", "levels=0,40"];
  const { stderr } = await promisify(execFile)(process.execPath, call, { cwd });
  expect(stderr).toContain("counts: done");
  const [run] = readdirSync(join(cwd, "results", "noise")).filter((name) => name.startsWith("smoke-"));
  const [, none, much] = readFileSync(join(cwd, "results", "noise", run!, "tables", "counts.csv"), "utf8").split(/\r?\n/);
  // Noise of 40 grey levels breaks ridges: what is found is mostly false.
  expect(Number(much!.split(",")[1])).toBeGreaterThan(2 * Number(none!.split(",")[1]));
  rmSync(cwd, { recursive: true });
}, 120_000);
