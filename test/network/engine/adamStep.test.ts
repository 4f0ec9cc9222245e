import { expect, it, vi } from "vitest";
import { adamMoments } from "../../../src/network/engine/adamStep.js";
import { createStream } from "../../../src/random/createStream.js";

/** The pages that there are. */
const memory = vi.hoisted(() => ({ pages: Number.POSITIVE_INFINITY }));
vi.mock("../../../src/assemble.js", async (original) => {
  const real = await original<typeof import("../../../src/assemble.js")>();
  const assemble: typeof real.assemble = (given) => {
    if (given.pages > memory.pages) throw new RangeError("could not allocate memory");
    return real.assemble(given);
  };
  return { ...real, assemble };
});

it.each([
  ["in the kernel's memory", Number.POSITIVE_INFINITY],
  ["beside it, where it cannot be so large", 5],
])("a step of moments %s is Kingma and Ba's algorithm 1 in single precision to the last bit, whatever the number of weights", (_, pages) => {
  memory.pages = pages;
  const [beta1, beta2, epsilon, learningRate, step] = [0.9, 0.999, 1e-7, 1e-3, 3];
  const stream = createStream(1, "adam");
  for (const n of [0, 1, 7, 16_384, 40_001]) {
    const draw = (scale: number) => Float32Array.from({ length: n }, (_, i) => (i % 50 === 49 ? 0 : scale * stream.normal()));
    const [weights, gradient, first] = [draw(0.1), draw(1e-2), draw(1e-3)];
    const second = draw(1e-3).map((v) => v * v);
    const moments = adamMoments(n);
    moments.first.set(first);
    moments.second.set(second);
    const [oldWeights, oldFirst, oldSecond] = [weights.slice(), first.slice(), second.slice()];
    const updated = moments.step(weights, gradient, { learningRate, beta1, beta2, epsilon, step });

    const f = Math.fround;
    const m = gradient.map((g, i) => f(f(beta1) * oldFirst[i]) + f(f(1 - beta1) * g));
    const v = gradient.map((g, i) => f(f(beta2) * oldSecond[i]) + f(f(f(1 - beta2) * g) * g));
    const rate = f(learningRate / (1 - beta1 ** step));
    const correction = f(1 / (1 - beta2 ** step));
    const expected = m.map((own, i) => {
      return oldWeights[i] - f(f(rate * own) / f(f(Math.sqrt(f(v[i] * correction))) + f(epsilon)));
    });
    expect(sameBits(updated, expected)).toBe(true);
    expect(sameBits(moments.first, m)).toBe(true);
    expect(sameBits(moments.second, v)).toBe(true);
    expect(sameBits(weights, oldWeights)).toBe(true);
  }
});

it("a step of some of the weights leaves the moments of the others", () => {
  memory.pages = Number.POSITIVE_INFINITY;
  const settings = { beta1: 0.9, beta2: 0.999, epsilon: 1e-7, learningRate: 1e-3, step: 1 };
  const some = adamMoments(9);
  const all = adamMoments(9);
  all.first.fill(0.25);
  all.second.fill(0.5);
  const weights = Float32Array.from({ length: 9 }, (_, i) => i);
  const gradient = Float32Array.of(1, -2, 3);
  some.first.set([0.25, 0.25, 0.25]);
  some.second.set([0.5, 0.5, 0.5]);
  const alone = some.step(weights.subarray(4, 7), gradient, settings);
  expect(all.step(weights.subarray(4, 7), gradient, settings, undefined, 4)).toEqual(alone);
  expect([...all.first]).toEqual([...Array(4).fill(0.25), ...some.first.subarray(0, 3), 0.25, 0.25]);
  expect([...all.second]).toEqual([...Array(4).fill(0.5), ...some.second.subarray(0, 3), 0.5, 0.5]);
  expect([...some.first.subarray(3)]).toEqual(Array(6).fill(0));
});

it("more moments than a memory can have lie beside it", () => {
  memory.pages = 5;
  const { first, second } = adamMoments(2 ** 29);
  expect([first.length, second.length]).toEqual([2 ** 29, 2 ** 29]);
});

function sameBits(a: Float32Array, b: Float32Array): boolean {
  return Buffer.from(a.slice().buffer).equals(Buffer.from(b.slice().buffer));
}
