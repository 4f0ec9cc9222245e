import { describe, expect, it } from "vitest";
import { spread } from "../../src/metrics/spread.js";

// Values, mean, standard deviation (ddof 1), and the limits at 95 % and 99 % of scipy 1.17.1: ttest_1samp(values, 0).confidence_interval(level).
const REFERENCE = [
  [[0.9, 0.92, 0.97], 0.93, 0.03605551275463986, [0.8404331410497041, 1.019566858950296], [0.723397913586158, 1.136602086413842]],
  [[12, 15], 13.5, 2.1213203435596424, [-5.5593071042620394, 32.55930710426204], [-81.98511174430729, 108.98511174430729]],
  [
    [1000001, 1000002, 1000004, 1000007, 1000011],
    1000005,
    4.06201920231798,
    [999999.9563369965, 1000010.0436630035],
    [999996.6362463195, 1000013.3637536805],
  ],
  [
    [-3, 0, 2, 2, 5, 8, -1, 4, 4, 1],
    2.2,
    3.190262963734773,
    [-0.08217664297011007, 4.48217664297011],
    [-1.0785957087709526, 5.478595708770953],
  ],
] as const;

describe("the spread of numbers", () => {
  it.each(REFERENCE)("of %j has scipy's mean, deviation and intervals", (values, mean, deviation, at95, at99) => {
    const ours = spread(values);
    const size = Math.abs(mean);
    expect(ours.n).toBe(values.length);
    expect(Math.abs(ours.mean - mean)).toBeLessThan(1e-14 * size);
    expect(Math.abs(ours.deviation! - deviation)).toBeLessThan(1e-12 * deviation);
    for (const [interval, [low, high]] of [[ours.interval!, at95] as const, [spread(values, 0.99).interval!, at99] as const]) {
      expect(Math.abs(interval.low - low)).toBeLessThan(1e-10 * size);
      expect(Math.abs(interval.high - high)).toBeLessThan(1e-10 * size);
    }
    expect([ours.least, ours.most]).toEqual([Math.min(...values), Math.max(...values)]);
  });

  it("of one number is not known", () => {
    expect(spread([3])).toEqual({ n: 1, mean: 3, deviation: null, interval: null, least: 3, most: 3 });
  });

  it("of equal numbers is none, to the last bit, and says nothing of where the mean may lie", () => {
    expect(spread([0.1, 0.1, 0.1])).toEqual({
      n: 3,
      mean: 0.1,
      deviation: 0,
      interval: null,
      least: 0.1,
      most: 0.1,
    });
  });

  it("is refused of none, of what is no number, and at a level that is none", () => {
    expect(() => spread([])).toThrow("one or more");
    expect(() => spread([1, Number.NaN])).toThrow("finite");
    expect(() => spread([1, 2], 1)).toThrow("level is 1");
  });
});
