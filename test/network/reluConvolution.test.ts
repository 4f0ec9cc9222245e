import {
  add,
  conv2d,
  grads,
  maxPool,
  relu,
  setBackend,
  type Tensor,
  type Tensor1D,
  type Tensor4D,
  tensor,
} from "@tensorflow/tfjs-core";
import { describe, expect, it } from "vitest";
import { borrow } from "../../src/network/engine/loans.js";
import { registerOnnxBackend } from "../../src/network/engine/registerOnnxBackend.js";
import { ReluConvolution, type ReluConvolutionOptions } from "../../src/network/reluConvolution.js";
import { expectClose, normal } from "./engine/compare.js";

/** tfjs's own operators. */
const plain =
  (pool: boolean) =>
  (x: Tensor, filter: Tensor, bias: Tensor): Tensor => {
    const y = relu(add(conv2d(x as Tensor4D, filter as Tensor4D, 1, "same"), bias as Tensor1D)) as Tensor4D;
    return pool ? maxPool(y, 2, 2, "valid") : y;
  };

/** The layer with given weights, on the backend that is chosen. */
function layered(
  [x, filter, bias]: Tensor[],
  options: ReluConvolutionOptions,
): (x: Tensor, filter: Tensor, bias: Tensor) => Tensor {
  const layer = new ReluConvolution(filter!.shape[3]!, options);
  layer.build(x!.shape);
  layer.setWeights([filter!, bias!]);
  const [kernel, add] = layer.weights;
  return (values, ...weights) => {
    // What the layer reads, so that the gradients of what is given are those of its weights.
    Object.assign(kernel!, { val: weights[0] });
    Object.assign(add!, { val: weights[1] });
    return layer.call(values);
  };
}

/** The gradient that every print's result is given. */
function slopes(length: number, prints: number): Float32Array {
  return Float32Array.from({ length }, (_, i) => Math.sin(1 + 0.7 * (i % (length / prints))));
}

/** What comes out, and the gradients of all that is given. */
async function results(backend: string, given: Given, of: (given: Tensor[]) => (...x: Tensor[]) => Tensor) {
  registerOnnxBackend();
  await setBackend(backend);
  const tensors = given.map(({ values, shape }) => tensor(values, shape, "float32"));
  const operator = of(tensors) as (...x: Tensor[]) => Tensor;
  const y = operator(...tensors);
  const dy = tensor(slopes(y.size, y.shape[0]!), y.shape, "float32");
  return [y, ...grads(operator)(tensors, dy)].map((output) => output.dataSync<"float32">().slice());
}

type Given = { values: Float32Array; shape: number[] }[];

describe.each([
  ["few channels", [[2, 6, 5, 3], [3, 3, 3, 4], [4]]],
  ["whole blocks of channels", [[2, 6, 5, 32], [3, 3, 32, 16], [16]]],
  ["many channels", [[2, 5, 3, 128], [3, 3, 128, 160], [160]]],
  ["many channels and an even size", [[2, 2, 6, 128], [3, 3, 128, 128], [128]]],
] as const)("with %s", (_, shapes) => {
  it.each([false, true])("gives tfjs's conv2d, bias and ReLU, with a maximum: %s, and their gradients", async (pool) => {
    const given = shapes.map((shape) => normal([...shape]));
    const wanted = await results("cpu", given, () => plain(pool));
    for (const backend of ["onnx", "cpu"]) {
      const ours = await results(backend, given, (tensors) => layered(tensors, { pool }));
      ours.forEach((values, i) => {
        expectClose(values, wanted[i]!);
      });
    }
  });
});

it("a window's gradient goes to the first of its greatest values, and nowhere if none is above zero", async () => {
  const values = new Float32Array(2 * 4 * 128);
  // Two windows: in the first two corners are as great, in the other one all are below zero.
  const pixels = [5, 7, -1, -2, 4, 7, -3, -4];
  pixels.forEach((value, pixel) => {
    values.fill(value, pixel * 128, (pixel + 1) * 128);
  });
  const middle = new Float32Array(9 * 128 * 128);
  for (let c = 0; c < 128; c++) middle[4 * 128 * 128 + c * 128 + c] = 1;
  const given = [
    { values, shape: [1, 2, 4, 128] },
    { values: middle, shape: [3, 3, 128, 128] },
    { values: new Float32Array(128), shape: [128] },
  ];
  const [y, x] = await results("onnx", given, (tensors) => layered(tensors, { pool: true }));
  const dy = slopes(256, 1);
  const of = (all: Float32Array, channel: number) => all.filter((_, i) => i % 128 === channel);
  for (const channel of [0, 77, 127]) {
    expectClose(of(y!, channel), Float32Array.of(7, 0));
    const gradient = of(x!, channel);
    expectClose(gradient, Float32Array.of(0, dy[channel]!, 0, 0, 0, 0, 0, 0));
  }
});

it("a batch that is computed in several parts gives what its parts give, and their gradients' sums", async () => {
  // 49 tiles of 128 channels: 74 prints at once.
  const shapes = [[75, 28, 28, 128], [3, 3, 128, 128], [128]];
  const given = shapes.map(normal);
  const size = 28 * 28 * 128;
  const of = (prints: Float32Array) =>
    results("onnx", [{ values: prints, shape: [prints.length / size, 28, 28, 128] }, ...given.slice(1)], (tensors) =>
      layered(tensors, { pool: true }),
    );
  const { values } = given[0]!;
  const [whole, first, last] = [await of(values), await of(values.subarray(0, 74 * size)), await of(values.subarray(74 * size))];
  // y and the input's gradient
  for (const i of [0, 1]) expectClose(whole[i]!, [...first[i]!, ...last[i]!]);
  // the filter's and the bias's
  for (const i of [2, 3]) {
    expectClose(
      whole[i]!,
      first[i]!.map((value, at) => value + last[i]![at]!),
    );
  }
});

it("of two applications each has its own gradients, and their memory is used again afterwards", async () => {
  const given = [[1, 4, 3, 128], [3, 3, 128, 128], [128]].map(normal);
  const twice = (operator: (...x: Tensor[]) => Tensor) => (x: Tensor, filter: Tensor, bias: Tensor) =>
    operator(operator(x, filter, bias), filter, bias);
  const wanted = await results("cpu", given, () => twice(plain(false)));
  const ours = await results("onnx", given, (tensors) => twice(layered(tensors, {})));
  ours.forEach((values, i) => {
    expectClose(values, wanted[i]!);
  });
  // 36 factors of one tile of 128 channels, left from the last use.
  expect(borrow(36 * 128).some((value) => value !== 0)).toBe(true);
});

it("refuses the gradient of an input that it was not to have", async () => {
  const given = [[1, 4, 4, 128], [3, 3, 128, 128], [128]].map(normal);
  const asked = results("onnx", given, (tensors) => layered(tensors, { toInput: false }));
  await expect(asked).rejects.toThrow("the gradient of this ReluConvolution's input was not asked for");
});

it("keeps not-a-number, so that a diverged training shows", async () => {
  registerOnnxBackend();
  await setBackend("onnx");
  const { values } = normal([1, 4, 4, 128]);
  values[0] = Number.NaN;
  const layer = new ReluConvolution(128);
  layer.build([1, 4, 4, 128]);
  layer.setWeights([tensor(normal([3, 3, 128, 128]).values, [3, 3, 128, 128]), tensor(new Float32Array(128))]);
  const out = layer.call(tensor(values, [1, 4, 4, 128])).dataSync<"float32">();
  expect(out[0]).toBeNaN();
});
