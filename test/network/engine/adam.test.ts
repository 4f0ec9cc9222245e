import {
  mean,
  type Optimizer,
  type Scalar,
  square,
  sub,
  type Tensor,
  tensor1d,
  train,
  type Variable,
  variable,
} from "@tensorflow/tfjs-core";
import { expect, it } from "vitest";
import { adam } from "../../../src/network/engine/adam.js";
import { expectClose, normal, on } from "./compare.js";

const start = normal([50]).values;
const goal = normal([50]).values;

function steps(optimizer: Optimizer, weights: Variable, count: number): void {
  for (let i = 0; i < count; i++) optimizer.minimize(() => mean(square(sub(weights, tensor1d(goal)))) as Scalar);
}

it("ten steps are those of tfjs's Adam", async () => {
  const run = (optimizer: Optimizer): Tensor[] => {
    const weights = variable(tensor1d(start));
    steps(optimizer, weights, 10);
    return [weights];
  };
  const [ours] = await on("onnx", [], () => run(adam(0.01)));
  const [theirs] = await on("onnx", [], () => run(train.adam(0.01, 0.9, 0.999, 1e-7)));
  expectClose(ours, theirs, 1e-6);
  expect(ours).not.toEqual(start);
});

it("a step leaves the old values to whoever kept them", async () => {
  await on("onnx", [], () => {
    const weights = variable(tensor1d(start));
    const kept = weights.clone();
    steps(adam(0.05), weights, 1);
    expect([...kept.dataSync()]).toEqual([...start]);
    return [];
  });
});

it("a run that goes on from saved moments is the run that was not broken off", async () => {
  await on("onnx", [], () => []);
  const whole = variable(tensor1d(start));
  const broken = variable(tensor1d(start));
  steps(adam(0.05), whole, 6);
  const before = adam(0.05);
  steps(before, broken, 3);
  const after = adam(0.05);
  await after.setWeights(await before.getWeights());
  const builtAnew = variable(tensor1d(broken.dataSync()));
  steps(after, builtAnew, 3);
  expect([...builtAnew.dataSync()]).toEqual([...whole.dataSync()]);
});

it("the learning rate may change between steps", async () => {
  await on("onnx", [], () => {
    const weights = variable(tensor1d(start));
    const optimizer = adam(0.05);
    optimizer.learningRate = 0;
    steps(optimizer, weights, 2);
    expect([...weights.dataSync()]).toEqual([...start]);
    return [];
  });
});
