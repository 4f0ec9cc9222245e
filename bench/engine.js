// VGG16's frozen layers and a training step of its tail against PyTorch and TensorFlow, in turns in one run, two threads each:
// `node bench/engine.js` after `npm run build`. A peer runs on the first Python that can import it, of those in RIDGELAB_PYTHON
// (separated as in PATH; default python3); one that is missing is one line that says so.
import { spawn, spawnSync } from "node:child_process";
import { delimiter } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { cast, oneHot, randomNormal } from "@tensorflow/tfjs-core";
import * as tfjs from "@tensorflow/tfjs-layers";
import { adam } from "../dist/src/network/engine/adam.js";
import { onnxModel } from "../dist/src/network/engine/onnxModel.js";
import { createSession, ortTensor } from "../dist/src/network/engine/ort.js";
import { selectBackend } from "../dist/src/network/engine/selectBackend.js";

const THREADS = "2";
const TURNS = 7;
const WARM_UP = 2;
const TRUNK = [64, 64, "pool", 128, 128, "pool", 256, 256, 256, "pool", 512, 512, 512, "pool", 512];
const TRUNK_BATCH = 8;
const TAIL_BATCH = 32;
const CLASSES = 20;
/** At most this multiple of the faster peer's time. */
const GOALS = { trunk: 0.7, tail: 1.5 };

process.env.RIDGELAB_THREADS = THREADS;
const { version } = await selectBackend("onnx");
const ours = { trunk: trunkForward(), tail: tailStep() };
const peers = [];
for (const name of ["torch", "tensorflow"]) {
  const peer = await startPeer(name);
  if (peer) peers.push(peer);
  else console.log(JSON.stringify({ bench: "engine", skipped: `no Python with ${name}: set RIDGELAB_PYTHON` }));
}

for (const [task, goal] of Object.entries(GOALS)) {
  const times = { ours: [], ...Object.fromEntries(peers.map(({ name }) => [name, []])) };
  for (let turn = -WARM_UP; turn < TURNS; turn++) {
    const start = performance.now();
    await ours[task]();
    const taken = { ours: performance.now() - start };
    for (const peer of peers) taken[peer.name] = await peer.run(task);
    if (turn >= 0) for (const [name, ms] of Object.entries(taken)) times[name].push(ms);
  }
  const faster = times.ours.map((_, i) => Math.min(...peers.map(({ name }) => times[name][i])));
  const result = {
    bench: `engine ${task}`,
    batch: task === "trunk" ? TRUNK_BATCH : TAIL_BATCH,
    threads: Number(THREADS),
    turns: TURNS,
    ...Object.fromEntries(Object.entries(times).map(([name, values]) => [`${name}Ms`, median(values)])),
    ...(peers.length > 0 ? { ratio: median(times.ours.map((ms, i) => ms / faster[i])), goal } : {}),
    engine: version,
    ...Object.assign({}, ...peers.map((peer) => peer.versions)),
  };
  console.log(JSON.stringify(result, (_, value) => (Number.isFinite(value) ? Number(value.toPrecision(4)) : value)));
}
for (const peer of peers) peer.end();

/** The frozen layers as one ONNX graph. */
function trunkForward() {
  const nodes = [];
  const constants = [];
  let last = "x";
  let channels = 3;
  let side = 224;
  TRUNK.forEach((layer, i) => {
    const name = `layer${i}`;
    if (layer === "pool") {
      nodes.push({ op: "MaxPool", inputs: [last], outputs: [name], attributes: { kernel_shape: [2, 2], strides: [2, 2] } });
      side /= 2;
    } else {
      const weights = randomNormal([layer, channels, 3, 3], 0, Math.sqrt(2 / (9 * channels)), "float32", i).dataSync();
      constants.push({ name: `w${i}`, shape: [layer, channels, 3, 3], values: weights });
      const attributes = { kernel_shape: [3, 3], pads: [1, 1, 1, 1] };
      nodes.push({ op: "Conv", inputs: [last, `w${i}`], outputs: [`sum${i}`], attributes });
      nodes.push({ op: "Relu", inputs: [`sum${i}`], outputs: [name] });
      channels = layer;
    }
    last = name;
  });
  const inputs = [{ name: "x", shape: ["batch", 3, 224, 224] }];
  const session = createSession(onnxModel({ inputs, outputs: [{ name: last }], nodes, constants }));
  const shape = [TRUNK_BATCH, 3, 224, 224];
  const x = ortTensor(randomNormal(shape, 0, 1, "float32", 99).dataSync(), shape);
  const outShape = [TRUNK_BATCH, channels, side, side];
  const out = ortTensor(new Float32Array(outShape.reduce((product, n) => product * n)), outShape);
  return () => session.run({ x }, { [last]: out });
}

/** One step of the layers after them, as the experiment trains them. */
function tailStep() {
  const { conv2d, maxPooling2d, batchNormalization, globalAveragePooling2d, dense } = tfjs.layers;
  const conv = (more) => conv2d({ filters: 512, kernelSize: 3, padding: "same", activation: "relu", ...more });
  const model = tfjs.sequential({
    layers: [
      conv({ inputShape: [14, 14, 512] }),
      conv(),
      maxPooling2d({ poolSize: 2 }),
      batchNormalization(),
      globalAveragePooling2d({}),
      dense({ units: CLASSES, activation: "softmax" }),
    ],
  });
  model.compile({ optimizer: adam(1e-4), loss: "categoricalCrossentropy" });
  const features = randomNormal([TAIL_BATCH, 14, 14, 512], 0, 1, "float32", 5);
  const labels = Array.from({ length: TAIL_BATCH }, (_, i) => i % CLASSES);
  const classes = cast(oneHot(labels, CLASSES), "float32");
  return () => model.trainOnBatch(features, classes);
}

async function startPeer(name) {
  const pythons = (process.env.RIDGELAB_PYTHON ?? "python3").split(delimiter);
  const python = pythons.find((path) => spawnSync(path, ["-c", `import ${name}`]).status === 0);
  if (!python) return undefined;
  const child = spawn(python, [fileURLToPath(new URL("engine.py", import.meta.url)), name], {
    env: { ...process.env, OMP_NUM_THREADS: THREADS },
    stdio: ["pipe", "pipe", "ignore"],
  });
  const answers = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const versions = JSON.parse((await answers.next()).value);
  return {
    name,
    versions,
    async run(task) {
      child.stdin.write(`${task}\n`);
      return Number((await answers.next()).value);
    },
    end: () => child.stdin.end(),
  };
}

function median(values) {
  return values.toSorted((a, b) => a - b)[values.length >> 1];
}
