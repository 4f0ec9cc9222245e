// VGG16 through block5_conv3 on a batch of 8 prints of 224², beside PyTorch and TensorFlow on the CPU, two threads each, in turns
// in one run: `node bench/trunk.js` after `npm run build`. The peers are those that the Python of RIDGELAB_PYTHON, else python3,
// can import; a missing one is one line that says so.
import { spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

process.env.RIDGELAB_THREADS ??= "2";
const { createTrunk } = await import("../dist/src/network/trunk/createTrunk.js");
const { heStart } = await import("../dist/src/network/weights/heStart.js");
const { createStream } = await import("../dist/src/random/createStream.js");

const BATCH = 8;
const TURNS = 7;
const GOAL = 0.7;
const python = process.env.RIDGELAB_PYTHON ?? "python3";

const stream = createStream(1, "bench/trunk");
const images = Array.from({ length: BATCH }, () => {
  return { width: 224, height: 224, dpi: 500, data: Float32Array.from({ length: 224 * 224 }, () => stream.integer(256)) };
});
const trunk = createTrunk(heStart(stream), "block5_conv3");
const peers = (await Promise.all(["torch", "tensorflow"].map(startPeer))).filter((peer) => peer);

const ours = [];
const theirs = peers.map(() => []);
for (let turn = -1; turn < TURNS; turn++) {
  const start = performance.now();
  trunk.run(images);
  const mine = (performance.now() - start) / BATCH;
  const others = [];
  for (const peer of peers) others.push(await peer.run());
  if (turn < 0) continue; // the first one warms up
  ours.push(mine);
  for (const [i, other] of others.entries()) theirs[i].push(other);
}
for (const peer of peers) peer.end();
trunk.dispose();

const result = {
  bench: "trunk",
  batch: BATCH,
  turns: TURNS,
  threads: Number(process.env.RIDGELAB_THREADS),
  oursMs: median(ours),
};
for (const [i, { name, version }] of peers.entries()) {
  result[name] = version;
  result[`${name}Ms`] = median(theirs[i]);
}
if (peers.length > 0) {
  result.ratio = round(result.oursMs / Math.min(...theirs.map(median)));
  result.goal = GOAL;
}
console.log(JSON.stringify(result));

/** A process that times one run for each line, in milliseconds an image; undefined where the library cannot be imported. */
async function startPeer(name) {
  const peer = spawn(python, [fileURLToPath(new URL("trunk.py", import.meta.url)), name, String(BATCH)], {
    env: { ...process.env, OMP_NUM_THREADS: "2", TF_CPP_MIN_LOG_LEVEL: "3" },
    stdio: ["pipe", "pipe", "ignore"],
  });
  peer.on("error", () => {}); // no such Python: its output ends, as below
  const answers = createInterface({ input: peer.stdout })[Symbol.asyncIterator]();
  const { value: version } = await answers.next();
  if (version === undefined) {
    console.error(`trunk: ${name} skipped, because ${python} cannot import it (set RIDGELAB_PYTHON to one that can)`);
    return undefined;
  }
  const run = async () => {
    peer.stdin.write("\n");
    return Number((await answers.next()).value);
  };
  return { name, version, run, end: () => peer.stdin.end() };
}

function median(values) {
  return round(values.toSorted((a, b) => a - b)[(values.length - 1) >> 1]);
}

function round(value) {
  return Math.round(value * 1000) / 1000;
}
