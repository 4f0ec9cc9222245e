import "@tensorflow/tfjs-backend-cpu";
import { cast, getKernel, memory, oneHot, randomNormal, registerKernel, tensor1d, unregisterKernel } from "@tensorflow/tfjs-core";
import * as layers from "@tensorflow/tfjs-layers";
import { beforeAll, expect, it } from "vitest";
import { adam } from "../../../src/network/engine/adam.js";
import { KERNELS } from "../../../src/network/engine/kernels/index.js";
import { selectBackend } from "../../../src/network/engine/selectBackend.js";

/** Calls that went to tfjs's own kernels although there is a replacement. */
const passedOn = new Map<string, number>();

beforeAll(async () => {
  for (const kernelName of Object.keys(KERNELS)) {
    const { kernelFunc, ...rest } = getKernel(kernelName, "cpu");
    unregisterKernel(kernelName, "cpu");
    registerKernel({
      ...rest,
      kernelFunc: (call) => {
        passedOn.set(kernelName, (passedOn.get(kernelName) ?? 0) + 1);
        return kernelFunc(call);
      },
    });
  }
  await selectBackend("onnx");
});

function smallModel(): layers.LayersModel {
  const { conv2d, maxPooling2d, batchNormalization, globalAveragePooling2d, dense } = layers.layers;
  const model = layers.sequential({
    layers: [
      conv2d({ inputShape: [14, 14, 16], filters: 32, kernelSize: 3, padding: "same", activation: "relu" }),
      conv2d({ filters: 32, kernelSize: 3, padding: "same", activation: "relu" }),
      maxPooling2d({ poolSize: 2 }),
      batchNormalization({}),
      globalAveragePooling2d({}),
      dense({ units: 4, activation: "softmax" }),
    ],
  });
  model.compile({ optimizer: adam(1e-3), loss: "categoricalCrossentropy", metrics: ["accuracy"] });
  return model;
}

it("training by model.fit uses the replaced kernels, keeps no tensor and lets the process grow by no more than 5 % in ten epochs", async () => {
  const model = smallModel();
  const images = randomNormal([64, 14, 14, 16], 0, 1, "float32", 3);
  const classes = cast(
    oneHot(
      tensor1d(
        Array.from({ length: 64 }, (_, i) => i % 4),
        "int32",
      ),
      4,
    ),
    "float32",
  );
  const epochs = (count: number) => model.fit(images, classes, { epochs: count, batchSize: 8, verbose: 0 });
  await epochs(20);
  const { numTensors } = memory();
  const before = process.memoryUsage().rss;
  await epochs(10);
  expect(memory().numTensors).toBe(numTensors);
  expect(process.memoryUsage().rss / before).toBeLessThan(1.05);
  expect(passedOn).toEqual(new Map());
});
