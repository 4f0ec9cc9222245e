import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";

/** The commit of a checkout, and whether files differ from it; undefined where the folder is none. */
export function commitOf(folder: string): string | undefined {
  if (!existsSync(join(folder, ".git"))) return undefined;
  const git = (...args: string[]): string => spawnSync("git", ["-C", folder, ...args], { encoding: "utf8" }).stdout?.trim() ?? "";
  const commit = git("rev-parse", "--verify", "--quiet", "HEAD");
  if (commit === "") return undefined;
  return git("status", "--porcelain", "--untracked-files=no") === "" ? commit : `${commit}, with changes`;
}
