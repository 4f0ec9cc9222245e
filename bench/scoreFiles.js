// `ridgelab metrics` of a score file of 1.5 million rows, whole: `node bench/scoreFiles.js [FINGERS]` after `npm run build`; default 433
// fingers of 4 prints, all pairs. Once with the prints named and once without; the goal is 20 s on two free cores. Then what reading and the
// bootstrap take of it, beside Python's csv.reader with float and pandas.read_csv (RIDGELAB_PYTHON, else python3) where they are there.
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { allPairs } from "../dist/src/metrics/pairs.js";
import { readScores } from "../dist/src/metrics/readScores.js";
import { scoreSet } from "../dist/src/metrics/scoreSet.js";
import { verification } from "../dist/src/metrics/verification.js";
import { writeScores } from "../dist/src/metrics/writeScores.js";
import { createStream } from "../dist/src/random/createStream.js";
import { findPython } from "./findPython.js";

const FINGERS = Number(process.argv[2] ?? 433);
const IMPRESSIONS = 4;
const GOAL = 20;
const ridgelab = fileURLToPath(new URL("../bin/ridgelab.js", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "ridgelab-bench-"));

try {
  const stream = createStream(1, "bench/scoreFiles");
  const prints = Array.from({ length: FINGERS * IMPRESSIONS }, (_, i) => {
    const finger = `${Math.floor(i / IMPRESSIONS) + 1}`;
    return { finger, name: `${finger}_${(i % IMPRESSIONS) + 1}` };
  });
  const pairs = allPairs(prints);
  const scores = pairs.map(({ genuine }) => Number((stream.normal() + (genuine ? 3 : 0)).toFixed(6)));
  const { compared, ...unnamed } = scoreSet(pairs, scores, prints);
  for (const [name, set] of Object.entries({ named: { ...unnamed, compared }, unnamed })) {
    const path = join(folder, `${name}.csv`);
    writeScores(path, set);
    const size = { rows: pairs.length, mb: statSync(path).size / 1e6 };
    report(`whole, ${name}`, {
      ...size,
      ...program(process.execPath, ridgelab, "metrics", path, "--out", join(folder, name)),
      goal: GOAL,
    });
    report(`reading, ${name}`, { ...size, ...here(() => readScores(path)) });
    const replicates = 100;
    const read = readScores(path);
    report(`bootstrap, ${name}`, { replicates, ...here(() => verification(read, createStream(1, "v"), { replicates })) });
  }
  for (const [peer, code] of [
    ["csv.reader", "import csv,sys\nrows=[(r[0],r[1],r[2]=='1',float(r[3])) for r in list(csv.reader(open(sys.argv[1])))[1:]]"],
    ["pandas.read_csv", "import pandas,sys\npandas.read_csv(sys.argv[1])"],
  ]) {
    const script = join(folder, "peer.py");
    writeFileSync(script, code);
    const python = findPython(peer.split(".")[0]);
    const found = python && program(python, script, join(folder, "named.csv"));
    report(`reading by ${peer}`, found?.status === 0 ? found : { skipped: `no Python with ${peer}: set RIDGELAB_PYTHON` });
  }
} finally {
  rmSync(folder, { recursive: true });
}

/** A program's wall-clock time, and processor time as bash tells it. */
function program(...command) {
  const began = performance.now();
  const { status, stderr } = spawnSync("bash", ["-c", 'TIMEFORMAT="%U %S"; time "$@"', "bash", ...command], { encoding: "utf8" });
  const [user, system] = stderr.trim().split("\n").at(-1).split(/\s+/).map(Number);
  return { status, s: (performance.now() - began) / 1e3, cpuS: user + system };
}

function here(run) {
  const before = process.cpuUsage();
  const began = performance.now();
  run();
  const { user, system } = process.cpuUsage(before);
  return { s: (performance.now() - began) / 1e3, cpuS: (user + system) / 1e6, maxRssMB: process.resourceUsage().maxRSS / 1024 };
}

function report(what, found) {
  const result = { bench: `scoreFiles ${what}`, ...found };
  console.log(JSON.stringify(result, (_, value) => (typeof value === "number" ? Number(value.toPrecision(3)) : value)));
}
