// Processor time of commands that compute nothing: `list`, `--help`, and runs in which nothing has changed. The goal is 350 ms.
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const cli = fileURLToPath(new URL("../bin/ridgelab.js", import.meta.url));
const cwd = mkdtempSync(join(tmpdir(), "ridgelab-"));
const TIMES = 9;

/** Told to Node before the program: when it ends, it says what the process has used. */
const says =
  'process.on("exit", () => { const { user, system } = process.cpuUsage(); console.error("\\nused", (user + system) / 1000); });';
const spy = `data:text/javascript,${encodeURIComponent(says)}`;

function milliseconds(args) {
  const { status, stderr } = spawnSync(process.execPath, ["--import", spy, cli, ...args], { cwd, encoding: "utf8" });
  if (status !== 0) throw new Error(`ridgelab ${args.join(" ")} ended with ${status}: ${stderr}`);
  return Number(/^used (.*)$/m.exec(stderr)[1]);
}

try {
  const run = (id) => ["run", id, "--profile", "smoke", "--quiet"];
  for (const args of [["list"], ["--help"], run("normal-law"), run("far-frr"), run("classifiers")]) {
    milliseconds(args);
    const times = Array.from({ length: TIMES }, () => milliseconds(args)).sort((a, b) => a - b);
    const what = `ridgelab ${args.join(" ")}${args[0] === "run" ? ", nothing changed" : ""}`;
    console.log(JSON.stringify({ what, processorMs: Math.round(times[TIMES >> 1]), least: Math.round(times[0]), goal: 350 }));
  }
} finally {
  rmSync(cwd, { recursive: true, force: true });
}
