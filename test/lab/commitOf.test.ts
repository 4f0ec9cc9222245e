import { spawnSync } from "node:child_process";
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { commitOf } from "../../src/lab/commitOf.js";

const folder = mkdtempSync(join(tmpdir(), "ridgelab-"));
const git = (...args: string[]) =>
  spawnSync("git", ["-C", folder, "-c", "user.name=a", "-c", "user.email=a@b.c", ...args], { encoding: "utf8" });

it("a folder that is no checkout has no commit", () => {
  expect(commitOf(folder)).toBeUndefined();
});

it.skipIf(spawnSync("git", ["--version"]).error)("a checkout has its commit, and says where files differ from it", () => {
  git("init", "--quiet");
  writeFileSync(join(folder, "a"), "1");
  expect(commitOf(folder)).toBeUndefined();
  git("add", "a");
  git("commit", "--quiet", "-m", "one");
  const commit = git("rev-parse", "HEAD").stdout.trim();
  expect(commitOf(folder)).toBe(commit);
  writeFileSync(join(folder, "a"), "2");
  expect(commitOf(folder)).toBe(`${commit}, with changes`);
});
