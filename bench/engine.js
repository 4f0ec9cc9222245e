// VGG16 through block5_conv3 and a training step of its tail against PyTorch, TensorFlow and TensorFlow.js in WebAssembly, in turns in one run, two
// threads each (one in WebAssembly, which has no more in Node): `node bench/engine.js [TURNS]` after `npm run build`. A peer runs on the first Python that
// can import it, of those in RIDGELAB_PYTHON (separated as in PATH; default python3), and on the packages in RIDGELAB_TFJS_WASM, a folder made by
// `npm install @tensorflow/tfjs-{core,layers,backend-cpu,backend-wasm}@4.22.0`; one that is missing is one line that says so.
import { spawn } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { cast, oneHot, randomUniform } from "@tensorflow/tfjs-core";
import { adam } from "../dist/src/network/engine/adam.js";
import { selectBackend } from "../dist/src/network/engine/selectBackend.js";
import { createTail } from "../dist/src/network/tail.js";
import { splitItems } from "../dist/src/network/train/trainBySplit.js";
import { createTrunk } from "../dist/src/network/trunk/createTrunk.js";
import { heStart } from "../dist/src/network/weights/heStart.js";
import { createStream } from "../dist/src/random/createStream.js";
import { findPython } from "./findPython.js";

const THREADS = "2";
const TURNS = Number(process.argv[2] ?? 7);
const WARM_UP = Math.min(2, TURNS);
const TRUNK_BATCH = 8;
const CLASSES = 20;
/** At most this multiple of the faster peer's time. */
const GOALS = { trunk: 0.7, "tail 32": 0.9, "tail 8": 0.9 };

process.env.RIDGELAB_THREADS = THREADS;
const { version } = await selectBackend("onnx");
const ours = { trunk: trunkForward(), "tail 32": tailStep(32), "tail 8": tailStep(8) };
const peers = [];
for (const name of ["torch", "tensorflow", "wasm"]) {
  const peer = name === "wasm" ? await startWasm() : await startPython(name);
  if (peer) peers.push(peer);
  else {
    const wanted =
      name === "wasm"
        ? "no @tensorflow/tfjs-backend-wasm: set RIDGELAB_TFJS_WASM"
        : `no Python with ${name}: set RIDGELAB_PYTHON`;
    report({ bench: "engine", skipped: wanted });
  }
}
const versions = { engine: version, ...Object.assign({}, ...peers.map((peer) => peer.versions)) };

/** The median of each task by whom it was done. */
const medians = {};
for (const [task, goal] of Object.entries(GOALS)) {
  const times = { ours: [], ...Object.fromEntries(peers.map(({ name }) => [name, []])) };
  const cannot = {};
  for (let turn = -WARM_UP; turn < TURNS; turn++) {
    const start = performance.now();
    await ours[task]();
    const taken = { ours: performance.now() - start };
    for (const { name, run } of peers.filter(({ name }) => !(name in cannot))) {
      const answer = await run(task);
      taken[name] = Number(answer);
      if (Number.isNaN(taken[name])) cannot[name] = answer;
    }
    if (turn >= 0) for (const [name, ms] of Object.entries(taken)) times[name].push(ms);
  }
  const done = Object.entries(times).filter(([name]) => !(name in cannot));
  medians[task] = Object.fromEntries(done.map(([name, values]) => [name, median(values)]));
  const ratioTo = ([, values]) => median(times.ours.map((ms, i) => ms / values[i]));
  const [, ...others] = done;
  const fastest = times.ours.map((_, i) => Math.min(...others.map(([, values]) => values[i])));
  report({
    bench: `engine ${task}`,
    batch: task === "trunk" ? TRUNK_BATCH : Number(task.split(" ")[1]),
    threads: Number(THREADS),
    turns: TURNS,
    ...Object.fromEntries(done.map(([name]) => [`${name}Ms`, medians[task][name]])),
    ...Object.fromEntries(others.map((other) => [`ratio to ${other[0]}`, ratioTo(other)])),
    ...Object.fromEntries(Object.entries(cannot).map(([name, why]) => [`${name} cannot`, why])),
    ...(others.length > 0 ? { ratio: ratioTo(["", fastest]), goal } : {}),
    ...versions,
  });
}
report({ ...composed(), ...versions });
for (const peer of peers) peer.end();

/** What `vgg16-training --profile paper` takes of whoever does both parts of it: worked out from the medians above, not measured. */
function composed() {
  const { pictures, steps } = paperTrainings();
  const seconds = (name) => ((pictures / TRUNK_BATCH) * medians.trunk[name] + steps * medians["tail 32"][name]) / 1000;
  const able = Object.keys(medians.trunk).filter((name) => name in medians["tail 32"]);
  return {
    bench: "engine vgg16-training --profile paper, composed",
    from: `${pictures} pictures through the trunk and ${steps} steps of 32, at the medians of this run; without tests after epochs`,
    ...Object.fromEntries(able.map((name) => [`${name}S`, seconds(name)])),
    ...Object.fromEntries(able.slice(1).map((name) => [`ratio to ${name}`, seconds("ours") / seconds(name)])),
  };
}

/** Pictures and steps of that experiment's kept run: trainings by image, by impression, and the leaky one, as large as that. */
function paperTrainings() {
  const kept = new URL("../results/reference/vgg16-training/config.json", import.meta.url);
  const { fingers, impressions, input, epochs, batch, shares } = JSON.parse(readFileSync(kept, "utf8"));
  if (batch !== 32) throw new RangeError(`the kept run's batch must be 32, as the step's above; got ${batch}`);
  const count = (length, of) => Array.from({ length }, (_, i) => of(i)).flat();
  const items = count(fingers, (finger) =>
    count(impressions[finger % impressions.length], (impression) =>
      count(input.copies + 1, (copy) => ({ finger: String(finger), impression: String(impression), copy })),
    ),
  );
  const stepsBy = (splitBy) => {
    const { training } = splitItems(items, splitBy, createStream(1, `bench/engine/${splitBy}`), shares);
    return epochs * Math.ceil(training.length / batch);
  };
  return { pictures: items.length, steps: stepsBy("image") + 2 * stepsBy("impression") };
}

function report(result) {
  console.log(JSON.stringify(result, (_, value) => (Number.isFinite(value) ? Number(value.toPrecision(4)) : value)));
}

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

async function startPython(name) {
  const python = findPython(name);
  return python && startPeer(name, python, [fileURLToPath(new URL("engine.py", import.meta.url)), name]);
}

async function startWasm() {
  const folder = process.env.RIDGELAB_TFJS_WASM;
  if (!folder || !existsSync(join(folder, "node_modules/@tensorflow/tfjs-backend-wasm"))) return undefined;
  return startPeer("wasm", process.execPath, [fileURLToPath(new URL("engineWasmWorker.js", import.meta.url)), folder]);
}

/** A process that says its versions in a line and answers each task's name with the milliseconds that it took, or with why it cannot do it. */
async function startPeer(name, program, given) {
  const child = spawn(program, given, { env: { ...process.env, OMP_NUM_THREADS: THREADS }, stdio: ["pipe", "pipe", "ignore"] });
  const answers = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const { value: first } = await answers.next();
  if (first === undefined) return undefined;
  return {
    name,
    versions: JSON.parse(first),
    async run(task) {
      child.stdin.write(`${task}\n`);
      const { value = "it ended" } = await answers.next();
      return value;
    },
    end: () => child.stdin.end(),
  };
}

function median(values) {
  return values.toSorted((a, b) => a - b)[values.length >> 1];
}
