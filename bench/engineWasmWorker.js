// The WebAssembly peer of bench/engine.js, with the lines of engine.py: TensorFlow.js on @tensorflow/tfjs-backend-wasm, which is none of the lab's
// dependencies. `node engineWasmWorker.js FOLDER`: FOLDER has it, tfjs-core, tfjs-layers and tfjs-backend-cpu in node_modules. In Node it has one thread.
import { createRequire } from "node:module";
import { join } from "node:path";
import { createInterface } from "node:readline";

const TRUNK = [64, 64, "pool", 128, 128, "pool", 256, 256, 256, "pool", 512, 512, 512, "pool", 512, 512, 512];
const [TRUNK_BATCH, TAIL_BATCHES, CLASSES] = [8, [32, 8], 20];

// The backend would fetch its own file, which is no address, and say so, before it reads it.
Reflect.deleteProperty(globalThis, "fetch");
const require = createRequire(join(process.argv[2], "peer.js"));
const tf = require("@tensorflow/tfjs-core");
const { layers, sequential } = require("@tensorflow/tfjs-layers");
const { version_wasm: version } = require("@tensorflow/tfjs-backend-wasm");
await tf.setBackend("wasm");
await tf.ready();

const conv = (filters, inputShape) =>
  layers.conv2d({ filters, kernelSize: 3, padding: "same", activation: "relu", kernelInitializer: "glorotUniform", inputShape });
const pool = () => layers.maxPooling2d({ poolSize: 2, strides: 2 });

function trunk() {
  const model = sequential();
  for (const [i, layer] of TRUNK.entries())
    model.add(layer === "pool" ? pool() : conv(layer, i === 0 ? [224, 224, 3] : undefined));
  const pictures = tf.randomUniform([TRUNK_BATCH, 224, 224, 3]);
  return async () => {
    const features = model.predict(pictures);
    await features.data();
    features.dispose();
  };
}

function tail(batch) {
  const model = sequential();
  const head = [
    layers.globalAveragePooling2d({}),
    layers.batchNormalization({}),
    layers.dense({ units: CLASSES, activation: "softmax" }),
  ];
  for (const layer of [conv(512, [14, 14, 512]), conv(512), pool(), ...head]) model.add(layer);
  model.compile({ optimizer: tf.train.adam(1e-4), loss: "categoricalCrossentropy" });
  const features = tf.randomUniform([batch, 14, 14, 512]);
  const labels = Array.from({ length: batch }, (_, i) => i % CLASSES);
  const classes = tf.cast(tf.oneHot(tf.tensor1d(labels, "int32"), CLASSES), "float32");
  return () => model.trainOnBatch(features, classes);
}

const tasks = { trunk: trunk(), ...Object.fromEntries(TAIL_BATCHES.map((n) => [`tail ${n}`, tail(n)])) };
console.log(JSON.stringify({ "tfjs-backend-wasm": version }));
for await (const task of createInterface({ input: process.stdin })) {
  const start = performance.now();
  try {
    await tasks[task]();
    console.log(performance.now() - start);
  } catch (error) {
    console.log(String(error.message).split("\n")[0]);
  }
}
