import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, describe, expect, it } from "vitest";
import { packageRoot } from "../src/packageRoot.js";

const folder = mkdtempSync(join(tmpdir(), "ridgelab-silence-"));
afterAll(() => rmSync(folder, { recursive: true }));

const compiled = (file: string): string => JSON.stringify(pathToFileURL(join(packageRoot(), "dist", "src", file)).href);

/** What strace is told; a file follows. */
const TRACE = ["-f", "-e", "trace=connect,sendto,sendmsg,sendmmsg", "-o"];
/** What it writes of a call over the network, a name's look-up among them. */
const CALLS = /\b(connect|send\w+)\(/;

/** Each loads the library, fails at what is no model, and lives on for as long as the library's telemetry takes to begin. */
const programs: [where: string, program: string][] = [
  [
    "in the main thread",
    `const { createSession } = await import(${compiled("network/engine/ort.js")});
     try { createSession(new Uint8Array(4)); } catch (error) { console.log(error.message); }
     await new Promise((done) => setTimeout(done, 1000));`,
  ],
  [
    "in a worker of the pool, where the main thread never loads it",
    `const { closePool, mapOnPool } = await import(${compiled("lab/pool.js")});
     const load = { module: "src/network/engine/ort", name: "createSession" };
     await mapOnPool(load, [0], () => [new Uint8Array(4)]).catch((error) => console.log(error.message));
     await new Promise((done) => setTimeout(done, 1000));
     await closePool();`,
  ],
];

it("every dependency can be loaded without a file in the home and temporary folders, or a call over the network", () => {
  const home = mkdtempSync(join(folder, "home-"));
  const calls = join(folder, "imports.txt");
  const program = `
    const { readFileSync } = await import("node:fs");
    await import(${compiled("switchOffTelemetry.js")});
    for (const name of Object.keys(JSON.parse(readFileSync("package.json", "utf8")).dependencies)) {
      // plotly.js wants a browser, and h5wasm has its entry elsewhere.
      if (name !== "plotly.js") await import(name === "h5wasm" ? "h5wasm/node" : name);
    }
    await new Promise((done) => setTimeout(done, 500));
    process.stdout.write("loaded\\n", () => process.exit());`;
  const printed = hasStrace()
    ? run("strace", program, home, [...TRACE, calls, process.execPath])
    : run(process.execPath, program, home);
  expect(printed).toMatch(/loaded\n$/);
  expect(readdirSync(home)).toEqual([]);
  if (hasStrace()) expect(readFileSync(calls, "utf8")).not.toMatch(CALLS);
});

describe("ONNX Runtime's telemetry is off", () => {
  it.each(programs)("%s: the home and temporary folders stay empty", (_, program) => {
    const home = mkdtempSync(join(folder, "home-"));
    expect(run(process.execPath, program, home)).toMatch(/model/);
    expect(readdirSync(home)).toEqual([]);
  });

  it.skipIf(!hasStrace()).each(programs)(
    "%s: no name is looked up, no host called (skipped where strace cannot run)",
    (_, program) => {
      const home = mkdtempSync(join(folder, "home-"));
      const calls = join(folder, "calls.txt");
      expect(run("strace", program, home, [...TRACE, calls, process.execPath])).toMatch(/model/);
      expect(readFileSync(calls, "utf8")).not.toMatch(CALLS);
    },
  );
});

it("a worker that was started before it was off refuses to load the library", () => {
  const file = join(folder, "worker.mjs");
  writeFileSync(file, programs[0][1]);
  const program = `import { Worker } from "node:worker_threads"; new Worker(${JSON.stringify(file)}, { execArgv: [] });`;
  expect(run(process.execPath, program, folder)).toMatch(/^ONNX Runtime's telemetry is not switched off: import ridgelab before/);
});

/** What a program in JavaScript prints, with nothing of ours in its environment. */
function run(command: string, program: string, home: string, args: readonly string[] = []): string {
  const env = { PATH: process.env.PATH, HOME: home, TMPDIR: home, TMP: home, TEMP: home, USERPROFILE: home };
  const { stdout } = spawnSync(command, [...args, "--input-type=module", "--eval", program], {
    cwd: packageRoot(),
    encoding: "utf8",
    env,
  });
  return stdout;
}

function hasStrace(): boolean {
  return spawnSync("strace", ["-o", join(folder, "none.txt"), "true"]).status === 0;
}
