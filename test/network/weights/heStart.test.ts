import { describe, expect, it } from "vitest";
import { heStart } from "../../../src/network/weights/heStart.js";
import { vggWeights } from "../../../src/network/weights/vggWeights.js";
import { createStream } from "../../../src/random/createStream.js";

const weights = heStart(createStream(1, "test/he"), "untrained (He, seed 1)");

describe("heStart", () => {
  it("draws kernels with variance 2 / (9 · inputs) and no bias", () => {
    const { kernel, bias } = weights.layers.block4_conv1;
    let squares = 0;
    for (const value of kernel) squares += value ** 2;
    const variance = squares / kernel.length;
    // Of 1,179,648 squares the mean has a relative standard error of √(2/n) = 0.0013.
    expect((variance * 9 * 256) / 2).toBeCloseTo(1, 2);
    expect(bias).toEqual(new Float32Array(512));
  });

  it("is the same whatever was drawn from the stream before", () => {
    const used = createStream(1, "test/he");
    used.uniform();
    expect(heStart(used).digest).toBe(weights.digest);
  });
});

describe("vggWeights", () => {
  it("gives other scaling or one other value another digest", () => {
    const { kernel, bias } = weights.layers.block5_conv3;
    const changed = { ...weights.layers, block5_conv3: { kernel, bias: bias.with(511, 1e-30) } };
    const digests = [weights.digest, vggWeights("a", "bgr-mean", weights.layers).digest, vggWeights("a", "unit", changed).digest];
    expect(new Set(digests).size).toBe(3);
    expect(vggWeights("another name", "unit", weights.layers).digest).toBe(weights.digest);
  });

  it("refuses a missing or misshapen layer", () => {
    const { block2_conv1, ...others } = weights.layers;
    expect(() => vggWeights("a", "unit", others)).toThrow(
      "block2_conv1 has no weights and no biases; VGG16's has 3 × 3 × 64 × 128 and 128",
    );
    const short = { kernel: block2_conv1.kernel.subarray(1), bias: block2_conv1.bias };
    expect(() => vggWeights("a", "unit", { ...others, block2_conv1: short })).toThrow(
      "block2_conv1 has 73727 weights and 128 biases",
    );
  });
});
