import { grads, maxPool, type Tensor, type Tensor4D } from "@tensorflow/tfjs-core";
import { describe, expect, it } from "vitest";
import { expectSameOnBoth, normal, on } from "./compare.js";

describe.each([
  ["halves", [2, 6, 8, 3], 2, 2, "valid"],
  ["an odd size, valid padding", [1, 7, 5, 4], 2, 2, "valid"],
  ["an odd size, same padding", [2, 7, 5, 4], 2, 2, "same"],
  ["overlapping windows", [2, 6, 5, 3], 3, 1, "same"],
  ["windows with gaps", [2, 9, 9, 2], 2, 3, "valid"],
] as const)("pooling %s", (_, shape, size, stride, pad) => {
  const pool = (x: Tensor) => maxPool(x as Tensor4D, size, stride, pad);

  it("and its gradient are those of tfjs's cpu backend", () =>
    expectSameOnBoth([normal([...shape])], (x) => [pool(x), ...grads(pool)([x])]));

  it("and its gradient are the same after a ReLU, where many are 0", () => {
    const { values } = normal([...shape]);
    const rectified = { shape: [...shape], values: values.map((v) => Math.max(0, v)) };
    return expectSameOnBoth([rectified], (x) => [pool(x), ...grads(pool)([x])]);
  });
});

it("of equal values the first gets the gradient, once", async () => {
  const [pooled, gradient] = await on("onnx", [{ shape: [1, 2, 2, 1], values: Float32Array.of(1, 3, 3, 2) }], (x) => {
    const pool = (t: Tensor) => maxPool(t as Tensor4D, 2, 2, "valid");
    return [pool(x), ...grads(pool)([x])];
  });
  expect([...pooled]).toEqual([3]);
  expect([...gradient]).toEqual([0, 1, 0, 0]);
});
