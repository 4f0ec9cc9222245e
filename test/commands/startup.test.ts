import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { Command } from "commander";
import { expect, it } from "vitest";
import { listed } from "../../experiments/catalogue.generated.js";
import { loadExperiment } from "../../experiments/load.js";
import { COMMANDS, registerCommands } from "../../src/commands/registerCommands.js";
import { packageRoot } from "../../src/packageRoot.js";

const folder = mkdtempSync(join(tmpdir(), "ridgelab-"));
const cli = join(packageRoot(), "bin", "ridgelab.js");
const log = join(folder, "loaded.txt");

/** Told to Node before a program: writes the address of every module that is imported, or required, into the log. */
const spy = join(folder, "spy.mjs");
const hook = `import { appendFileSync } from "node:fs";
export async function load(url, context, next) { appendFileSync(${JSON.stringify(log)}, url + "\\n"); return next(url, context); }`;
writeFileSync(
  spy,
  `import { appendFileSync } from "node:fs";
import Module, { register } from "node:module";
register("data:text/javascript,${encodeURIComponent(hook)}");
const { _load } = Module;
Module._load = (name, ...rest) => { appendFileSync(${JSON.stringify(log)}, "required " + name + "\\n"); return _load(name, ...rest); };`,
);

/** The packages that a program loads. */
function packagesLoaded(...args: string[]): Set<string> {
  writeFileSync(log, "");
  const { status, stderr } = spawnSync(process.execPath, ["--import", pathToFileURL(spy).href, ...args], {
    cwd: folder,
    encoding: "utf8",
  });
  expect(stderr).toBe("");
  expect(status).toBe(0);
  const lines = readFileSync(log, "utf8").split("\n");
  expect(lines.length).toBeGreaterThan(1);
  const names = lines.map(
    (line) => /node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(line)?.[1] ?? /^required ((?:@[^/]+\/)?[^./][^/]*)/.exec(line)?.[1],
  );
  return new Set(names.filter((name) => name !== undefined && !name.startsWith("node:")) as string[]);
}

const HEAVY = ["@tensorflow/tfjs-core", "@tensorflow/tfjs-layers", "playwright-core", "danfojs-node", "age-encryption", "mathjs"];

it.each(["list", "--help", "--version"])("ridgelab %s loads commander and no other package", (word) => {
  const builtIn = new Set(["fs", "path", "events", "child_process", "process", "url", "util", "crypto", "tty", "os"]);
  expect([...packagesLoaded(cli, word)].filter((name) => !builtIn.has(name))).toEqual(["commander"]);
});

it("a run in which nothing has changed loads neither tfjs, nor a browser, nor YAML", () => {
  const args = [cli, "run", "normal-law", "--profile", "smoke", "--quiet"];
  expect(spawnSync(process.execPath, args, { cwd: folder }).status).toBe(0);
  const loaded = packagesLoaded(...args);
  expect(loaded).toContain("zod");
  expect([...HEAVY, "yaml", "sharp", "tinypool"].filter((name) => loaded.has(name))).toEqual([]);
});

it.each(listed.map(({ id }) => id))("experiment %s can be asked what it is without loading tfjs", (id) => {
  const module = pathToFileURL(join(packageRoot(), "dist", "experiments", id, "index.js")).href;
  const loaded = packagesLoaded("--input-type=module", "--eval", `await import(${JSON.stringify(module)})`);
  expect([...HEAVY, "sharp"].filter((name) => loaded.has(name))).toEqual([]);
});

it("the list of commands says what each command says of itself", async () => {
  const help = async (...args: string[]) => {
    const program = new Command("ridgelab");
    await registerCommands(program, args);
    return program.helpInformation();
  };
  const names = COMMANDS.map(({ usage }) => usage.split(" ", 1)[0]!);
  const short = await help();
  for (const name of names) expect(await help(name)).toBe(short);
});

it("each listed experiment is the one of its id", async () => {
  for (const { id, title, summary, budget } of listed) {
    expect(await loadExperiment(id)).toMatchObject({ id, title, summary, budget });
  }
  expect(await loadExperiment("toString")).toBeUndefined();
});
