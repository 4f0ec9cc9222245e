import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Split, type SplitItem, splitByImage, splitByImpression } from "../../src/prints/split.js";
import { createStream } from "../../src/random/createStream.js";

interface Copy extends SplitItem {
  readonly copy: number;
}

function prints(impressions: readonly number[], copies: number): Copy[] {
  return impressions.flatMap((count, finger) =>
    Array.from({ length: count * copies }, (_, i) => ({
      finger: `f${finger}`,
      impression: String(Math.floor(i / copies)),
      copy: i % copies,
    })),
  );
}

const sides = (split: Split<Copy>) => [split.training, split.validation, split.test];
const labels = (items: readonly Copy[], label: (item: Copy) => string) => new Set(items.map(label));
const finger = (item: Copy) => item.finger;
const impression = (item: Copy) => `${item.finger} ${item.impression}`;

/** No label stands on two sides. */
function expectDisjoint(split: Split<Copy>, label: (item: Copy) => string): void {
  const [training, validation, test] = sides(split).map((side) => labels(side, label));
  expect(training.size + validation.size + test.size).toBe(new Set([...training, ...validation, ...test]).size);
}

const collections = fc
  .tuple(fc.array(fc.integer({ min: 1, max: 12 }), { minLength: 3, maxLength: 12 }), fc.integer({ min: 1, max: 7 }))
  .map(([impressions, copies]) => ({ impressions, items: prints(impressions, copies) }));

describe.each([
  ["splitByImage", splitByImage],
  ["splitByImpression", splitByImpression],
])("%s", (_, split) => {
  test("puts every item on exactly one side, in its order, the same for the same stream", () => {
    fc.assert(
      fc.property(collections, fc.integer(), ({ items }, seed) => {
        fc.pre(items.length >= 3);
        const result = split(items, createStream(seed, "split"));
        const at = new Map(items.map((item, i) => [item, i]));
        const places = sides(result).map((side) => side.map((item) => at.get(item) as number));
        expect(places.flat().sort((a, b) => a - b)).toEqual(items.map((_, i) => i));
        for (const side of places) expect(side).toEqual(side.slice().sort((a, b) => a - b));
        expect(split(items, createStream(seed, "split"))).toEqual(result);
      }),
    );
  });

  test("says what is wrong with a share, and with too few to train on", () => {
    const items = prints([5, 5, 5, 5], 1);
    expect(() => split(items, createStream(1, "split"), { test: 1 })).toThrow(
      "the share for test must be at least 0 and below 1; given 1",
    );
    expect(() => split([], createStream(1, "split"))).toThrow(RangeError);
  });

  test("leaves a side empty whose share is 0", () => {
    const { validation, test } = split(prints([5, 5, 5, 5], 1), createStream(1, "split"), { validation: 0 });
    expect(validation).toEqual([]);
    expect(test.length).toBeGreaterThan(0);
  });
});

test("paper A's 1484 augmented prints give 297 for test, 238 for validation and 949 for training", () => {
  const items = prints([...Array(14).fill(10), ...Array(6).fill(12)], 7);
  const { training, validation, test } = splitByImage(items, createStream(1, "split"));
  expect([items.length, test.length, validation.length, training.length]).toEqual([1484, 297, 238, 949]);
  const leaked = labels(test, impression);
  expect(training.filter((item) => leaked.has(impression(item))).length, "copies of test prints are trained on").toBeGreaterThan(
    0,
  );
});

test("by image, every print is as likely to be tested as any other", () => {
  const items = prints([10], 1);
  const counts = new Map(items.map((item) => [item, 0]));
  const stream = createStream(3, "split");
  for (let i = 0; i < 5000; i++)
    for (const item of splitByImage(items, stream).test) counts.set(item, (counts.get(item) ?? 0) + 1);
  // Binomial with n = 5000 and p = 0.2: five standard deviations are 141.
  for (const count of counts.values()) expect(Math.abs(count - 1000)).toBeLessThan(141);
});

test("by impression, no copy of an impression leaks, and every finger stands on every side that its impressions suffice for", () => {
  fc.assert(
    fc.property(collections, fc.integer(), ({ impressions, items }, seed) => {
      const split = splitByImpression(items, createStream(seed, "split"));
      expectDisjoint(split, impression);
      const [training, validation, test] = sides(split).map((side) => labels(side, finger));
      impressions.forEach((count, i) => {
        expect([training.has(`f${i}`), test.has(`f${i}`), validation.has(`f${i}`)]).toEqual([true, count >= 2, count >= 3]);
      });
    }),
  );
});

test("by impression, ten impressions give two to test, two to validation and six to training", () => {
  const split = splitByImpression(prints(Array(20).fill(10), 7), createStream(1, "split"));
  expect(sides(split).map((side) => side.length)).toEqual([20 * 6 * 7, 20 * 2 * 7, 20 * 2 * 7]);
});
