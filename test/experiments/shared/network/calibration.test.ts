import { describe, expect, it } from "vitest";
import { calibration } from "../../../../experiments/deep-ann/calibration.js";
import { binsOf, brierScore, calibrationError, calibrationOf } from "../../../../experiments/shared/network/calibrationOf.js";
import { calibrationFigure } from "../../../../experiments/shared/network/figures.js";
import { calibrationTable } from "../../../../experiments/shared/network/tables.js";
import { namedOf, calibration as ofNetwork } from "../../../../experiments/vgg16-training/calibration.js";
import { createStream } from "../../../../src/random/createStream.js";
import { runStage } from "../runStage.js";

const named = (confidence: number, right: boolean, item = 0, enrolled = true) => ({
  item,
  confidence,
  right,
  enrolled,
  threshold: 0.5,
});

describe("the calibration of probabilities", () => {
  it("is the difference of accuracy and probability in each of ten bins, by hand", () => {
    const some = [named(0.5, true), named(0.55, false), named(1, true), named(0.95, true)];
    expect(binsOf(some)).toEqual([
      { confidence: 0.525, accuracy: 0.5, n: 2 },
      { confidence: 0.975, accuracy: 1, n: 2 },
    ]);
    expect(calibrationError(some)).toBeCloseTo(0.025, 12);
    expect(brierScore(some)).toBeCloseTo((0.25 + 0.3025 + 0 + 0.0025) / 4, 12);
  });

  it("is 0 for certainty that is right, and 1 for certainty that is wrong", () => {
    for (const [right, score] of [
      [true, 0],
      [false, 1],
    ] as const) {
      expect([calibrationError([named(1, right)]), brierScore([named(1, right)])]).toEqual([score, score]);
    }
  });

  it("counts prints of enrolled fingers alone, with intervals over fingers, and stands in table and figure", async () => {
    const items = ["a", "b"].map((finger) => ({ finger, impression: "1", copy: 0 }));
    const decisions = [named(1, true, 0), named(1, false, 1), named(0.7, false, 1, false)];
    const inputs = { inputs: { items, pictures: [], classes: ["a", "b"] }, open: [{ source: "tuned", parts: 2, decisions }] };
    const found = await runStage(calibration, { inputs });
    expect(found[0]).toMatchObject({ n: 2, accuracy: 0.5, confidence: 1, error: { value: 0.5, interval: { low: 0, high: 1 } } });
    expect(found[0].brier).toEqual({ value: 0.5, interval: { low: 0, high: 1 } });
    const about = { who: "the ANN", source: "vectors" };
    const table = calibrationTable(found, about)!;
    expect(table.rows[0]).toMatchObject({ vectors: "tuned", n: 2, error: 0.5, brier: 0.5 });
    expect(table.notes![0]).toContain("0.9994696");
    const [line, bar] = calibrationFigure(found, "A set.")!.data.slice(-2) as { x: number[]; y: number[] }[];
    expect([line.x, line.y]).toEqual([[1], [0.5]]);
    // Wilson's interval of 1 of 2, in closed form (1 ± z/√(2 + z²))/2.
    expect(bar.x).toEqual([1, 1]);
    expect(bar.y.map((end) => end.toFixed(4))).toEqual(["0.0945", "0.9055"]);
    expect([calibrationTable(undefined, about), calibrationFigure(undefined, "")]).toEqual([undefined, undefined]);
  });

  it("reaches to the rule of three where no decision is wrong, and no further", async () => {
    const of = (right: boolean) => {
      const names = Array.from({ length: 40 }, (_, i) => ({ finger: `${i % 20}`, confidence: 0.99, right: right || i > 0 }));
      return calibrationOf("tuned", names, createStream("test/calibration", "right"));
    };
    const { error, brier } = of(true);
    expect(error.value).toBeCloseTo(0.01, 12);
    expect(error.interval.high).toBeCloseTo(3 / 20, 12);
    expect(brier.interval.high).toBeCloseTo(3 / 20, 12);
    // With one of 40 wrong, the bootstrap over 20 fingers holds: a twentieth of the fingers has half of its prints wrong.
    expect(of(false).brier.interval.high).toBeLessThan(0.1);
  });

  it("takes the tuned network's probability of the class that it names, by each split that there is", async () => {
    const items = ["a", "b", "b"].map((finger, i) => ({ finger, impression: `${i}`, copy: 0 }));
    // Item 2 and then item 0: b named b with 0.75, a named b with 0.5.
    const impression = {
      splitBy: "impression",
      test: [2, 0],
      predictedReestimated: Int32Array.of(1, 1),
      probabilities: Float32Array.of(0.25, 0.75, 0.5, 0.5),
    };
    const inputs = { inputs: { items, classes: ["a", "b"] }, image: undefined, impression };
    const found = await runStage(ofNetwork, { inputs } as never);
    expect(found).toHaveLength(1);
    expect(found[0]).toMatchObject({ source: "tuned by impression", n: 2, accuracy: 0.5, confidence: 0.625 });
    expect(found[0].brier.value).toBeCloseTo((0.25 ** 2 + 0.5 ** 2) / 2, 12);
    // Two bins of one decision each: |1 − 0.75| and |0 − 0.5|.
    expect(found[0].error.value).toBeCloseTo((0.25 + 0.5) / 2, 12);
  });

  it("reads each picture's own row of probabilities", () => {
    const trained = {
      test: [1, 0],
      predictedReestimated: Int32Array.of(2, 1),
      probabilities: Float32Array.of(0.125, 0.25, 0.625, 0.0625, 0.875, 0.0625),
    };
    const items = ["a", "b"].map((finger) => ({ finger, impression: "1", copy: 0 }));
    expect(namedOf(trained, items, [1, 0])).toEqual([
      { finger: "b", confidence: 0.625, right: false },
      { finger: "a", confidence: 0.875, right: true },
    ]);
  });
});
