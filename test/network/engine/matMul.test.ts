import { fused, grads, matMul, type Tensor, type Tensor1D } from "@tensorflow/tfjs-core";
import { describe, expect, it } from "vitest";
import { expectClose, expectSameOnBoth, normal, on } from "./compare.js";

describe.each([
  [false, false],
  [false, true],
  [true, false],
  [true, true],
])("a matrix product (a turned: %s, b turned: %s)", (turnA, turnB) => {
  const a = normal(turnA ? [5, 3] : [3, 5]);
  const b = normal(turnB ? [7, 5] : [5, 7]);

  it("is that of float64 loops", async () => {
    const wanted = new Float64Array(21);
    for (let i = 0; i < 3; i++)
      for (let j = 0; j < 7; j++)
        for (let k = 0; k < 5; k++)
          wanted[i * 7 + j] += a.values[turnA ? k * 3 + i : i * 5 + k] * b.values[turnB ? j * 5 + k : k * 7 + j];
    const [ours] = await on("onnx", [a, b], (p, q) => [matMul(p, q, turnA, turnB)]);
    expectClose(ours, wanted);
  });

  it("has the gradients of tfjs's cpu backend", () =>
    expectSameOnBoth([a, b, normal([3, 7])], (p, q, dy) =>
      grads((x: Tensor, y: Tensor) => matMul(x, y, turnA, turnB))([p, q], dy),
    ));
});

it.each([
  ["many by many", [2, 3, 4, 5], [2, 3, 5, 6]],
  ["many by one", [4, 2, 3], [1, 3, 2]],
  ["one by many", [2, 3], [5, 3, 2]],
  ["a batch of one", [1, 2, 3], [1, 3, 2]],
  ["broadcasting both ways", [2, 1, 2, 3], [1, 3, 3, 2]],
])("products of %s are those of tfjs's cpu backend", (_, a, b) =>
  expectSameOnBoth([normal(a), normal(b)], (p, q) => [matMul(p, q)]));

it.each([
  "linear",
  "relu",
  "relu6",
  "elu",
  "sigmoid",
  "leakyrelu",
] as const)("a fused product with bias and %s is that of tfjs's cpu backend", (activation) =>
  expectSameOnBoth([normal([4, 6]), normal([6, 3]), normal([3])], (a, b, bias) => [
    fused.matMul({ a, b, bias: bias as Tensor1D, activation, leakyreluAlpha: 0.1 }),
  ]));

it("matrices that do not fit are refused", async () => {
  await expect(on("onnx", [normal([2, 3]), normal([4, 2])], (a, b) => [matMul(a, b)])).rejects.toThrow(/inner|shared/);
});
