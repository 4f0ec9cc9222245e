import { describe, expect, it } from "vitest";
import { createTrunk } from "../../../src/network/trunk/createTrunk.js";
import type { TrunkLayer } from "../../../src/network/trunk/trunkGraph.js";
import { heStart } from "../../../src/network/weights/heStart.js";
import type { VggWeights } from "../../../src/network/weights/vggWeights.js";
import type { GrayImage } from "../../../src/prints/grayImage.js";
import { createStream } from "../../../src/random/createStream.js";
import { expectClose } from "../engine/compare.js";
import { naiveVgg } from "./naiveVgg.js";

const unit = withBiases(heStart(createStream(1, "test/trunk")));

describe("createTrunk", () => {
  it.each<[TrunkLayer, VggWeights["scaling"], number]>([
    ["block5_conv1", "bgr-mean", 16],
    ["block5_conv3", "unit", 32],
  ])("computes %s of a %s print of %i pixels as float64 loops do", (until, scaling, size) => {
    const weights = { ...unit, scaling };
    const image = noise(size, 7);
    const trunk = createTrunk(weights, until, size);
    const features = trunk.run([image]);
    trunk.dispose();
    expect(trunk.shape).toEqual([size / 16, size / 16, 512]);
    const wanted = naiveVgg(weights, until, image);
    expect(features).toHaveLength(wanted.length);
    const largest = Math.max(...wanted);
    expect(largest).toBeGreaterThan(0);
    expect(Math.max(...wanted.map((value, i) => Math.abs(value - features[i])))).toBeLessThan(1e-5 * largest);
  });

  it("gives every print its own features, whatever the batches, and tells how far it is", () => {
    const trunk = createTrunk(unit, "block5_conv1", 32);
    const images = Array.from({ length: 11 }, (_, i) => noise(32, i));
    const told: number[] = [];
    const together = trunk.run(images, (done) => told.push(done));
    const alone = images.map((image) => trunk.run([image]));
    trunk.dispose();
    expect(told).toEqual([8, 11]);
    const length = together.length / images.length;
    // Up to float32's sums, whose order in a matrix product depends on the batch.
    for (const [i, features] of alone.entries()) expectClose(together.subarray(i * length, (i + 1) * length), features);
  });

  it("puts out 14 × 14 × 512 values, 100,352, for the paper's 224 pixels, the same ones each time", () => {
    const image = noise(224, 3);
    const trunk = createTrunk(unit, "block5_conv1");
    const runs = [0, 1].map(() => trunk.run([image]));
    expect(trunk.shape).toEqual([14, 14, 512]);
    trunk.dispose();
    expect(runs[0]).toHaveLength(100_352);
    expect(runs[1]).toEqual(runs[0]);
  });

  it("refuses a print of another size", () => {
    const trunk = createTrunk(unit, "block5_conv1", 32);
    expect(() => trunk.run([noise(32, 1), noise(16, 1)])).toThrow("the trunk takes prints of 32×32 pixels; given one of 16×16");
    expect(trunk.run([])).toHaveLength(0);
    trunk.dispose();
  });
});

/** He's weights have no biases, whose place would then be untested. */
function withBiases(weights: VggWeights): VggWeights {
  const layers = Object.entries(weights.layers).map(([name, { kernel, bias }]) => {
    const stream = createStream(2, name);
    return [name, { kernel, bias: bias.map(() => 0.1 * stream.normal()) }] as const;
  });
  return { ...weights, layers: Object.fromEntries(layers) };
}

function noise(side: number, seed: number): GrayImage {
  const stream = createStream(seed, "test/trunk/print");
  return { width: side, height: side, dpi: 500, data: Float32Array.from({ length: side * side }, () => stream.integer(256)) };
}
