import { describe, expect, it } from "vitest";
import { UsageError } from "../../src/lab/errors.js";
import { parseSeeds, seedList } from "../../src/lab/seeds.js";

describe("the seeds of a call", () => {
  it.each([
    ["1..3", [1, 2, 3]],
    ["1,5,9", [1, 5, 9]],
    ["9, 1 ,5", [1, 5, 9]],
    ["0..1,7,10..11", [0, 1, 7, 10, 11]],
    ["9007199254740990,9007199254740991", [9007199254740990, 9007199254740991]],
  ])("%s are %j", (text, seeds) => expect(parseSeeds(text)).toEqual(seeds));

  it.each([
    ["", /must be two seeds or more/],
    [",", /must be two seeds or more/],
    ["1,", /must be two seeds or more/],
    ["1...3", /must be two seeds or more/],
    ["1..", /must be two seeds or more/],
    ["-1..3", /must be two seeds or more/],
    ["1.5,2", /must be two seeds or more/],
    ["1e3", /must be two seeds or more/],
    ["5..5", /must be two seeds or more/],
    ["10", /one seed and as 10 of them; give --seed 10 or --seeds 1\.\.10/],
    ["10..1", /10\.\.1 runs backwards; must be 1\.\.10/],
    ["1,1", /1 is given twice/],
    ["1..3,2", /2 is given twice/],
    ["1..1000000000", /at most 1000; got 1000000000/],
    ["1..600,700..1200", /at most 1000; got 1101/],
    ["1..99999999999999999999", /must be two seeds or more/],
  ])("%j is refused", (text, message) => {
    expect(() => parseSeeds(text)).toThrow(message);
    expect(() => parseSeeds(text)).toThrow(UsageError);
  });

  it("in code are counted from 1, or named", () => {
    expect(seedList(3)).toEqual([1, 2, 3]);
    expect(seedList([9, 1])).toEqual([1, 9]);
  });

  it.each([0, 1, -3, 1.5, Number.NaN, 1e9, [], [1], [1, 1], [1, -1], [1, 0.5]])("%j in code is refused", (seeds) => {
    expect(() => seedList(seeds)).toThrow(UsageError);
  });
});
