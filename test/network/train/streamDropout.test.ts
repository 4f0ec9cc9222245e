import { ones, type Tensor } from "@tensorflow/tfjs-core";
import { beforeAll, describe, expect, it } from "vitest";
import { selectBackend } from "../../../src/network/engine/selectBackend.js";
import { StreamDropout } from "../../../src/network/train/streamDropout.js";
import { createStream } from "../../../src/random/createStream.js";

describe("dropout by a stream", () => {
  beforeAll(() => selectBackend("onnx"));

  const dropped = (rate: number, training: boolean): Float32Array => {
    const layer = new StreamDropout(rate);
    layer.stream = createStream(1, "test/dropout");
    return layer.call(ones([40, 500]) as Tensor, { training }).dataSync<"float32">();
  };

  it("makes a value 0 as often as its rate says, and divides the others by what is left, so that the mean stays", () => {
    const values = dropped(0.25, true);
    const zeros = values.filter((value) => value === 0).length;
    // The standard deviation of the share of 20,000 draws at a quarter is 0.003.
    expect(zeros / values.length).toBeCloseTo(0.25, 1);
    expect(values.every((value) => value === 0 || value === Math.fround(4 / 3))).toBe(true);
  });

  it("changes nothing where nothing is trained, or nothing dropped", () => {
    expect(dropped(0.25, false).every((value) => value === 1)).toBe(true);
    expect(dropped(0, true).every((value) => value === 1)).toBe(true);
  });

  it("needs a stream, and a rate in [0, 1)", () => {
    expect(() => new StreamDropout(0.5).call(ones([2, 2]), { training: true })).toThrow("no stream");
    for (const rate of [-0.1, 1, Number.NaN]) expect(() => new StreamDropout(rate)).toThrow("dropout must be at least 0");
  });
});
