// The inverse function of the normal law against scipy's ndtri, in turns in one run: `node bench/normal.js` after `npm run build`.
// The peer is the first Python of RIDGELAB_PYTHON, else python3, where scipy can be imported; else one line says that it is skipped.
import { spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { createStream } from "../dist/src/random/createStream.js";
import { normalQuantiles } from "../dist/src/random/normalQuantiles.js";
import { findPython } from "./findPython.js";

const N = 1_000_000;
const TURNS = 41;
const WARM_UP = 5;
const python = findPython("scipy.special");

if (!python) {
  console.log(JSON.stringify({ bench: "normal", skipped: "no Python with scipy: set RIDGELAB_PYTHON" }));
} else {
  const peer = spawn(python, [fileURLToPath(new URL("normal.py", import.meta.url)), String(N)], {
    env: { ...process.env, OMP_NUM_THREADS: "1" },
    stdio: ["pipe", "pipe", "inherit"],
  });
  const answers = createInterface({ input: peer.stdout })[Symbol.asyncIterator]();
  const versions = JSON.parse((await answers.next()).value);
  const stream = createStream(1, "bench/normal");
  const uniforms = new Float64Array(N);
  const target = new Float64Array(N);
  stream.fillUniformOpen(uniforms);
  const tasks = {
    given: { run: () => normalQuantiles(uniforms, target), goal: 1 / 0.85 },
    generated: { run: () => stream.fillNormal(target), goal: 1 },
  };
  for (const [task, { run, goal }] of Object.entries(tasks)) {
    const ours = [];
    const theirs = [];
    for (let turn = -WARM_UP; turn < TURNS; turn++) {
      const start = performance.now();
      run();
      const mine = ((performance.now() - start) * 1e6) / N;
      peer.stdin.write(`${task}\n`);
      const other = Number((await answers.next()).value);
      if (turn < 0) continue;
      ours.push(mine);
      theirs.push(other);
    }
    const ratio = median(ours.map((mine, i) => mine / theirs[i]));
    const result = {
      bench: `normal ${task}`,
      n: N,
      turns: TURNS,
      oursNs: median(ours),
      ndtriNs: median(theirs),
      ratio,
      goal,
      ...versions,
    };
    console.log(JSON.stringify(result, (_, value) => (Number.isFinite(value) ? Number(value.toPrecision(4)) : value)));
  }
  peer.stdin.end();
}

function median(values) {
  return [...values].sort((a, b) => a - b)[values.length >> 1];
}
