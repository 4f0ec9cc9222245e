// VGG16 through block5_conv3 and a training step of its tail against PyTorch and TensorFlow, in turns in one run, two threads each:
// `node bench/engine.js` after `npm run build`. A peer runs on the first Python that can import it, of those in RIDGELAB_PYTHON
// (separated as in PATH; default python3); one that is missing is one line that says so.
import { spawn, spawnSync } from "node:child_process";
import { delimiter } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { cast, oneHot, randomUniform } from "@tensorflow/tfjs-core";
import { adam } from "../dist/src/network/engine/adam.js";
import { selectBackend } from "../dist/src/network/engine/selectBackend.js";
import { createTail } from "../dist/src/network/tail.js";
import { createTrunk } from "../dist/src/network/trunk/createTrunk.js";
import { heStart } from "../dist/src/network/weights/heStart.js";
import { createStream } from "../dist/src/random/createStream.js";

const THREADS = "2";
const TURNS = 7;
const WARM_UP = 2;
const TRUNK_BATCH = 8;
const CLASSES = 20;
/** At most this multiple of the faster peer's time. */
const GOALS = { trunk: 0.7, "tail 32": 0.9, "tail 8": 0.9 };

process.env.RIDGELAB_THREADS = THREADS;
const { version } = await selectBackend("onnx");
const ours = { trunk: trunkForward(), "tail 32": tailStep(32), "tail 8": tailStep(8) };
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
    batch: task === "trunk" ? TRUNK_BATCH : Number(task.split(" ")[1]),
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

/** VGG16's layers through block5_conv3, as the lab runs them on prints. */
function trunkForward() {
  const stream = createStream(1, "bench/engine");
  const images = Array.from({ length: TRUNK_BATCH }, () => {
    return { width: 224, height: 224, dpi: 500, data: Float32Array.from({ length: 224 * 224 }, () => stream.integer(256)) };
  });
  const trunk = createTrunk(heStart(stream), "block5_conv3");
  return () => trunk.run(images);
}

/** One step of the layers that the experiment trains, on so many prints. */
function tailStep(batch) {
  const stream = createStream(1, "bench/engine/tail");
  const { model } = createTail(heStart(stream), CLASSES, "average", stream);
  model.compile({ optimizer: adam(1e-4), loss: "categoricalCrossentropy" });
  const features = randomUniform([batch, 14, 14, 512], 0, 1, "float32", 5);
  const labels = Array.from({ length: batch }, (_, i) => i % CLASSES);
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
