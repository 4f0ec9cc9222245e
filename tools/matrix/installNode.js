import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { call } from "./call.js";

/** A Node of npm's package `node`, kept in `work`: `{ binary, path, version }`, or `{ missing }`, which says why there is none. */
export async function installNode(version, work) {
  try {
    const binary = version === "this" ? process.execPath : await binaryOf(version, work);
    const said = await call([binary, "--version"]);
    return { binary, path: dirname(binary), version: said.trim().slice(1) };
  } catch (error) {
    return { missing: error.message.split("\n").at(-1) };
  }
}

async function binaryOf(version, work) {
  const folder = join(work, `node-${version}`);
  const binary = join(folder, "node_modules", "node", "bin", "node");
  if (!existsSync(binary)) {
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, "package.json"), "{}");
    await call(["npm", "install", "--no-audit", "--no-fund", "--prefer-offline", `node@${version}`], { cwd: folder });
  }
  return binary;
}
