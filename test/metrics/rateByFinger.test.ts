import { describe, expect, it } from "vitest";
import { bootstrapByFinger } from "../../src/metrics/bootstrapByFinger.js";
import { clopperPearson } from "../../src/metrics/clopperPearson.js";
import { rateByFinger } from "../../src/metrics/rateByFinger.js";
import { createStream } from "../../src/random/createStream.js";

const mean = (items: readonly number[]): number => items.reduce((sum, item) => sum + item, 0) / items.length;
const fingers = (item: number): number[][] => Array.from({ length: 20 }, () => [item, item, item]);
const stream = () => createStream(1, "test/rateByFinger");

describe("the interval of a rate over fingers", () => {
  it("is never a point: without an event, and with nothing else, it is one-sided over the fingers, near the exact one", () => {
    expect(rateByFinger(fingers(0), mean, stream())).toEqual({ low: 0, high: 0.15 });
    expect(rateByFinger(fingers(1), mean, stream())).toEqual({ low: 0.85, high: 1 });
    expect(Math.abs(0.15 - clopperPearson(0, 20, 0.9).high)).toBeLessThan(0.015);
  });

  it("is the bootstrap's in between", () => {
    const some = [...fingers(1), [0, 1]];
    expect(rateByFinger(some, mean, stream())).toEqual(bootstrapByFinger(some, mean, stream()));
  });

  it("needs a finger", () => {
    expect(() => rateByFinger([], mean, stream())).toThrow("no finger was given");
  });
});
