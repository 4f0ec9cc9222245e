// Error rates against scikit-learn and bob.measure, in turns in one run: `node bench/metrics.js` after `npm run build`.
// The peer is the first Python of RIDGELAB_PYTHON, else python3, where scikit-learn can be imported; else one line says that it is skipped.
import { spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { equalErrorRate, nearestErrorRate } from "../dist/src/metrics/equalErrorRate.js";
import { errorCurve } from "../dist/src/metrics/errorCurve.js";
import { allPairs } from "../dist/src/metrics/pairs.js";
import { replicateIntervals } from "../dist/src/metrics/replicateIntervals.js";
import { replicateValues } from "../dist/src/metrics/replicateValues.js";
import { scoreSet } from "../dist/src/metrics/scoreSet.js";
import { createStream } from "../dist/src/random/createStream.js";
import { findPython } from "./findPython.js";

const N = 1_000_000;
const [FINGERS, IMPRESSIONS, REPLICATES] = [10, 8, 2000];
const TURNS = 5;
const python = findPython("sklearn");

if (!python) {
  console.log(JSON.stringify({ bench: "metrics", skipped: "no Python with scikit-learn: set RIDGELAB_PYTHON" }));
} else {
  const args = [N, FINGERS, IMPRESSIONS, REPLICATES].map(String);
  const peer = spawn(python, [fileURLToPath(new URL("metrics.py", import.meta.url)), ...args], {
    env: { ...process.env, OMP_NUM_THREADS: "1" },
    stdio: ["pipe", "pipe", "inherit"],
  });
  const answers = createInterface({ input: peer.stdout })[Symbol.asyncIterator]();
  const versions = JSON.parse((await answers.next()).value);
  const stream = createStream(1, "bench/metrics");
  const genuine = Uint8Array.from({ length: N }, (_, i) => Number(i % 10 === 0));
  const large = { scores: Float64Array.from(genuine, (one) => stream.uniform() + 0.6 * one), genuine };
  const prints = Array.from({ length: FINGERS * IMPRESSIONS }, (_, i) => ({
    name: String(i),
    finger: String(Math.floor(i / IMPRESSIONS)),
  }));
  const pairs = allPairs(prints);
  const scores = pairs.map((pair) => stream.uniform() + 0.6 * Number(pair.genuine));
  const small = scoreSet(pairs, scores, prints);
  const tasks = {
    rates: { run: () => equalErrorRate(errorCurve(large)), n: N },
    bob: { run: () => nearestErrorRate(errorCurve(large)), n: N },
    bootstrap: {
      run: () => replicateIntervals(replicateValues(small, { eer: equalErrorRate }, stream, { from: 0, to: REPLICATES })),
      n: pairs.length,
      replicates: REPLICATES,
    },
  };
  if (!versions["bob.measure"]) delete tasks.bob;
  for (const [task, { run, ...size }] of Object.entries(tasks)) {
    const ours = [];
    const theirs = [];
    for (let turn = -1; turn < TURNS; turn++) {
      const start = performance.now();
      run();
      const mine = (performance.now() - start) / 1000;
      peer.stdin.write(`${task}\n`);
      const other = Number((await answers.next()).value);
      if (turn < 0) continue;
      ours.push(mine);
      theirs.push(other);
    }
    const ratio = median(ours.map((mine, i) => mine / theirs[i]));
    const result = {
      bench: `metrics ${task}`,
      ...size,
      turns: TURNS,
      oursS: median(ours),
      peerS: median(theirs),
      ratio,
      ...versions,
    };
    console.log(JSON.stringify(result, (_, value) => (typeof value === "number" ? Number(value.toPrecision(4)) : value)));
  }
  peer.stdin.end();
}

function median(values) {
  return [...values].sort((a, b) => a - b)[values.length >> 1];
}
