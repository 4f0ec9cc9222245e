// The exact solver against OR-tools' CP-SAT, and BV against OR-tools' routing search, one thread each, in turns in one run on the same
// random uniform points: `node bench/routes.js` after `npm run build`. The peer is the first Python of RIDGELAB_PYTHON, else python3, where
// ortools can be imported; else one line says that it is skipped and only ours is measured.
import { spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { createStream } from "../dist/src/random/createStream.js";
import { bv } from "../dist/src/routes/bv.js";
import { exact } from "../dist/src/routes/exact.js";
import { findPython } from "./findPython.js";

const INSTANCES = { 16: 40, 20: 40, 50: 12, 70: 12, 100: 8 };
/** On one thread CP-SAT takes minutes at 50. */
const MOST_FOR_PEER = 20;
/** What the solver was made for: milliseconds, of the mean at 16 points and of the median at the others. */
const GOALS = { 16: 1.5, 20: 5, 50: 50, 70: 100, 100: 2000 };
/** OR-tools takes whole distances; the unit square is this wide. */
const SCALE = 1_000_000;
const peer = startPeer();
const versions = peer ? JSON.parse(await peer.answer()) : { peer: "no Python with ortools: set RIDGELAB_PYTHON" };

const stream = createStream(1, "bench/routes");
for (let i = 0; i < 100; i++) exact({ points: drawn(16, `warm-up ${i}`) });
for (const shape of ["path", "cycle"]) {
  for (const [n, instances] of Object.entries(INSTANCES).map(([n, instances]) => [Number(n), instances])) {
    const ours = [];
    const theirs = [];
    const gaps = [];
    const theirGaps = [];
    const bvMs = [];
    const routingMs = [];
    let agree = 0;
    for (let i = 0; i < instances; i++) {
      const points = drawn(n, `${shape} ${i}`);
      const mine = timed(() => exact({ points, shape }));
      const heuristic = timed(() => bv({ points, shape }));
      ours.push(mine.ms);
      bvMs.push(heuristic.ms);
      gaps.push(100 * (heuristic.length / mine.length - 1));
      if (!peer) continue;
      const routing = await peer.ask({ task: "routing", shape, points });
      routingMs.push(routing.ms);
      theirGaps.push(100 * (routing.length / mine.length - 1));
      if (n > MOST_FOR_PEER) continue;
      const proven = await peer.ask({ task: "exact", shape, points });
      theirs.push(proven.ms);
      // Their distances are rounded to a millionth of the side each.
      if (Math.abs(proven.length - mine.length) <= n / SCALE) agree++;
    }
    report({
      bench: "routes exact",
      shape,
      n,
      instances,
      meanMs: mean(ours),
      medianMs: quantile(ours, 0.5),
      p95Ms: quantile(ours, 0.95),
      goalMs: GOALS[n],
      ...(theirs.length > 0 && {
        cpSatMedianMs: quantile(theirs, 0.5),
        ratio: quantile(ours, 0.5) / quantile(theirs, 0.5),
        sameLength: agree,
      }),
    });
    report({
      bench: "routes bv",
      shape,
      n,
      instances,
      medianMs: quantile(bvMs, 0.5),
      meanGapPercent: mean(gaps),
      ...(peer && { routingMedianMs: quantile(routingMs, 0.5), routingMeanGapPercent: mean(theirGaps) }),
    });
  }
}
peer?.end();

function drawn(n, name) {
  const own = stream.substream(n).substream(name);
  return Array.from({ length: n }, () => ({ x: own.uniform(), y: own.uniform() }));
}

/** Processor time, which other work of the machine does not lengthen. */
function timed(solve) {
  const began = process.cpuUsage();
  const { length } = solve();
  const { user, system } = process.cpuUsage(began);
  return { length, ms: (user + system) / 1000 };
}

function startPeer() {
  const python = findPython("ortools.sat.python.cp_model");
  if (!python) return undefined;
  const child = spawn(python, [fileURLToPath(new URL("routes.py", import.meta.url)), String(SCALE)], {
    stdio: ["pipe", "pipe", "inherit"],
  });
  const answers = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const answer = async () => (await answers.next()).value;
  const ask = async (question) => {
    child.stdin.write(`${JSON.stringify(question)}\n`);
    return JSON.parse(await answer());
  };
  return { answer, ask, end: () => child.stdin.end() };
}

function report(result) {
  console.log(JSON.stringify({ ...result, ...versions }, (_, v) => (typeof v === "number" ? Number(v.toPrecision(4)) : v)));
}

function mean(values) {
  return values.reduce((sum, v) => sum + v, 0) / values.length;
}

function quantile(values, q) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(q * sorted.length))];
}
