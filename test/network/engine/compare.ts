import "@tensorflow/tfjs-backend-cpu";
import "@tensorflow/tfjs-layers"; // registers the gradients
import { setBackend, type Tensor, tensor, tidy } from "@tensorflow/tfjs-core";
import { expect } from "vitest";
import { registerOnnxBackend } from "../../../src/network/engine/registerOnnxBackend.js";
import { createStream } from "../../../src/random/createStream.js";

const stream = createStream(7, "test/network/engine");

/** A float32 tensor of normal values, and the values. */
export function normal(shape: number[]): { shape: number[]; values: Float32Array } {
  const values = new Float64Array(shape.reduce((product, n) => product * n, 1));
  stream.fillNormal(values);
  return { shape, values: Float32Array.from(values) };
}

type Given = ReturnType<typeof normal>;

/** What an operator gives on a backend: the values of every tensor that it returns. */
export async function on(
  backend: "onnx" | "cpu",
  given: Given[],
  operator: (...inputs: Tensor[]) => Tensor[],
): Promise<Float32Array[]> {
  registerOnnxBackend();
  await setBackend(backend);
  let results: Float32Array[] = [];
  // Given back by the function, they would be searched for tensors by tidy, number by number.
  tidy(() => {
    const outputs = operator(...given.map(({ shape, values }) => tensor(values, shape, "float32")));
    results = outputs.map((t) => t.dataSync<"float32">().slice());
  });
  return results;
}

/** Both backends give the same, up to float32's sums: max|a − b| ≤ 1e-5 max|b|. */
export async function expectSameOnBoth(given: Given[], operator: (...inputs: Tensor[]) => Tensor[]): Promise<void> {
  const ours = await on("onnx", given, operator);
  const theirs = await on("cpu", given, operator);
  ours.forEach((values, i) => {
    expectClose(values, theirs[i]);
  });
}

export function expectClose(ours: ArrayLike<number>, wanted: ArrayLike<number>, tolerance = 1e-5): void {
  expect(ours.length).toBe(wanted.length);
  let difference = 0;
  let greatest = 0;
  for (let i = 0; i < wanted.length; i++) {
    if (Number.isNaN(ours[i]) !== Number.isNaN(wanted[i])) difference = Number.POSITIVE_INFINITY;
    else if (ours[i] !== wanted[i] && !Number.isNaN(ours[i])) difference = Math.max(difference, Math.abs(ours[i] - wanted[i]));
    if (Number.isFinite(wanted[i])) greatest = Math.max(greatest, Math.abs(wanted[i]));
  }
  expect(difference).toBeLessThanOrEqual(tolerance * greatest);
}
