import { expect, it } from "vitest";
import { onnxModel } from "../../../src/network/engine/onnxModel.js";
import { createSession, ortTensor } from "../../../src/network/engine/ort.js";

it("a graph with constants, lists, integers, floats and an unknown batch size is read and run by ONNX Runtime", () => {
  const session = createSession(
    onnxModel({
      inputs: [{ name: "x", shape: ["batch", 1, 4, 4] }],
      outputs: [{ name: "y", shape: ["batch", 2] }],
      nodes: [
        { op: "Conv", inputs: ["x", "filter", "bias"], outputs: ["c"], attributes: { kernel_shape: [3, 3], pads: [1, 1, 1, 1] } },
        { op: "Relu", inputs: ["c"], outputs: ["r"] },
        { op: "MaxPool", inputs: ["r"], outputs: ["p"], attributes: { kernel_shape: [4, 4] } },
        { op: "Reshape", inputs: ["p", "flat"], outputs: ["f"] },
        { op: "Gemm", inputs: ["f", "matrix"], outputs: ["y"], attributes: { alpha: 0.5, beta: { float: 1 }, transB: 1 } },
      ],
      constants: [
        { name: "filter", shape: [1, 1, 3, 3], values: new Float32Array(9).fill(1) },
        { name: "bias", shape: [1], values: Float32Array.of(-5) },
        { name: "flat", shape: [2], values: BigInt64Array.of(-1n, 1n) },
        { name: "matrix", shape: [2, 1], values: Float32Array.of(2, 10) },
      ],
    }),
  );
  const out = new Float32Array(4);
  const x = Float32Array.from([...new Array(16).fill(1), ...new Array(16).fill(0)]);
  session.run({ x: ortTensor(x, [2, 1, 4, 4]) }, { y: ortTensor(out, [2, 2]) });
  expect([...out]).toEqual([4, 20, 0, 0]);
  session.dispose();
});

it("a constant that does not fill its shape is refused", () => {
  const constants = [{ name: "w", shape: [2, 3], values: new Float32Array(5) }];
  expect(() => onnxModel({ inputs: [], outputs: [], nodes: [], constants })).toThrow(
    "constant w has 5 values; its shape [2,3] takes 6",
  );
});

it("an operator of a named domain is written with it", () => {
  const node = { op: "Gelu", inputs: ["x"], outputs: ["y"], domain: "com.microsoft" };
  const session = createSession(onnxModel({ inputs: [{ name: "x" }], outputs: [{ name: "y" }], nodes: [node] }));
  const out = new Float32Array(1);
  session.run({ x: ortTensor(Float32Array.of(0), [1]) }, { y: ortTensor(out, [1]) });
  expect(out[0]).toBe(0);
});
