// The classifiers against PyTorch and scikit-learn in one run, two threads each: `node bench/classifiers.js [ann|svm|forest …]` after
// `npm run build`. A peer runs on the first Python that can import it, of those in RIDGELAB_PYTHON (separated as in PATH; default python3);
// one that is missing is one line that says so. The deep ANN at full size takes 6 GB and its peer 10, one after the other.
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { freemem, tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { createAnn } from "../dist/src/classifiers/annNetwork.js";
import { annStep } from "../dist/src/classifiers/annStep.js";
import { forest } from "../dist/src/classifiers/forest.js";
import { svm } from "../dist/src/classifiers/svm.js";
import { wilson } from "../dist/src/metrics/wilson.js";
import { createStream } from "../dist/src/random/createStream.js";
import { findPython } from "./findPython.js";

const THREADS = "2";
const INPUTS = 100352;
const CLASSES = 20;
const BATCH = 32;
const STEPS = 3;
const ROWS = { training: 600, test: 200 };
const TREES = 100;
/** How far the classes' centres lie apart, over noise of 2: a tree sees one column at a time and needs more. Some errors are wanted. */
const SIGNAL = { svm: 0.1, forest: 0.6 };
/** At most this multiple of the peer's time. */
const GOALS = { ann: 1.5, svm: 0.1 };

process.env.RIDGELAB_THREADS = THREADS;
const asked = process.argv.slice(2);
const wanted = ["svm", "forest", "ann"].filter((task) => asked.length === 0 || asked.includes(task));
const stream = createStream(1, "bench/classifiers");
if (wanted.includes("svm") || wanted.includes("forest")) await families(wanted.filter((task) => task !== "ann"));
if (wanted.includes("ann")) annSteps();

/** Fit and predict on 600 × 100,352: the same rows for the peer, through a file. */
async function families(tasks) {
  const centres = Float32Array.from({ length: CLASSES * INPUTS }, () => stream.normal());
  const draw = (rows, signal) => {
    const data = new Float32Array(rows * INPUTS);
    const labels = Int32Array.from({ length: rows }, (_, r) => r % CLASSES);
    const noise = new Float64Array(INPUTS);
    for (let r = 0; r < rows; r++) {
      stream.fillNormal(noise);
      // Rectified, as a ReLU's output is.
      for (let c = 0; c < INPUTS; c++)
        data[r * INPUTS + c] = Math.max(0, signal * centres[labels[r] * INPUTS + c] + 2 * noise[c]);
    }
    return { features: { rows, columns: INPUTS, data }, labels, classes: CLASSES };
  };
  const folder = mkdtempSync(join(tmpdir(), "ridgelab-bench-"));
  try {
    const kinds = { svm: svm({ costs: [10], gammas: [0.3] }), forest: forest({ trees: TREES }) };
    for (const task of tasks) {
      const [training, test] = [draw(ROWS.training, SIGNAL[task]), draw(ROWS.test, SIGNAL[task])];
      for (const [name, set] of Object.entries({ training, test })) writeFileSync(join(folder, name), set.features.data);
      const family = kinds[task];
      const start = performance.now();
      const before = process.cpuUsage();
      const fitted = await family.fit(training, stream.substream(task));
      const named = fitted.predict(test.features);
      const ms = performance.now() - start;
      const cpuMs = cpuSince(before);
      const right = named.filter((label, i) => label === test.labels[i]).length;
      const peer = runPeer("sklearn", task, folder);
      report(
        task,
        { rows: ROWS.training, ms, cpuMs, accuracy: right / ROWS.test, accuracyInterval: wilson(right, ROWS.test) },
        peer,
      );
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Steps of the exact network of Table 6 at batch 32; the first warms up. */
function annSteps() {
  if (freemem() < 8e9) {
    console.log(
      JSON.stringify({ bench: "classifiers ann", skipped: `8 GB of free memory are wanted; there are ${freemem() / 1e9}` }),
    );
    return;
  }
  let network = createAnn(INPUTS, CLASSES, [4096, 256], "relu", stream.substream("ann"));
  const data = Float32Array.from({ length: BATCH * INPUTS }, () => Math.max(0, stream.normal() / 4));
  const labels = Int32Array.from({ length: BATCH }, (_, i) => i % CLASSES);
  const times = [];
  const processor = [];
  for (let step = 1; step <= STEPS; step++) {
    const adam = { learningRate: 1e-4, beta1: 0.9, beta2: 0.999, epsilon: 1e-7, step };
    const start = performance.now();
    const before = process.cpuUsage();
    annStep(network, { rows: BATCH, columns: INPUTS, data }, labels, { dropout: 0, adam }, stream);
    times.push(performance.now() - start);
    processor.push(cpuSince(before));
  }
  const peakGb = process.resourceUsage().maxRSS / 2 ** 20;
  network = undefined;
  globalThis.gc?.();
  report(
    "ann",
    { batch: BATCH, ms: median(times.slice(1)), cpuMs: median(processor.slice(1)), peakGb },
    runPeer("torch", "ann", ""),
  );
}

function report(task, ours, peer) {
  const result = { bench: `classifiers ${task}`, threads: Number(THREADS), ...ours, ...peer };
  if (peer.peerMs) {
    const ratios = { ratio: ours.ms / peer.peerMs, cpuRatio: ours.cpuMs / peer.peerCpuMs };
    Object.assign(result, { ...ratios, ...(GOALS[task] && { goal: GOALS[task] }) });
  }
  if (ours.accuracyInterval && peer.peerAccuracy !== undefined) {
    const { low, high } = ours.accuracyInterval;
    result.accuracyInside = peer.peerAccuracy >= low && peer.peerAccuracy <= high;
  }
  console.log(JSON.stringify(result, (_, value) => (typeof value === "number" ? Number(value.toPrecision(4)) : value)));
}

function runPeer(module, task, folder) {
  const python = findPython(module);
  if (!python) return { skipped: `no Python with ${module}: set RIDGELAB_PYTHON` };
  const script = fileURLToPath(new URL("classifiers.py", import.meta.url));
  const { stdout, stderr } = spawnSync(python, [script, task, folder], {
    env: { ...process.env, OMP_NUM_THREADS: THREADS, OPENBLAS_NUM_THREADS: THREADS },
    encoding: "utf8",
  });
  return stdout ? JSON.parse(stdout) : { skipped: stderr.trim().split("\n").at(-1) };
}

/** Processor time of this process's threads: on a busy machine it says more than the clock. */
function cpuSince(before) {
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

function median(values) {
  return values.toSorted((a, b) => a - b)[values.length >> 1];
}
