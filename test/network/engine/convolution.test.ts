import {
  backend_util,
  conv2d,
  fused,
  grads,
  matMul,
  reshape,
  type Tensor,
  type Tensor1D,
  type Tensor4D,
} from "@tensorflow/tfjs-core";
import { describe, expect, it, vi } from "vitest";
import { convBlocks, imageBlocks } from "../../../src/network/engine/convBlocks.js";
import { expectClose, expectSameOnBoth, normal, on } from "./compare.js";

// The largest take seconds of processor time, which is a minute and more on a machine that does ten other things.
vi.setConfig({ testTimeout: 600_000 });

type Pad = "same" | "valid" | number;

interface Case {
  x: [number, number, number, number];
  filter: [number, number, number, number];
  stride: number | [number, number];
  pad: Pad;
}

const CASES: [string, Case][] = [
  ["a 3 × 3 filter, same padding", { x: [2, 7, 5, 3], filter: [3, 3, 3, 4], stride: 1, pad: "same" }],
  ["a 3 × 3 filter, valid padding, batch 1", { x: [1, 6, 9, 2], filter: [3, 3, 2, 5], stride: 1, pad: "valid" }],
  ["stride 2 and an odd size, same padding", { x: [3, 9, 7, 4], filter: [3, 3, 4, 2], stride: 2, pad: "same" }],
  ["stride 2 and an even size, same padding", { x: [2, 8, 6, 4], filter: [3, 3, 4, 2], stride: 2, pad: "same" }],
  ["unequal strides, valid padding", { x: [2, 11, 8, 3], filter: [4, 2, 3, 3], stride: [3, 2], pad: "valid" }],
  ["a stride beyond the filter", { x: [2, 9, 9, 2], filter: [2, 2, 2, 3], stride: 3, pad: "valid" }],
  ["an even filter, same padding", { x: [2, 6, 6, 2], filter: [2, 4, 2, 3], stride: 1, pad: "same" }],
  ["one pixel's filter", { x: [2, 5, 5, 6], filter: [1, 1, 6, 3], stride: 1, pad: "same" }],
  ["one pixel's filter, stride 2", { x: [1, 5, 5, 6], filter: [1, 1, 6, 3], stride: 2, pad: "valid" }],
  ["as much padding as the filter is wide", { x: [1, 4, 4, 2], filter: [3, 3, 2, 2], stride: 1, pad: 3 }],
  ["a filter as large as the picture", { x: [2, 5, 4, 3], filter: [5, 4, 3, 7], stride: 1, pad: "valid" }],
  ["channels in whole blocks", { x: [3, 7, 5, 32], filter: [3, 3, 32, 16], stride: 1, pad: "same" }],
  ["channels in whole blocks, stride 2", { x: [1, 8, 7, 16], filter: [3, 3, 16, 32], stride: 2, pad: "same" }],
  [
    "channels in whole blocks, valid padding, unequal strides",
    { x: [2, 9, 6, 16], filter: [2, 3, 16, 16], stride: [3, 1], pad: "valid" },
  ],
  ["many channels, an odd size", { x: [3, 7, 5, 128], filter: [3, 3, 128, 160], stride: 1, pad: "same" }],
  ["many channels, batch 1", { x: [1, 8, 4, 160], filter: [3, 3, 160, 128], stride: 1, pad: "same" }],
  ["many channels, one pixel", { x: [2, 1, 1, 128], filter: [3, 3, 128, 128], stride: 1, pad: 1 }],
  ["many channels, stride 2", { x: [2, 6, 6, 128], filter: [3, 3, 128, 128], stride: 2, pad: "same" }],
  ["many channels, valid padding", { x: [2, 6, 6, 128], filter: [3, 3, 128, 128], stride: 1, pad: "valid" }],
  ["long runs of channels", { x: [1, 5, 5, 40], filter: [3, 3, 40, 8], stride: 1, pad: "same" }],
];

describe.each(CASES)("a convolution with %s", (_, given) => {
  const x = normal(given.x);
  const filter = normal(given.filter);
  const sizes = backend_util.computeConv2DInfo(given.x, given.filter, given.stride, 1, given.pad);
  const dy = normal(sizes.outShape);
  const forward = (a: Tensor, b: Tensor) => conv2d(a as Tensor4D, b as Tensor4D, given.stride, given.pad);
  const all = (a: Tensor, b: Tensor, d: Tensor) => [forward(a, b), ...grads(forward)([a, b], d)];

  it("and its gradients are those of float64 loops", async () => {
    const wanted = loops(x.values, filter.values, dy.values, sizes);
    const ours = await on("onnx", [x, filter, dy], all as never);
    ours.forEach((values, i) => {
      expectClose(values, wanted[i]);
    });
  });

  it("and its gradients are those of tfjs's cpu backend", () => expectSameOnBoth([x, filter, dy], all as never));
});

it("a convolution cut into several blocks gives the same as one of float64 loops, with both gradients", async () => {
  const x = normal([5, 40, 40, 64]);
  const filter = normal([3, 3, 64, 2]);
  const sizes = backend_util.computeConv2DInfo([5, 40, 40, 64], [3, 3, 64, 2], 1, 1, "same");
  expect([...convBlocks(sizes)].length).toBeGreaterThan(1);
  const dy = normal(sizes.outShape);
  const forward = (a: Tensor, b: Tensor) => conv2d(a as Tensor4D, b as Tensor4D, 1, "same");
  const ours = await on("onnx", [x, filter, dy], (a, b, d) => [forward(a, b), ...grads(forward)([a, b], d)]);
  const wanted = loops(x.values, filter.values, dy.values, sizes);
  ours.forEach((values, i) => {
    expectClose(values, wanted[i]);
  });
});

it("a convolution of channels in whole blocks that is cut into several gives what one pixel's Gemm gives", async () => {
  const x = normal([3, 160, 160, 64]);
  const filter = normal([1, 1, 64, 16]);
  const sizes = backend_util.computeConv2DInfo([3, 160, 160, 64], [1, 1, 64, 16], 1, 1, "same");
  expect([...imageBlocks(sizes)].length).toBeGreaterThan(1);
  const [convolved, product] = await on("onnx", [x, filter], (a, b) => [
    conv2d(a as Tensor4D, b as Tensor4D, 1, "same"),
    matMul(reshape(a, [3 * 160 * 160, 64]), reshape(b, [64, 16])),
  ]);
  expectClose(convolved, product);
});

it("a convolution of many channels that is cut into several gives what its pictures give alone, and the sum of their filter gradients", async () => {
  const count = 20;
  const x = normal([count, 56, 56, 128]);
  const filter = normal([3, 3, 128, 128]);
  const picture = 56 * 56 * 128;
  const forward = (a: Tensor, b: Tensor) => conv2d(a as Tensor4D, b as Tensor4D, 1, "same");
  const both = (a: Tensor, b: Tensor, d: Tensor) => [forward(a, b), grads(forward)([a, b], d)[1]];
  const [convolved, gradient] = await on("onnx", [x, filter, x], both);
  const sum = new Float64Array(gradient.length);
  for (let i = 0; i < count; i++) {
    const one = { shape: [1, 56, 56, 128], values: x.values.slice(i * picture, (i + 1) * picture) };
    const [alone, part] = await on("onnx", [one, filter, one], both);
    expectClose(convolved.subarray(i * picture, (i + 1) * picture), alone);
    part.forEach((value, k) => {
      sum[k] += value;
    });
  }
  expectClose(gradient, sum);
});

it("a dilated convolution gives what tfjs's cpu backend gives", () =>
  expectSameOnBoth([normal([2, 9, 8, 3]), normal([3, 2, 3, 4])], (x, filter) => [
    conv2d(x as Tensor4D, filter as Tensor4D, 1, "same", "NHWC", [2, 3]),
  ]));

it("a dilated convolution of channels in whole blocks gives what tfjs's cpu backend gives", () =>
  expectSameOnBoth([normal([2, 9, 8, 16]), normal([3, 3, 16, 16])], (x, filter) => [
    conv2d(x as Tensor4D, filter as Tensor4D, 1, "valid", "NHWC", [2, 1]),
  ]));

it("channels-first data go to tfjs's own kernel", () =>
  expectSameOnBoth([normal([2, 3, 6, 5]), normal([3, 3, 3, 4])], (x, filter) => [
    conv2d(x as Tensor4D, filter as Tensor4D, 1, "same", "NCHW"),
  ]));

it.each([
  "linear",
  "relu",
  "relu6",
  "elu",
  "sigmoid",
  "leakyrelu",
] as const)("a fused convolution with bias and %s is what tfjs's cpu backend gives", (activation) =>
  expectSameOnBoth([normal([2, 6, 5, 3]), normal([3, 3, 3, 4]), normal([4])], (x, filter, bias) => [
    fused.conv2d({
      x: x as Tensor4D,
      filter: filter as Tensor4D,
      bias: bias as Tensor1D,
      strides: 1,
      pad: "same",
      activation,
      leakyreluAlpha: 0.1,
    }),
  ]));

/** Output, input gradient and filter gradient by their definition, in float64. */
function loops(
  x: Float32Array,
  filter: Float32Array,
  dy: Float32Array,
  s: ReturnType<typeof backend_util.computeConv2DInfo>,
): [Float64Array, Float64Array, Float64Array] {
  const y = new Float64Array(dy.length);
  const dx = new Float64Array(x.length);
  const dFilter = new Float64Array(filter.length);
  for (let n = 0; n < s.batchSize; n++)
    for (let oh = 0; oh < s.outHeight; oh++)
      for (let ow = 0; ow < s.outWidth; ow++)
        for (let kh = 0; kh < s.filterHeight; kh++)
          for (let kw = 0; kw < s.filterWidth; kw++) {
            const h = oh * s.strideHeight - s.padInfo.top + kh;
            const w = ow * s.strideWidth - s.padInfo.left + kw;
            if (h < 0 || h >= s.inHeight || w < 0 || w >= s.inWidth) continue;
            for (let i = 0; i < s.inChannels; i++)
              for (let o = 0; o < s.outChannels; o++) {
                const xAt = ((n * s.inHeight + h) * s.inWidth + w) * s.inChannels + i;
                const filterAt = ((kh * s.filterWidth + kw) * s.inChannels + i) * s.outChannels + o;
                const yAt = ((n * s.outHeight + oh) * s.outWidth + ow) * s.outChannels + o;
                y[yAt] += x[xAt] * filter[filterAt];
                dx[xAt] += dy[yAt] * filter[filterAt];
                dFilter[filterAt] += dy[yAt] * x[xAt];
              }
          }
  return [y, dx, dFilter];
}
