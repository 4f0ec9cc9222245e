import {
  add,
  addN,
  cast,
  div,
  gather,
  grads,
  matMul,
  mean,
  mul,
  relu,
  step,
  sub,
  sum,
  type Tensor,
  tensor1d,
  tile,
} from "@tensorflow/tfjs-core";
import { describe, expect, it } from "vitest";
import { expectClose, expectSameOnBoth, normal, on } from "./compare.js";

const SHAPES: [string, number[], number[]][] = [
  ["equal shapes", [3, 4, 5], [3, 4, 5]],
  ["a value for each channel", [2, 3, 4, 5], [5]],
  ["a column", [4, 5], [4, 1]],
  ["a number", [3, 4], []],
  ["two numbers", [], []],
  ["a picture's mean spread over its pixels", [2, 1, 1, 5], [2, 3, 4, 5]],
  ["each repeated in the other's dimension", [4, 1, 3, 1], [1, 5, 1, 2]],
  ["nothing", [0, 3], [3]],
];

describe.each(SHAPES)("%s", (_, aShape, bShape) => {
  const a = normal(aShape);
  const b = normal(bShape);

  it.each([
    ["add", add],
    ["subtract", sub],
    ["multiply", mul],
    ["divide", div],
  ])("%s as on tfjs's cpu backend, with gradients", async (_name, operator) => {
    const [result] = await on("onnx", [a, b], (p, q) => [operator(p, q)]);
    await expectSameOnBoth([a, b], (p, q) => [operator(p, q)]);
    if (result.length > 0)
      await expectSameOnBoth([a, b], (p, q) => grads((x: Tensor, y: Tensor) => operator(x, y) as Tensor)([p, q]));
  });
});

it("element-wise operators give what float64 gives, rounded", async () => {
  const a = normal([6, 5]);
  const b = normal([5]);
  const pair = (operator: (p: number, q: number) => number) => a.values.map((value, i) => operator(value, b.values[i % 5]));
  const ours = await on("onnx", [a, b], (p, q) => [add(p, q), sub(p, q), mul(p, q), div(p, q)]);
  expect(ours).toEqual([pair((p, q) => p + q), pair((p, q) => p - q), pair((p, q) => p * q), pair((p, q) => p / q)]);
});

describe.each([
  ["all axes", undefined],
  ["the last axis", [-1]],
  ["the first axes, as a bias's gradient", [0, 1, 2]],
  ["the middle axes, as the average of a picture", [1, 2]],
  ["axes that lie apart", [0, 2]],
  ["no axis", []],
])("over %s", (_, axis) => {
  it.each([false, true])("sum and mean are those of tfjs's cpu backend, with gradients (axes kept: %s)", (keep) =>
    expectSameOnBoth([normal([3, 4, 5, 2])], (x) => [
      sum(x, axis, keep),
      mean(x, axis, keep),
      ...grads((t: Tensor) => mean(t, axis, keep) as Tensor)([x]),
    ]));
});

it("sums are taken in float64", async () => {
  const x = { shape: [3], values: Float32Array.of(1e8, 1, -1e8) };
  expect((await on("onnx", [x], (t) => [sum(t)]))[0][0]).toBe(1);
});

it("the rectifier keeps what is positive, not-a-number of either sign and plus infinity, and nothing else", async () => {
  const minusNaN = new Float32Array(Uint32Array.of(0xffc00000).buffer)[0];
  const values = Float32Array.of(2, -2, 0, -0, 1e-40, -1e-40, Infinity, -Infinity, NaN, minusNaN, 3e38, -3e38);
  const [rectified, slope] = await on("onnx", [{ shape: [12], values }], (x) => [relu(x), step(x)]);
  expect([...rectified].map((v) => v + 0)).toEqual([
    2,
    0,
    0,
    0,
    Math.fround(1e-40),
    0,
    Infinity,
    0,
    NaN,
    NaN,
    Math.fround(3e38),
    0,
  ]);
  expect([...slope]).toEqual([1, 0, 0, 0, 1, 0, 1, 0, NaN, NaN, 1, 0]);
});

it("the rectifier and its gradient are those of tfjs's cpu backend", () =>
  expectSameOnBoth([normal([4, 5]), normal([4, 5])], (x, dy) => [
    relu(x),
    ...grads((t: Tensor) => relu(t))([x], dy),
    step(x, 0.2),
  ]));

it("a sum of many tensors and repeated tensors are those of tfjs's cpu backend", () =>
  expectSameOnBoth([normal([2, 3]), normal([2, 3]), normal([2, 3])], (a, b, c) => [
    addN([a, b, c]),
    tile(a, [3, 2]),
    tile(b, [1, 4]),
    tile(c, [2, 1]),
  ]));

it("slices are gathered along any axis", () =>
  expectSameOnBoth([normal([5, 4, 3])], (x) => {
    const wanted = tensor1d([2, 0, 2], "int32");
    return [gather(x, wanted), gather(x, wanted, 1), gather(x, wanted, 2)];
  }));

it("an index outside the axis is refused", async () => {
  const x = normal([5, 4]);
  await expect(on("onnx", [x], (t) => [gather(t, tensor1d([5], "int32"))])).rejects.toThrow("index 5 is not in [0, 4]");
});

it("whole numbers are left to tfjs's own kernels", async () => {
  const x = { shape: [2], values: Float32Array.of(7, 8) };
  const [quotient] = await on("onnx", [x], (t) => [add(cast(t, "int32"), cast(t, "int32"))]);
  expectClose(quotient, [14, 16]);
});

it("numbers that were whole before they were cast are numbers like others", () =>
  expectSameOnBoth([{ shape: [2, 2], values: Float32Array.of(7, -8, 1, 0) }], (t) => {
    const whole = cast(cast(t, "int32"), "float32");
    const truth = cast(cast(t, "bool"), "float32");
    return [
      relu(whole),
      relu(truth),
      matMul(whole, truth),
      sum(truth),
      mul(whole, truth),
      gather(truth, tensor1d([1, 0], "int32")),
    ];
  }));
