import { add, conv2d, grads, relu, setBackend, type Tensor, type Tensor1D, type Tensor4D, tensor } from "@tensorflow/tfjs-core";
import { expect, it } from "vitest";
import { registerOnnxBackend } from "../../src/network/engine/registerOnnxBackend.js";
import { ReluConvolution } from "../../src/network/reluConvolution.js";
import { expectClose, normal } from "./engine/compare.js";

/** tfjs's own three operators. */
const plain = (x: Tensor, filter: Tensor, bias: Tensor): Tensor =>
  relu(add(conv2d(x as Tensor4D, filter as Tensor4D, 1, "same"), bias as Tensor1D));

/** The layer with given weights, on the backend that is chosen. */
function layered([x, filter, bias]: Tensor[]): (x: Tensor, filter: Tensor, bias: Tensor) => Tensor {
  const layer = new ReluConvolution(filter!.shape[3]!);
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

async function results(backend: string, shapes: number[][], of: (given: Tensor[]) => (...x: Tensor[]) => Tensor) {
  registerOnnxBackend();
  await setBackend(backend);
  const given = shapes.map((shape, i) => tensor(GIVEN.get(`${i} ${shape}`)!, shape, "float32"));
  const operator = of(given);
  const outputs = [
    operator(...given),
    ...grads(operator as (...x: Tensor[]) => Tensor)(
      given,
      tensor(DY.get(`${shapes[0]}`)!, [...shapes[0]!.slice(0, 3), shapes[1]![3]!]),
    ),
  ];
  return outputs.map((output) => output.dataSync<"float32">().slice());
}

const SHAPES = [
  ["few channels", [[2, 6, 5, 3], [3, 3, 3, 4], [4]]],
  ["whole blocks of channels", [[2, 6, 5, 32], [3, 3, 32, 16], [16]]],
  ["many channels", [[3, 7, 5, 128], [3, 3, 128, 160], [160]]],
] as const;
const GIVEN = new Map<string, Float32Array>();
const DY = new Map<string, Float32Array>();
for (const [, shapes] of SHAPES) {
  for (const [i, shape] of shapes.entries()) GIVEN.set(`${i} ${shape}`, normal([...shape]).values);
  DY.set(`${shapes[0]}`, normal([...shapes[0].slice(0, 3), shapes[1][3]]).values);
}

it.each(SHAPES)("with %s gives tfjs's conv2d, bias and ReLU, and their gradients", async (_, shapes) => {
  const given = shapes.map((shape) => [...shape]);
  const wanted = await results("cpu", given, () => plain);
  for (const backend of ["onnx", "cpu"]) {
    const ours = await results(backend, given, layered);
    ours.forEach((values, i) => {
      expectClose(values, wanted[i]!);
    });
  }
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
