import { describe, expect, it } from "vitest";
import { orderInName, todaysKernel } from "../../../src/network/weights/kernelOrder.js";

describe("a kernel with its channels first", () => {
  // One input and two outputs; the second's taps are 9 more.
  const first = Float32Array.from({ length: 18 }, (_, k) => k);
  const turn = (order: "tensorflow" | "theano") => [...todaysKernel(first, { inputs: 1, outputs: 2, first: true, order })];

  it("has the outputs last afterwards", () => {
    expect(turn("tensorflow")).toEqual([0, 9, 1, 10, 2, 11, 3, 12, 4, 13, 5, 14, 6, 15, 7, 16, 8, 17]);
  });

  it("of Theano is turned by 180° besides", () => {
    expect(turn("theano")).toEqual([8, 17, 7, 16, 6, 15, 5, 14, 4, 13, 3, 12, 2, 11, 1, 10, 0, 9]);
  });

  it("keeps inputs and outputs apart", () => {
    const numbered = Float32Array.from({ length: 3 * 2 * 9 }, (_, k) => k);
    const kernel = todaysKernel(numbered, { inputs: 2, outputs: 3, first: true, order: "tensorflow" });
    // Row 1, column 2, input 1, output 2.
    expect(kernel[((1 * 3 + 2) * 2 + 1) * 3 + 2]).toBe(((2 * 2 + 1) * 3 + 1) * 3 + 2);
  });
});

it("Theano's kernels with their channels last are turned only", () => {
  const last = Float32Array.from({ length: 18 }, (_, k) => k);
  const kernel = todaysKernel(last, { inputs: 1, outputs: 2, first: false, order: "theano" });
  expect([...kernel]).toEqual([16, 17, 14, 15, 12, 13, 10, 11, 8, 9, 6, 7, 4, 5, 2, 3, 0, 1]);
  expect(todaysKernel(last, { inputs: 1, outputs: 2, first: false, order: "tensorflow" })).toBe(last);
});

it("the published files' names say how their kernels are meant", () => {
  expect(orderInName("vgg16_weights_th_dim_ordering_th_kernels_notop.h5")).toBe("theano");
  expect(orderInName("vgg16_weights_tf_dim_ordering_tf_kernels.h5")).toBe("tensorflow");
  expect(orderInName("vgg16_weights_tf_dim_ordering_th_kernels_notop.h5")).toBe("theano");
  expect(orderInName("vgg16.h5")).toBeUndefined();
});
