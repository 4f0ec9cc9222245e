import { describe, expect, it } from "vitest";
import { aloneMagnitudes } from "../../../experiments/key-generation/aloneMagnitudes.js";
import { autocorrelation } from "../../../experiments/key-generation/autocorrelation.js";
import { publishedCase } from "../../../experiments/key-generation/publishedCase.js";
import type { Reading } from "../../../experiments/key-generation/readings.js";
import {
  LAGS,
  readingsSentence,
  scoredReadings,
  scoreReadings,
  spread,
  vectorFacts,
  verdictOf,
} from "../../../experiments/key-generation/scoredReadings.js";
import { createStream } from "../../../src/random/createStream.js";
import { runStage } from "../shared/runStage.js";

const PUBLISHED = publishedCase().magnitudes;

/** So many fingers about a vector: moved, and each with another share, of either sign, of one noise. */
function reading(
  fingers: number,
  vector: readonly number[],
  { shift = 0, scaling = "none" as Reading["scaling"] } = {},
): Reading {
  const magnitudes = Array.from({ length: fingers }, (_, f) => {
    const noise = createStream(1, "noise");
    const share = 0.1 * (f - (fingers - 1) / 2);
    return Float64Array.from(vector, (value) => value + shift + share * noise.normal());
  });
  return { activation: "after ReLU", scaling, average: "mean", magnitudes };
}

const reversedEnds = PUBLISHED.map((_, i) => 10.16 + ((17.45 - 10.16) * i) / 127);
const score = (...readings: Reading[]) => scoreReadings({ readings, alone: [] }, PUBLISHED);
const verdictFor = (one: Reading) => score(one).readings[0].verdict;

describe("the autocorrelation of a sequence", () => {
  it("is 1 at lag 0, and of an alternating one −1 next door, less what lies beyond the end", () => {
    const alternating = Array.from({ length: 10 }, (_, i) => (-1) ** i);
    expect(autocorrelation(alternating, 0)).toBe(1);
    expect(autocorrelation(alternating, 1)).toBeCloseTo(-0.9, 12);
    expect(autocorrelation(alternating, 2)).toBeCloseTo(0.8, 12);
  });

  it("is 0 of a constant sequence", () => expect(autocorrelation([3, 3, 3], 1)).toBe(0));

  it("of the published vector is −0.33 next door, and high where rows weigh the same channels", () => {
    const found = LAGS.map((lag) => Number(autocorrelation(PUBLISHED, lag).toFixed(2)));
    expect(found).toEqual([-0.33, 0.68, 0.29, -0.46, 0.6]);
  });
});

describe("a prediction interval for one further finger", () => {
  it("is Student's t about the mean", () => {
    // mean 2, deviation 1, t of 2 degrees 4.3027, root of 1 + 1/3
    const { mean, interval } = spread([1, 2, 3]);
    expect(mean).toBe(2);
    expect(interval!.high).toBeCloseTo(2 + 4.30265 * Math.sqrt(4 / 3), 4);
    expect(interval!.low).toBeCloseTo(2 - 4.30265 * Math.sqrt(4 / 3), 4);
  });

  it("is none of one finger", () => expect(spread([7])).toEqual({ mean: 7, interval: null }));
});

describe("whether the published vector could be one more finger's", () => {
  it("is answered by range and structure, each or both or neither", () => {
    expect(verdictOf(5, true, true)).toBe("both");
    expect(verdictOf(5, true, false)).toBe("range only");
    expect(verdictOf(5, false, true)).toBe("structure only");
    expect(verdictOf(5, false, false)).toBe("neither");
  });

  it("is not answered by fewer than five fingers", () => {
    expect(verdictOf(4, true, true)).toBe("too few fingers");
    expect(verdictFor(reading(4, PUBLISHED))).toBe("too few fingers");
  });

  it("is yes by both for fingers like it", () => expect(verdictFor(reading(8, PUBLISHED))).toBe("both"));
  it("is no by range for the same pattern at other heights", () => {
    expect(verdictFor(reading(8, PUBLISHED, { shift: 50 }))).toBe("structure only");
  });
  it("is no by structure for another pattern between the same ends", () => {
    expect(verdictFor(reading(8, reversedEnds))).toBe("range only");
  });
  it("is no by both for another pattern at other heights", () => {
    expect(verdictFor(reading(8, reversedEnds, { shift: 50 }))).toBe("neither");
  });

  it("needs both ends, and every lag", () => {
    // one end is the published one's, the other far off
    const stretched = PUBLISHED.map((value) => 10.16 + 5 * (value - 10.16));
    expect(verdictFor(reading(8, stretched))).toBe("structure only");
  });
});

describe("what shapes a vector", () => {
  const sum = (of: (place: number, channel: number) => number) =>
    aloneMagnitudes(Float32Array.from({ length: 196 * 512 }, (_, i) => of(Math.floor(i / 512), i % 512)));

  it("is channels alone where they are unequal: alternate rows weigh alternate halves of them", () => {
    const { channels, places } = sum((_, channel) => (channel < 256 ? 1 : 0));
    expect(autocorrelation(channels, 1)).toBeLessThan(-0.5);
    expect(autocorrelation(channels, 16)).toBeLessThan(-0.5);
    expect(new Set(places)).toHaveLength(1);
    // a row of 784 values is all channels and 272 more: the first has 256 + 256 of the half, the root of 512
    expect(channels[0]).toBeCloseTo(Math.sqrt(512), 5);
  });

  it("is compared with the published vector as the readings are", () => {
    const other = Float64Array.from(reversedEnds);
    const { alone } = scoreReadings(
      { readings: [reading(1, PUBLISHED)], alone: [{ channels: Float64Array.from(PUBLISHED), places: other }] },
      PUBLISHED,
    );
    expect(alone.channels.distance).toBe(0);
    expect(alone.places.autocorrelation[0].mean).toBe(autocorrelation(other, 1));
    expect(alone.places.distance).toBeGreaterThan(0.5);
  });

  it("is places alone where they are: rows next to each other and a line of the map apart are alike", () => {
    const { channels, places } = sum((place) => (place % 14 < 7 ? 1 : 0));
    expect(autocorrelation(places, 1)).toBeGreaterThan(0.5);
    expect(autocorrelation(places, 9)).toBeGreaterThan(0.5);
    expect(Math.max(...channels) - Math.min(...channels)).toBeLessThan(1e-6);
  });
});

describe("a finger's range", () => {
  it("is that of its own 128 magnitudes, not of all fingers together", () => {
    const magnitudes = [Float64Array.of(1, 2, 1.5), Float64Array.of(3, 6, 4)];
    const [one] = score({ ...reading(2, [0]), magnitudes }).readings;
    expect([one.low.mean, one.high.mean]).toEqual([2, 4]);
  });

  it("is as far from the published as both ends' ratios say", () => {
    const published = vectorFacts(PUBLISHED);
    const magnitudes = [Float64Array.of(published.low / 2, published.high * 3)];
    const [one] = score({ ...reading(1, [0]), magnitudes }).readings;
    expect(one.distance).toBeCloseTo(Math.log(6), 9);
  });
});

describe("the sentence on the readings", () => {
  const like = reading(8, PUBLISHED, { scaling: "global" });
  const flat = reading(8, reversedEnds, { shift: 50, scaling: "l2" });
  const higher = reading(8, PUBLISHED, { shift: 50, scaling: "perChannel" });
  const lower = reading(8, reversedEnds, { scaling: "perFeature" });
  const sentence = (...readings: Reading[]) => readingsSentence(score(...readings));

  it("names those that give both", () => {
    expect(sentence(flat, like)).toContain("by its range and by its autocorrelation, under: global, mean, after ReLU.");
  });
  it("says where none does, and which are nearest by either", () => {
    expect(sentence(flat, higher, lower)).toBe(
      "Under no reading could the published vector be one more finger's by its range and by its autocorrelation. Nearest by range: perFeature, mean, after ReLU; by autocorrelation: perChannel, mean, after ReLU.",
    );
  });
  it("gives no verdict of few fingers", () => {
    expect(sentence(reading(3, PUBLISHED))).toBe("No verdict: 3 fingers, and at least 5 are needed.");
  });
});

it("the stage scores by the published vector", async () => {
  const scored = await runStage(scoredReadings, { inputs: { readings: { readings: [reading(6, PUBLISHED)], alone: [] } } });
  expect(scored.published.low).toBeCloseTo(10.163493, 6);
  expect(scored.readings[0].verdict).toBe("both");
});
