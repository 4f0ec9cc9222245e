import { describe, expect, it } from "vitest";
import { annTrials, decideKeys } from "../../../../experiments/shared/keys/annTrials.js";
import { enrolledItems, enrolledPrints } from "../../../../experiments/shared/keys/enrolledPrints.js";
import { keySides } from "../../../../experiments/shared/keys/keySides.js";
import { meanVectors } from "../../../../experiments/shared/keys/meanVectors.js";
import { nearestTrials } from "../../../../experiments/shared/keys/nearestTrials.js";
import type { HalfRows } from "../../../../src/network/features/halfRows.js";
import { VECTOR_LENGTH } from "../../../../src/network/tailInput.js";
import { createStream } from "../../../../src/random/createStream.js";
import { halfRowsOf } from "../../../network/halfRowsOf.js";
import { runStage } from "../runStage.js";

const FINGERS = ["a", "b", "c"];
const item = (finger: string, impression: number, copy = 0) => ({ finger, impression: String(impression), copy });

/** A vector around a finger's own pattern of channels. */
function vector(finger: string, name: string): Float32Array {
  const channels = Float32Array.from({ length: 512 }, (_, c) => createStream(finger, `channel ${c}`).uniform());
  const noise = createStream(name, "noise");
  return Float32Array.from({ length: VECTOR_LENGTH }, (_, i) => channels[i % 512] * (0.8 + 0.4 * noise.uniform()));
}

function joined(vectors: readonly Float32Array[]): HalfRows {
  return halfRowsOf(Float32Array.from(vectors.flatMap((one) => [...one])));
}

const items = FINGERS.flatMap((finger) => [1, 2, 3, 4, 5].map((impression) => item(finger, impression)));
const side = (...impressions: number[]) =>
  items.flatMap(({ impression }, i) => (impressions.includes(Number(impression)) ? [i] : []));
const learnt = {
  inputs: { items, classes: FINGERS },
  sides: { training: side(1, 2, 3), validation: side(4), test: side(5) },
  vectors: joined(items.map(({ finger, impression }) => vector(finger, `${finger}_${impression}`))),
};
const unknownInputs = { items: [item("x", 1), item("x", 2)] };
const unknownAs = (...fingers: string[]) => joined(fingers.map((finger, i) => vector(finger, `unknown ${i}`)));
const ann = {
  size: "components",
  activation: "relu",
  dropout: 0,
  epochs: 6,
  batch: 4,
  learningRate: 1e-3,
  reduceOnPlateau: 0,
  hidden: [4096, 256] as number[],
} as const;

describe("a decision on a key", () => {
  const decide = (probabilities: number[]) => decideKeys([item("a", 1)], true, probabilities, ["a", "b"], [0.6, 0.5])[0];

  it("names the likeliest finger, and makes a key only above that finger's threshold", () => {
    expect(decide([0.7, 0.3])).toEqual({
      ...item("a", 1),
      enrolled: true,
      predicted: "a",
      score: 0.7,
      threshold: 0.6,
      accepted: true,
    });
    expect(decide([0.6, 0.4])).toMatchObject({ predicted: "a", accepted: false });
    expect(decide([0.45, 0.55])).toMatchObject({ predicted: "b", threshold: 0.5, accepted: true });
  });
});

describe("keys by the deep ANN", () => {
  const run = (unknown: HalfRows) =>
    runStage(annTrials, { config: { ann }, inputs: { ...learnt, unknownInputs, unknown }, given: { splitBy: "impression" } });

  it("name the test side's prints, which were not learnt from, and those of unknown fingers", async () => {
    const trials = await run(unknownAs("x", "y"));
    expect(trials.map(({ finger, impression, enrolled }) => [finger, impression, enrolled])).toEqual([
      ...FINGERS.map((finger) => [finger, "5", true]),
      ["x", "1", false],
      ["x", "2", false],
    ]);
    expect(trials.slice(0, 3).map(({ predicted }) => predicted)).toEqual(FINGERS);
  });

  it("learn nothing from unknown fingers, neither ANN nor thresholds", async () => {
    // the unknown prints are another finger's, then an enrolled one's: nothing else may move
    const [one, other] = [await run(unknownAs("x", "y")), await run(unknownAs("a", "a"))];
    for (const t of [0, 1, 2]) {
      expect(other[t].score).toBeCloseTo(one[t].score, 5);
      expect(other[t].threshold).toBeCloseTo(one[t].threshold, 5);
      expect(other[t].accepted).toBe(one[t].accepted);
    }
    expect(other[3].predicted).toBe("a");
  });
});

describe("keys by the nearest mean", () => {
  it("take the nearest of the enrolled fingers", async () => {
    const rows = Array.from({ length: 8 }, (_, i) => createStream(i, "background"));
    const data = Float32Array.from(rows.flatMap((stream) => Array.from({ length: 2048 }, () => stream.uniform())));
    const others = { pooled: { rows: 8, columns: 2048, data }, labels: rows.map((_, i) => String(i >> 1)) };
    const unknown = unknownAs("x", "y");
    const given = { features: "pretrained" } as const;
    const trials = await runStage(nearestTrials, { inputs: { ...learnt, unknownInputs, unknown, others }, given });
    expect(trials.slice(0, 3).map(({ predicted, enrolled }) => [predicted, enrolled])).toEqual(FINGERS.map((f) => [f, true]));
    expect(trials.slice(3).map(({ finger, enrolled }) => [finger, enrolled])).toEqual([
      ["x", false],
      ["x", false],
    ]);
  });
});

describe("mean vectors", () => {
  it("are over the training side alone", async () => {
    const config = { scaling: "none", average: "mean" } as const;
    const [first] = await runStage(meanVectors, { config, inputs: learnt });
    const own = [1, 2, 3].map((impression) => vector("a", `a_${impression}`)[77]);
    expect(first[77]).toBeCloseTo(own.reduce((sum, value) => sum + value) / 3, 3);
  });
});

describe("a split without a training", () => {
  it("puts no impression on two sides, by impression", async () => {
    const copies = items.flatMap((one) => [one, { ...one, copy: 1 }]);
    const inputs = { items: copies, classes: FINGERS, pictures: [] };
    const { training, test } = await runStage(keySides, { inputs: { inputs }, given: { splitBy: "impression" } });
    const names = (rows: readonly number[]) => rows.map((i) => `${copies[i].finger}_${copies[i].impression}`);
    expect(names(training).filter((name) => names(test).includes(name))).toEqual([]);
  });
});

describe("the prints of a finger", () => {
  const copies = { items: [item("a", 1), item("a", 1, 1), item("b", 1, 1), item("b", 2)], classes: ["a", "b"] };

  it("are the prints themselves, or copies where there is nothing else", () => {
    expect(enrolledPrints(copies, [0, 1, 2])).toEqual([[0], [2]]);
    expect(enrolledItems(copies, [0, 1, 2])).toEqual([[0, 1], [2]]);
  });

  it("must be at least one", () => {
    expect(() => enrolledPrints(copies, [0, 1])).toThrow("the split leaves finger b none");
  });
});
