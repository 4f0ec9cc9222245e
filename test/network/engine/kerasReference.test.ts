import { readFileSync } from "node:fs";
import { getBackend, type Tensor, tensor } from "@tensorflow/tfjs-core";
import * as layers from "@tensorflow/tfjs-layers";
import { expect, it } from "vitest";
import { adam } from "../../../src/network/engine/adam.js";
import { selectBackend } from "../../../src/network/engine/selectBackend.js";
import { expectClose } from "./compare.js";

interface Array32 {
  shape: number[];
  values: number[];
}

/** Made by tools/kerasReference.py with the versions that it names. */
const keras = JSON.parse(readFileSync(new URL("reference/keras.json", import.meta.url), "utf8")) as {
  versions: { tensorflow: string; keras: string };
  images: Array32;
  classes: number[];
  before: Array32[];
  losses: number[];
  after: Array32[];
  predictions: number[][];
};

it(`ten training steps are those of Keras ${keras.versions.keras} on TensorFlow ${keras.versions.tensorflow}`, async () => {
  await selectBackend("onnx");
  const { conv2d, maxPooling2d, batchNormalization, globalAveragePooling2d, dense } = layers.layers;
  const model = layers.sequential({
    layers: [
      conv2d({ inputShape: [9, 7, 3], filters: 6, kernelSize: 3, padding: "same", activation: "relu" }),
      conv2d({ filters: 5, kernelSize: 3, strides: 2, padding: "valid", activation: "relu" }),
      maxPooling2d({ poolSize: 2, strides: 1, padding: "same" }),
      batchNormalization({}),
      globalAveragePooling2d({}),
      dense({ units: 4, activation: "softmax" }),
    ],
  });
  model.setWeights(keras.before.map(({ values, shape }) => tensor(values, shape)));
  model.compile({ optimizer: adam(0.01, 1e-12), loss: "categoricalCrossentropy" });
  const images = tensor(keras.images.values, keras.images.shape);
  const classes = tensor(keras.classes.map((c) => [0, 1, 2, 3].map((k) => Number(k === c))));

  const losses: number[] = [];
  for (let step = 0; step < 10; step++) losses.push(Number(await model.trainOnBatch(images, classes)));

  expect(getBackend()).toBe("onnx");
  expectClose(losses, keras.losses);
  model.getWeights().forEach((weights, i) => {
    expectClose(weights.dataSync(), keras.after[i].values);
  });
  expectClose((model.predict(images) as Tensor).dataSync(), keras.predictions.flat());
});
