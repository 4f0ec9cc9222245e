import { describe, expect, it } from "vitest";
import {
  type Ablation,
  differences,
  measure,
  pairedByFinger,
  pairedDifference,
  verdictOf,
} from "../../../experiments/ablation/differences.js";
import { differencesFigure } from "../../../experiments/ablation/figures.js";
import { ablation } from "../../../experiments/ablation/index.js";
import { ablationTable } from "../../../experiments/ablation/tables.js";
import type { TestedPrint, TestedPrints } from "../../../experiments/ablation/testedPrints.js";
import { wilson } from "../../../src/metrics/wilson.js";
import { createStream } from "../../../src/random/createStream.js";
import { runStage } from "../shared/runStage.js";

const stream = (name: string) => createStream(1, `test/ablation/${name}`);
const fingers = (count: number) => Array.from({ length: count }, (_, finger) => `${finger}`);

/** Two prints of each finger. */
function testOf(count: number, print: (finger: number, impression: number) => Pick<TestedPrint, "right" | "loss">): TestedPrints {
  const prints = fingers(count).flatMap((finger) =>
    [0, 1].map((impression) => ({ finger, impression: `${impression}`, ...print(Number(finger), impression) })),
  );
  return { prints, training: 80, steps: 30 };
}

describe("differences print by print", () => {
  const full = testOf(3, (finger, impression) => ({ right: finger > 0 || impression > 0, loss: finger + impression }));
  const without = testOf(3, (finger) => ({ right: finger < 2, loss: finger + 0.5 }));

  it("are the value without it less that of the full pipeline, by finger", () => {
    expect(pairedByFinger(without.prints, full.prints, "accuracy")).toEqual([
      [1, 0],
      [0, 0],
      [-1, -1],
    ]);
    expect(pairedByFinger(without.prints, full.prints, "loss")).toEqual([
      [0.5, -0.5],
      [0.5, -0.5],
      [0.5, -0.5],
    ]);
  });

  it("are refused of other prints, in another order, or of fewer", () => {
    const { prints } = full;
    for (const other of [[...prints].reverse(), prints.slice(1), [...prints, prints[0]]]) {
      expect(() => pairedByFinger(other, prints, "loss")).toThrow("the same prints in the same order");
    }
  });
});

describe("a paired difference", () => {
  it("has a bootstrap over fingers: prints of one finger are drawn together", () => {
    // Half of 10 fingers lose both prints: a replicate's mean is a binomial share of 10 at 1/2, of which 0.2 and 0.8 are the 95 % quantiles. By print it would be narrower.
    const byFinger = fingers(10).map((finger) => (Number(finger) < 5 ? [-1, -1] : [0, 0]));
    const { mean, interval, p } = pairedDifference(byFinger, "accuracy", stream("fingers"));
    expect(mean).toBe(-0.5);
    expect(interval.low).toBeCloseTo(-0.8, 12);
    expect(interval.high).toBeCloseTo(-0.2, 12);
    expect(p).toBe(2 / 2 ** 5);
  });

  it("weighs prints alike: a finger of more prints counts for more", () => {
    const { mean } = pairedDifference([[1, 1, 1], [0]], "loss", stream("uneven"));
    expect(mean).toBe(0.75);
  });

  it("has the rule of three either way where no print is named otherwise, and shows nothing", () => {
    const byFinger = fingers(20).map(() => [0, 0]);
    const { mean, interval, p } = pairedDifference(byFinger, "accuracy", stream("same"));
    expect(mean).toBe(0);
    expect(interval).toEqual({ low: -3 / 20, high: 3 / 20 });
    expect(p).toBe(1);
  });

  it("is worse where accuracy falls or cross-entropy rises, and nothing at 5 % or above", () => {
    expect(verdictOf({ mean: -0.1, corrected: 0.049 }, "accuracy")).toBe("worse without");
    expect(verdictOf({ mean: 0.1, corrected: 0.049 }, "accuracy")).toBe("better without");
    expect(verdictOf({ mean: 0.1, corrected: 0.049 }, "loss")).toBe("worse without");
    expect(verdictOf({ mean: -0.1, corrected: 0.049 }, "loss")).toBe("better without");
    expect(verdictOf({ mean: -0.1, corrected: 0.05 }, "accuracy")).toBe("no difference shown");
  });
});

describe("the measures of a test", () => {
  it("are the share named rightly with both intervals, and the mean cross-entropy", () => {
    const {
      n,
      right,
      fingers,
      wilson: own,
      means,
    } = measure(
      testOf(10, (finger) => ({ right: finger < 5, loss: finger })),
      stream("measure"),
    );
    expect([n, right, fingers]).toEqual([20, 10, 10]);
    expect(own).toEqual(wilson(10, 20));
    expect(means.accuracy.mean).toBe(0.5);
    expect(means.accuracy.interval.low).toBeCloseTo(0.2, 12);
    expect(means.loss.mean).toBe(4.5);
  });
});

describe("the stage", () => {
  // Twelve fingers: without Gabor all are worse in loss and half of them in accuracy; without alignment nothing differs but a loss here and there.
  const full = testOf(12, () => ({ right: true, loss: 1 }));
  const gabor = testOf(12, (finger) => ({ right: finger % 2 === 0, loss: 1.5 + finger / 10 }));
  const alignment = testOf(12, (finger) => ({ right: true, loss: finger % 2 === 0 ? 1.1 : 0.9 }));
  const found = () => runStage(differences, { inputs: { full, gabor, alignment } }) as Promise<Ablation>;

  it("corrects by Holm for all differences together", async () => {
    const { variants } = await found();
    expect(variants.map(({ left }) => left)).toEqual(["gabor", "alignment"]);
    const [first, second] = variants.map(({ differences }) => differences);
    // Sign flips of 6 and of 12 fingers on one side: 2^−5 and 2^−11; the least of four p is multiplied by 4, the next by 3.
    expect(first.accuracy.p).toBe(2 ** -5);
    expect(first.loss).toMatchObject({ p: 2 ** -11, corrected: 4 * 2 ** -11, verdict: "worse without" });
    expect(first.accuracy).toMatchObject({ mean: -0.5, corrected: 3 * 2 ** -5, verdict: "no difference shown" });
    expect(second.accuracy).toMatchObject({ mean: 0, p: 1, verdict: "no difference shown" });
    expect(second.loss).toMatchObject({ corrected: 1, verdict: "no difference shown" });
  });

  it("draws from a stream of its own", () => {
    expect(differences.options.stream).toBe("ablation/differences");
  });

  it("is laid out with what it shows, and with a note on weights that favour the full pipeline", async () => {
    const table = ablationTable(await found(), "fingerprints");
    expect(table.rows.map(({ measure, pipeline, right }) => [measure, pipeline, right])).toEqual([
      ["test accuracy", "full", "24/24"],
      ["test accuracy", "without the Gabor filter", "12/24"],
      ["test accuracy", "without alignment", "24/24"],
      ["test cross-entropy", "full", undefined],
      ["test cross-entropy", "without the Gabor filter", undefined],
      ["test cross-entropy", "without alignment", undefined],
    ]);
    expect(table.rows[1]).toMatchObject({ difference: -0.5, verdict: "no difference shown" });
    expect(table.notes![0]).toContain("Shown: test cross-entropy is worse without the Gabor filter. No other");
    expect(table.notes!.join()).toContain("enhanced and laid to their cores, as the full pipeline has them, and so favour it");
    expect(ablationTable(await found(), "data-dependent").notes!.join()).toContain("fitted to prints prepared as the full");
    expect(ablationTable(await found(), "untrained").notes!.join()).not.toContain("favour");
  });

  it("is drawn with a bar for each interval, and measured as it is", async () => {
    const own = await found();
    const { data } = differencesFigure(own, "synthetic");
    const bars = data.map((trace) => (trace as { x: number[] }).x).filter((x) => x.length === 2);
    expect(bars).toContainEqual([own.variants[0].differences.loss.interval.low, own.variants[0].differences.loss.interval.high]);
    const metrics = ablation.metrics({ results: { differences: own } } as never);
    expect(metrics["accuracy without the Gabor filter, less the full pipeline's"]).toMatchObject({ value: -0.5, n: 24 });
    expect(metrics["test accuracy, full pipeline"]).toMatchObject({ value: 1 });
  });
});
