import { describe, expect, it } from "vitest";
import { training } from "../../../experiments/shared/network/training.js";
import { compareRight, type Leak, leak, leakSentence, leakShown } from "../../../experiments/vgg16-training/leak.js";
import { leakySplit } from "../../../experiments/vgg16-training/leakySplit.js";
import { leakyTraining } from "../../../experiments/vgg16-training/leakyTraining.js";
import { splitItems } from "../../../src/network/train/trainBySplit.js";
import { createStream } from "../../../src/random/createStream.js";
import { runStage } from "../shared/runStage.js";

const stream = (name: string) => createStream(1, `test/leak/${name}`);

/** Fingers a, b and c of so many impressions, each with two copies. */
const items = [..."abc"].flatMap((finger) =>
  [..."12345678"].flatMap((impression) => [0, 1, 2].map((copy) => ({ finger, impression, copy }))),
);

describe("the leaky split", () => {
  const clean = splitItems(items, "impression", stream("split"));
  const leaky = leakySplit(items, clean, stream("draw"));
  const place = (item: number) => `${items[item].finger}_${items[item].impression}`;

  it("tests and validates on the clean split's own, which are prints, not copies", () => {
    expect(leaky.test).toEqual(clean.test);
    expect(leaky.validation).toEqual(clean.validation);
    expect(leaky.test.every((item) => items[item].copy === 0)).toBe(true);
  });

  it("has every copy of the test impressions in training once, and no test print", () => {
    const tested = new Set(clean.test.map(place));
    const copies = items.flatMap(({ copy }, item) => (copy > 0 && tested.has(place(item)) ? [item] : []));
    expect(copies).toHaveLength(3 * 2 * 2);
    expect(leaky.training.filter((item) => tested.has(place(item))).sort((a, b) => a - b)).toEqual(copies);
    expect(new Set(leaky.training).size).toBe(leaky.training.length);
  });

  it("trains on as many pictures of each finger, in the same places but for the copies", () => {
    expect(leaky.training.map((item) => items[item].finger)).toEqual(clean.training.map((item) => items[item].finger));
    expect(leaky.training.filter((item, i) => item !== clean.training[i])).toHaveLength(12);
  });

  it("leaves copies out where a finger has fewer training pictures", () => {
    const few = { training: [0], validation: [], test: [3, 6] };
    expect(leakySplit(items, few, stream("few")).training).toEqual([4]);
  });
});

describe("the leaky training", () => {
  it("has the stream of the clean one, and so its first weights and its order of places", () => {
    const name = training.options.stream as (given: { splitBy: "impression" }) => string;
    expect(leakyTraining.options.stream).toBe(name({ splitBy: "impression" }));
  });
});

describe("the comparison print by print", () => {
  // Ten fingers of two prints each.
  const groups = Array.from({ length: 10 }, (_, finger) => [2 * finger, 2 * finger + 1]);
  const all = (right: (print: number) => boolean) => Array.from({ length: 20 }, (_, print) => right(print));

  it("is the difference of the accuracies, with an interval over fingers", () => {
    // Fingers 0 to 4 gain both prints: a replicate's difference is a binomial share of 10 at 1/2, of which 0.2 and 0.8 are the 95 % quantiles.
    const found = compareRight(
      all(() => true),
      all((print) => print >= 10),
      groups,
      stream("half"),
    );
    expect(found).toMatchObject({ n: 20, fingers: 10, difference: 0.5 });
    expect(found.leaky).toMatchObject({ right: 20, accuracy: 1, byFinger: { low: 0.7, high: 1 } });
    expect(found.clean).toMatchObject({ right: 10, accuracy: 0.5 });
    expect(found.interval.low).toBeCloseTo(0.2, 8);
    expect(found.interval.high).toBeCloseTo(0.8, 8);
  });

  it("keeps gains and losses of one size apart from no difference", () => {
    // One print of a finger is gained and the other lost: each finger's sum is 0.
    const even = (print: number) => print % 2 === 0;
    const found = compareRight(
      all(even),
      all((print) => !even(print)),
      groups,
      stream("even"),
    );
    expect(found).toMatchObject({ difference: 0, interval: { low: 0, high: 0 } });
  });

  it("has the rule of three either way where both are right on the same prints", () => {
    const some = all((print) => print < 7);
    expect(compareRight(some, some, groups, stream("same"))).toMatchObject({
      difference: 0,
      interval: { low: -0.3, high: 0.3 },
    });
  });
});

describe("the leak", () => {
  it("is counted from both networks' predictions of the same prints, under each of the statistics", async () => {
    const some = [0, 3, 24, 27].map((item) => items[item]);
    const network = (training: number[], predicted: number[], predictedReestimated: number[]) => ({
      test: [0, 1, 2, 3],
      training,
      predicted: Int32Array.from(predicted),
      predictedReestimated: Int32Array.from(predictedReestimated),
    });
    const [moving, again] = await runStage(leak, {
      inputs: {
        inputs: { items: some, pictures: [], classes: ["a", "b"] },
        leaky: network([7, 8, 9], [0, 0, 1, 0], [0, 0, 1, 1]),
        clean: network([7, 5, 6], [0, 1, 1, 0], [0, 1, 0, 1]),
      },
    } as never);
    expect(moving).toMatchObject({ statistics: "moving", difference: 0.25, leaky: { right: 3 }, clean: { right: 2 } });
    expect(again).toMatchObject({ statistics: "re-estimated", difference: 0.5, leaky: { right: 4 }, clean: { right: 2 } });
    expect(again).toMatchObject({ n: 4, fingers: 2, training: 3, copies: 2, interval: { low: 0.5, high: 0.5 } });
  });

  it("is shown from an interval above 0 on, not by one that begins there", () => {
    expect(leakShown({ low: 0, high: 1 })).toBe(false);
    expect(leakShown({ low: 1e-9, high: 1 })).toBe(true);
    expect(leakShown({ low: -1e-9, high: 1 })).toBe(false);
  });

  it("is said in a sentence with both accuracies, the difference and the verdict", () => {
    const of = (difference: number, low: number, high: number) =>
      leakSentence({
        ...({ leaky: { accuracy: 0.8 }, clean: { accuracy: 0.6 }, n: 40, fingers: 20 } as Leak),
        difference,
        interval: { low, high },
      });
    expect(of(0.2, 0.052, 0.334)).toBe(
      "The same 40 test prints, 80.0 % with copies of the test impressions in training, 60.0 % without; difference 20.0 % " +
        "(95 % over 20 fingers: 5.2 % to 33.4 %): the copies flatter the network by that much. Statistics re-estimated in both.",
    );
    expect(of(0.2, -0.1, 0.4)).toMatch(/: no gain from the copies is shown at this size\. Statistics re-estimated in both\.$/);
  });
});
