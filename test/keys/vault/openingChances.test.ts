import { expect, it } from "vitest";
import { baseChance, openingChances } from "../../../src/keys/attacks/openingChances.js";
import { featureOf } from "../../../src/keys/vault/quantise.js";
import { VAULT_SETTINGS } from "../../../src/keys/vault/settings.js";
import type { Trusted } from "../../../src/keys/vault/views.js";
import { createStream } from "../../../src/random/createStream.js";

/** Frames that move nothing, so that the same features are found in each. */
const still = { ...VAULT_SETTINGS, jitter: { shift: 1e-9, turn: 1e-9 } };
const minutiae = Array.from({ length: 20 }, (_, i): Trusted => {
  const minutia = { x: 28 * (i % 5) + 1, y: 28 * Math.sqrt(0.75) * Math.floor(i / 5) + 1, direction: 0.5, quality: 1, seen: 1 };
  return [minutia, 1];
});
const featureAt = ({ x, y, direction }: Trusted[0]) => featureOf(x, y, direction, still);
const locked = new Set(minutiae.slice(0, 12).map(([minutia]) => featureAt(minutia)));
const choose = (n: number, k: number): number => (k === 0 ? 1 : (choose(n, k - 1) * (n - k + 1)) / k);

it("a base of equally trusted points is all locked as often as drawing without replacement says", () => {
  const chances = openingChances([minutiae], locked, still, 6, 50, createStream(1, "test"));
  expect(chances.findIndex((chance) => chance > 0)).toBe(12);
  expect(chances[12]).toBeCloseTo(choose(12, 6) / choose(20, 6), 12);
  expect(baseChance([chances], 10)).toBe(chances[12]);
  expect(baseChance([chances], 11)).toBe(0);
});

it("of unlike weights it is as often as draws by weight say", () => {
  const uneven = minutiae.map(([minutia], i): Trusted => [minutia, 1 + (i % 4)]);
  const stream = createStream(2, "test");
  const trials = 40_000;
  let all = 0;
  for (let t = 0; t < trials; t++) {
    // the least of exponential times, each at the rate of its weight, come first
    const order = uneven
      .map(([, weight], i) => ({ i, at: -Math.log(stream.uniformOpen()) / weight }))
      .sort((p, q) => p.at - q.at);
    if (order.slice(0, 4).every(({ i }) => i < 12)) all++;
  }
  const chances = openingChances([uneven], locked, still, 4, 20_000, createStream(3, "test"));
  const error = Math.sqrt((chances[12] * (1 - chances[12])) / trials);
  expect(Math.abs(chances[12] - all / trials)).toBeLessThan(4 * error);
});

it("two fingers' chances are multiplied where both together have enough", () => {
  const [one, other] = [Float64Array.of(0, 0.5, 0.1), Float64Array.of(0, 0.2, 0.4)];
  expect(baseChance([one, other], 2)).toBeCloseTo(0.1 * 0.4, 15);
  expect(baseChance([one, other], 1)).toBeCloseTo(0.5 * 0.4 + 0.1 * 0.2 + 0.1 * 0.4, 15);
});
