import { beforeAll, describe, expect, it } from "vitest";
import { selectBackend } from "../../../src/network/engine/selectBackend.js";
import { tailVectors } from "../../../src/network/features/tailVectors.js";
import { VECTOR_LENGTH } from "../../../src/network/tailInput.js";
import { fromFloat16 } from "../../../src/network/trunk/float16.js";
import { heStart } from "../../../src/network/weights/heStart.js";
import { createStream } from "../../../src/random/createStream.js";
import { halfRowsOf } from "../halfRowsOf.js";

const stream = createStream(1, "test");
const start = heStart(stream);
const tail = { pooling: "average", classes: 2, trained: undefined } as const;

/** Weights whose block5_conv3 puts out what it is given, and block5_conv2, too, with a bias a channel. */
function passing(bias: (channel: number) => number) {
  const kernel = new Float32Array(9 * 512 * 512);
  for (let c = 0; c < 512; c++) kernel[(4 * 512 + c) * 512 + c] = 1;
  const none = { kernel, bias: new Float32Array(512) };
  const last = { kernel, bias: Float32Array.from({ length: 512 }, (_, c) => bias(c)) };
  return { ...start, layers: { ...start.layers, block5_conv2: none, block5_conv3: last } };
}

describe("vectors of block5_conv3", () => {
  beforeAll(() => selectBackend("onnx"));

  it("run through channels first, then columns, then rows, as Keras flattens 14 × 14 × 512", () => {
    const features = new Float32Array(VECTOR_LENGTH);
    const at = (y: number, x: number, c: number): number => (y * 14 + x) * 512 + c;
    features[at(2, 5, 7)] = 3;
    const vector = fromFloat16(
      tailVectors(
        passing(() => 0),
        halfRowsOf(features),
        tail,
      ).data,
    );
    expect([...vector.entries()].filter(([, value]) => value > 1e-6)).toEqual([[at(2, 5, 7), 3]]);
    const biases = fromFloat16(
      tailVectors(
        passing((c) => c / 512),
        halfRowsOf(new Float32Array(VECTOR_LENGTH)),
        tail,
      ).data,
    );
    expect(biases.every((value, i) => Math.abs(value - (i % 512) / 512) < 1e-3)).toBe(true);
  });

  it("before the ReLU are those that it cuts off at 0", () => {
    const features = halfRowsOf(Float32Array.from({ length: 2 * VECTOR_LENGTH }, () => stream.uniform()));
    const after = fromFloat16(tailVectors(start, features, tail).data);
    const before = fromFloat16(tailVectors(start, features, { ...tail, linear: true }).data);
    expect(before.some((value) => value < 0)).toBe(true);
    expect(before.every((value, i) => Math.abs(Math.max(0, value) - after[i]!) <= 1e-3 * Math.max(1, after[i]!))).toBe(true);
  });
});
