import { expect, it } from "vitest";
import { type OnnxGraph, onnxModel } from "../../../src/network/engine/onnxModel.js";
import { createSession, ortTensor } from "../../../src/network/engine/ort.js";
import { END, uncopied } from "../../../src/network/engine/uncopied.js";

const graph: OnnxGraph = {
  inputs: [{ name: "x" }],
  outputs: [{ name: "sum" }, { name: "square" }],
  nodes: [
    { op: "Add", inputs: ["x", "one"], outputs: ["sum"] },
    { op: "Mul", inputs: ["x", "x"], outputs: ["square"] },
  ],
  constants: [{ name: "one", shape: [1], values: Float32Array.of(1) }],
};

it("a graph whose outputs nobody copies fills the arrays that it is given, time and again, all or some of them", () => {
  const session = createSession(onnxModel(uncopied(graph)));
  for (const x of [Float32Array.of(2, 3), Float32Array.of(-4, 0.5)]) {
    const [sum, square] = [new Float32Array(2), new Float32Array(2)];
    session.run({ x: ortTensor(x, [2]) }, { sum: ortTensor(sum, [2]), square: ortTensor(square, [2]) });
    expect([...sum]).toEqual(Array.from(x, (v) => v + 1));
    expect([...square]).toEqual(Array.from(x, (v) => v ** 2));
    const again = new Float32Array(2);
    session.run({ x: ortTensor(x, [2]) }, { square: ortTensor(again, [2]) });
    expect(again).toEqual(square);
  }
  session.dispose();
});

it("still says what is wrong with what it is given", () => {
  const session = createSession(onnxModel(uncopied(graph)));
  const outputs = { sum: ortTensor(new Float32Array(3), [3]) };
  expect(() => session.run({ x: ortTensor(new Float32Array(2), [2]) }, outputs)).toThrow(/shape/i);
  expect(() => session.run({ y: ortTensor(new Float32Array(2), [2]) }, outputs)).toThrow();
  session.dispose();
});

it("the output that ends a run comes first, and the graph's own follow", () => {
  expect(uncopied(graph).outputs.map(({ name }) => name)).toEqual([END, "sum", "square"]);
});
