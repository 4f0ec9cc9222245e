import { describe, expect, it } from "vitest";
import { noiseFigure } from "../../../experiments/filters/figures.js";
import { addNoise, applyFilter, FILTERS, filterUnderNoise } from "../../../experiments/filters/filterUnderNoise.js";
import { requireNoise } from "../../../experiments/filters/index.js";
import { type NoiseSummary, summariseTrials, underStrongestNoise } from "../../../experiments/filters/summary.js";
import { createImage } from "../../../src/prints/grayImage.js";
import { createStream } from "../../../src/random/createStream.js";
import type { Stream } from "../../../src/random/stream.js";

/** A stream that gives these numbers in turn, as uniform and as normal ones. */
function drawing(...numbers: number[]): Stream {
  let at = 0;
  const next = (): number => numbers[at++]!;
  return { ...createStream(1, "unused"), uniform: next, normal: next };
}

function row(...levels: number[]) {
  const image = createImage(levels.length, 1);
  image.data.set(levels);
  return image;
}

const noisy = (levels: number[], kind: "normal" | "impulse", level: number, numbers: number[]): number[] =>
  Array.from(addNoise(row(...levels), { kind, level }, drawing(...numbers)).data);

describe("noise", () => {
  it("of the normal law is added times its deviation, rounded and clipped to 0–255", () => {
    expect(noisy([100, 100, 10, 250, 100], "normal", 10, [1, -0.26, -2, 2, 0])).toEqual([110, 97, 0, 255, 100]);
  });

  it("of impulses makes the lower half of a share black, the upper white, and leaves the rest as it is", () => {
    expect(noisy([9, 9, 9, 9, 9], "impulse", 0.2, [0, 0.0999, 0.1, 0.1999, 0.2])).toEqual([0, 0, 255, 255, 9]);
  });
});

describe("the kinds of noise", () => {
  it("may lack one, not both", () => {
    expect(() => requireNoise({ normal: [10], impulse: [] })).not.toThrow();
    expect(() => requireNoise({ normal: [], impulse: [0.1] })).not.toThrow();
    expect(() => requireNoise({ normal: [], impulse: [] })).toThrow(
      "filters: normal or impulse must have a value; got none in either",
    );
  });
});

describe("the filters", () => {
  it("are five, none of which is another", () => {
    const image = createImage(64, 64);
    const stream = createStream(1, "test");
    image.data.forEach((_, i) => {
      image.data[i] = 128 + 60 * Math.sin((i % 64) * 0.7) + 10 * stream.normal();
    });
    const results = FILTERS.map((name) => applyFilter(name, image, 3).data.join());
    expect(results[0]).toBe(image.data.join());
    expect(new Set(results).size).toBe(5);
  });

  it("without noise restore nothing and are stable beyond measure", () => {
    const trials = filterUnderNoise(stripes(), [{ kind: "impulse", level: 0 }], 3, [1, "test"], "a");
    expect(trials.map(({ filter }) => filter)).toEqual([...FILTERS]);
    expect(trials.map(({ stability }) => stability)).toEqual(FILTERS.map(() => Number.POSITIVE_INFINITY));
    expect(trials.map(({ restoration }) => restoration === Number.POSITIVE_INFINITY)).toEqual([true, false, false, false, false]);
  });

  it("see the same noise of each kind and level, another one on another print", () => {
    const noises = [
      { kind: "normal", level: 20 },
      { kind: "impulse", level: 0.1 },
    ] as const;
    const on = (print: string) => filterUnderNoise(stripes(), noises, 3, [1, "test"], print);
    expect(on("a")).toEqual(on("a"));
    expect(on("a")[0]).not.toEqual(on("b")[0]);
    expect(on("a").map(({ noise }) => noise)).toEqual(noises.flatMap((noise) => FILTERS.map(() => noise)));
    // "none" leaves what it is given: both measures are that of the noise alone.
    for (const { restoration, stability } of on("a").filter(({ filter }) => filter === "none"))
      expect(restoration).toBe(stability);
  });
});

/** A print of straight ridges, 9 px apart. */
function stripes() {
  const image = createImage(96, 96);
  image.data.forEach((_, i) => {
    image.data[i] = 128 + 100 * Math.cos((2 * Math.PI * (i % 96)) / 9);
  });
  return image;
}

const summed = (kind: "normal" | "impulse", level: number, filter: NoiseSummary["filter"], mean = level): NoiseSummary => {
  const measure = { mean, interval: { low: mean - 1, high: mean + 2 } };
  return { noise: { kind, level }, filter, restoration: { ...measure, mean: mean + 0.5 }, stability: measure, n: 2 };
};

describe("the summary", () => {
  it("is the mean over fingers of each measure", () => {
    const trial = (restoration: number, stability: number) =>
      ({ noise: { kind: "normal", level: 5 }, filter: "median", restoration, stability }) as const;
    const [only] = summariseTrials([[trial(10, 30)], [trial(20, 34)]], createStream(1, "test"));
    expect(only).toMatchObject({ filter: "median", n: 2, restoration: { mean: 15 }, stability: { mean: 32 } });
    expect(only!.stability.interval).toEqual({ low: 30, high: 34 });
  });

  it("leaves out a print in which no finger is found, and needs one in which there is", () => {
    const on = (stability: number) =>
      [{ noise: { kind: "normal", level: 5 }, filter: "none", restoration: stability, stability }] as const;
    const stream = createStream(1, "test");
    expect(summariseTrials([on(Number.NaN), on(20), on(30)], stream)[0]).toMatchObject({ n: 2, stability: { mean: 25 } });
    expect(() => summariseTrials([on(Number.NaN), on(Number.NaN)], stream)).toThrow(
      "at least one print must show a finger; got 2, in none of which ridges are found",
    );
  });

  it("names the strongest normal noise, though it is not last and impulses are many", () => {
    const all = [summed("normal", 40, "median"), summed("normal", 40, "none"), summed("normal", 5, "none")];
    expect(underStrongestNoise([...all, summed("impulse", 60, "none")])).toEqual(all.slice(0, 2));
    expect(underStrongestNoise([summed("impulse", 0.1, "none")])).toEqual([]);
  });
});

describe("the figure of noise", () => {
  const names = (summary: NoiseSummary[]) => {
    const { data } = noiseFigure(summary, { name: "made" });
    return [...new Set(data.map(({ name }) => name).filter((name) => name !== undefined))];
  };

  it("has a panel for each kind of noise and each measure", () => {
    const { grid } = noiseFigure([summed("impulse", 0.1, "none"), summed("normal", 5, "none")], { name: "made" });
    const headings = ["restoration, normal noise", "restoration, impulses", "stability, normal noise", "stability, impulses"];
    expect(grid!.headings.map((text) => text.replace(/<b>.<\/b> /, ""))).toEqual(headings);
    expect(grid!.columns).toBe(2);
  });

  it("leaves out a curve that is infinite somewhere", () => {
    const weak = summed("normal", 1, "median", Number.POSITIVE_INFINITY);
    expect(names([summed("normal", 1, "none"), weak, summed("normal", 5, "median")])).toEqual(["no filter"]);
  });
});
