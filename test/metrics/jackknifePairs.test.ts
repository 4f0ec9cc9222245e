import { expect, test } from "vitest";
import { jackknifePairs } from "../../src/metrics/jackknifePairs.js";
import { noneAlike } from "../../src/metrics/noneAlike.js";
import { rateInterval } from "../../src/metrics/rateInterval.js";
import { ruleOfThree } from "../../src/metrics/ruleOfThree.js";
import { wilson } from "../../src/metrics/wilson.js";

/** Share of pairs of equal items, counted pair by pair; two of one owner are no pair. */
function bruteRate(items: readonly { key: number; owner: number }[]): number {
  const pairs = items.flatMap((a, i) =>
    items
      .slice(0, i)
      .filter((b) => a.owner !== b.owner)
      .map((b) => a.key === b.key),
  );
  return pairs.filter(Boolean).length / pairs.length;
}

/** By definition: every item left out in turn, every pair counted again. */
function bruteError(items: readonly { key: number; owner: number }[]): number {
  const without = items.map((_, i) => bruteRate(items.toSpliced(i, 1)));
  const mean = without.reduce((a, b) => a + b) / items.length;
  return Math.sqrt(((items.length - 1) / items.length) * without.reduce((sum, rate) => sum + (rate - mean) ** 2, 0));
}

const logit = (p: number) => Math.log(p / (1 - p));

test.each([
  ["all items' owners differ", (i: number) => i],
  ["items share seven owners", (i: number) => i % 7],
])("the jackknife over items is the one by definition where %s", (_, owner) => {
  const items = Array.from({ length: 60 }, (_, i) => ({ key: (i * i) % 11, owner: owner(i) }));
  const others = items.map((a) => items.filter((b) => b.owner !== a.owner));
  const alike = items.map((a, i) => others[i]!.filter((b) => b.key === a.key).length);
  const { rate, interval } = jackknifePairs(
    alike,
    others.map((list) => list.length),
  );
  expect(rate).toBeCloseTo(bruteRate(items), 12);
  const half = (1.959964 * bruteError(items)) / (rate * (1 - rate));
  expect(logit(interval.high) - logit(rate)).toBeCloseTo(half, 5);
  expect(logit(rate) - logit(interval.low)).toBeCloseTo(half, 5);
});

test("groups of equal items give Σ g(g − 1) / n(n − 1), with an interval wider than that of independent pairs", () => {
  const groups = [30, 20, 5, ...new Array<number>(45).fill(1)];
  const alike = groups.flatMap((g) => new Array<number>(g).fill(g - 1));
  const { rate, interval, pairs, items } = jackknifePairs(alike, new Array<number>(100).fill(99));
  expect([pairs, items]).toEqual([4950, 100]);
  expect(rate).toBeCloseTo((30 * 29 + 20 * 19 + 5 * 4) / (100 * 99), 12);
  const narrow = wilson(rate * pairs, pairs);
  expect(interval.high - interval.low).toBeGreaterThan(3 * (narrow.high - narrow.low));
});

test("no pair alike, or all, takes the rule of three on disjoint pairs", () => {
  const others = new Array<number>(101).fill(100);
  expect(jackknifePairs(new Array<number>(101).fill(0), others).interval).toEqual(ruleOfThree(50));
  expect(jackknifePairs(others, others).interval).toEqual({ low: 1 - ruleOfThree(50).high, high: 1 });
});

test("no pair alike among items drawn independently takes the limit of such items", () => {
  const none = new Array<number>(100).fill(0);
  const others = new Array<number>(100).fill(49);
  expect(jackknifePairs(none, others, [50, 50]).interval).toEqual(noneAlike([50, 50]));
  expect(jackknifePairs([1, 1, ...none.slice(2)], others, [50, 50])).toEqual(jackknifePairs([1, 1, ...none.slice(2)], others));
});

test("refuses what is no pair", () => {
  expect(() => jackknifePairs([0], [0])).toThrow(RangeError);
  expect(() => jackknifePairs([0, 0], [1])).toThrow(RangeError);
});

test("a rate without an event has the rule of three, any other Wilson's interval", () => {
  expect(rateInterval(0, 400)).toEqual({ low: 0, high: 3 / 400 });
  expect(rateInterval(1, 400)).toEqual(wilson(1, 400));
});
