import { expect, it } from "vitest";
import { adamStep } from "../../../src/network/engine/adamStep.js";
import { createStream } from "../../../src/random/createStream.js";

it("a step is Kingma and Ba's algorithm 1 in double precision to the last bit, whatever the number of weights", () => {
  const [beta1, beta2, epsilon, learningRate, step] = [0.9, 0.999, 1e-7, 1e-3, 3];
  const stream = createStream(1, "adam");
  for (const n of [0, 1, 7, 16_384, 40_001]) {
    const draw = (scale: number) => Float32Array.from({ length: n }, (_, i) => (i % 50 === 49 ? 0 : scale * stream.normal()));
    const [weights, gradient, first] = [draw(0.1), draw(1e-2), draw(1e-3)];
    const second = draw(1e-3).map((v) => v * v);
    const [oldWeights, oldFirst, oldSecond] = [weights.slice(), first.slice(), second.slice()];
    const updated = adamStep(weights, gradient, first, second, { learningRate, beta1, beta2, epsilon, step });

    const m = Array.from(gradient, (g, i) => beta1 * oldFirst[i] + (1 - beta1) * g);
    const v = Array.from(gradient, (g, i) => beta2 * oldSecond[i] + (1 - beta2) * g * g);
    const rate = learningRate / (1 - beta1 ** step);
    const correction = 1 / (1 - beta2 ** step);
    const expected = m.map((own, i) => oldWeights[i] - (rate * own) / (Math.sqrt(v[i] * correction) + epsilon));
    expect(sameBits(updated, Float32Array.from(expected))).toBe(true);
    expect(sameBits(first, Float32Array.from(m))).toBe(true);
    expect(sameBits(second, Float32Array.from(v))).toBe(true);
    expect(sameBits(weights, oldWeights)).toBe(true);
  }
});

function sameBits(a: Float32Array, b: Float32Array): boolean {
  return Buffer.from(a.buffer).equals(Buffer.from(b.buffer));
}
