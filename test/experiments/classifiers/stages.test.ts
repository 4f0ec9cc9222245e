import { describe, expect, it } from "vitest";
import type { Family } from "../../../experiments/classifiers/families.js";
import { familiesBySplit, slowFamilies } from "../../../experiments/classifiers/familiesBySplit.js";
import { familyScores } from "../../../experiments/classifiers/familyScores.js";
import { familyOptions } from "../../../experiments/classifiers/fields.js";
import { familyData } from "../../../experiments/classifiers/fitFamilies.js";
import { classifiers } from "../../../experiments/classifiers/index.js";
import { learningCurve, poolDraws } from "../../../experiments/classifiers/learningCurve.js";
import { countTraining, splitsDrawnAgain } from "../../../experiments/classifiers/splitsDrawnAgain.js";
import { splitItems } from "../../../src/network/train/trainBySplit.js";
import { createStream } from "../../../src/random/createStream.js";
import { runStage } from "../shared/runStage.js";
import { bad, families, good, inputs, itemsOf, labels } from "./tiny.js";

const trained = { training: itemsOf(["1", "2", "3"]), validation: [], test: itemsOf(["4", "5"], [0]) };
const truth = trained.test.map((i) => labels[i]);
const next = truth.map((label) => (label + 1) % 3);

describe("the families on the network's own split", () => {
  it("name the test prints by the vectors that they are given, the ANN on those before tuning alone", async () => {
    const found = await runStage(familiesBySplit, {
      config: { ...families, splits: ["image", "impression"] },
      inputs: { inputs, trained, tuned: good, start: bad },
      given: { splitBy: "impression" },
    } as never);
    expect(Object.keys(found.tuned).sort()).toEqual(["forest", "ml-random-forest", "svm", "svm linear"]);
    expect(Object.keys(found.start).sort()).toEqual(["ann", "forest", "svm", "svm linear"]);
    for (const predicted of Object.values(found.tuned)) expect([...predicted]).toEqual(truth);
    for (const predicted of Object.values(found.start)) expect([...predicted]).toEqual(next);
  });

  it("have ml-random-forest under the last split alone, and where it has trees", () => {
    expect(slowFamilies("impression", ["image", "impression"], 1)).toEqual(["ml-random-forest"]);
    expect(slowFamilies("image", ["image", "impression"], 1)).toEqual([]);
    expect(slowFamilies("image", ["image"], 25)).toEqual(["ml-random-forest"]);
    expect(slowFamilies("impression", ["image", "impression"], 0)).toEqual([]);
  });

  it("are given the ANN's settings without its size", () => {
    const { ann } = familyOptions(families as never);
    expect(ann).not.toHaveProperty("size");
    expect(ann).toMatchObject({ epochs: 20, learningRate: 0.01 });
  });

  it("see one number for the copies of an impression, and another for every other impression", () => {
    const { groups, labels: own, classes } = familyData(inputs, good);
    expect([...own]).toEqual([...labels]);
    expect(classes).toBe(3);
    expect(new Set(groups).size).toBe(15);
    for (const [i, group] of groups.entries()) expect(group).toBe(groups[i - (i % 2)]);
  });
});

describe("the scores of the families", () => {
  it("count the test prints that each names rightly", () => {
    const named = { ann: [0, 1, 2], svm: [0, 0, 0], forest: [1, 1, 1] };
    expect(familyScores(named, [5, 3, 4], [9, 9, 9, 1, 0, 0])).toEqual({
      ann: { right: 2, n: 3 },
      svm: { right: 2, n: 3 },
      forest: { right: 1, n: 3 },
    });
  });
});

describe("splits drawn again", async () => {
  const config = { ...families, repeats: 3 };
  const again = (splitBy: "image" | "impression") =>
    runStage(splitsDrawnAgain, { config, inputs: { inputs, tuned: good, start: bad }, given: { splitBy } } as never);
  const repeats = await again("impression");

  it("score every family on each of them, on both kinds of vectors", () => {
    expect(repeats.map(({ source }) => source)).toEqual(["tuned", "start", "tuned", "start", "tuned", "start"]);
    for (const { source, scores } of repeats.filter((repeat) => repeat.source === "tuned")) {
      for (const { right, n } of Object.values(scores)) expect([source, right, n]).toEqual(["tuned", 3, 3]);
    }
    expect(repeats.some(({ source, scores }) => source === "start" && scores.svm.right < scores.svm.n)).toBe(true);
  });

  it("are drawn from substreams by number", () => {
    const stream = createStream(1, "classifiers/splits drawn again by impression");
    const sides = [0, 1, 2].map((draw) => splitItems(inputs.items, "impression", stream.substream(draw)));
    // Of five impressions one is tested, one watched and three trained on, so that nine prints are.
    expect(sides.map(({ training }) => training.length)).toEqual([18, 18, 18]);
    expect(repeats.map(({ training }) => training)).toEqual([9, 9, 9, 9, 9, 9]);
    expect(sides.some(({ test }) => test.join() !== sides[0].test.join())).toBe(true);
  });

  it("count copies by image alone", () => {
    expect(countTraining(inputs.items, [0, 1, 2, 3, 4], "image")).toBe(5);
    expect(countTraining(inputs.items, [0, 1, 2, 3, 4], "impression")).toBe(3);
  });
});

describe("the learning curve", async () => {
  const learn = (source: "tuned" | "start", gram: typeof good) =>
    runStage(learningCurve, {
      config: { ...families, learning: 2 },
      inputs: { inputs, trained, gram },
      given: { source },
    } as never);

  it("has points of 1, 2 and 3 impressions on the tuned vectors, tested on the network's own test side", async () => {
    const { source, points } = await learn("tuned", good);
    expect(source).toBe("tuned");
    expect(points.map(({ family, impressions, right, n, draws }) => [family, impressions, right, n, draws])).toEqual(
      ["ann", "svm", "forest"].flatMap((family) => [1, 2, 3].map((impressions) => [family, impressions, 12, 12, 2])),
    );
    const wrong = await learn("tuned", bad);
    expect(wrong.points.every(({ accuracy }) => accuracy === 0)).toBe(true);
  });

  it("has points of 1 to 4 impressions before tuning, one a finger being tested", async () => {
    const { points } = await learn("start", good);
    expect(points.filter(({ family }) => family === "svm").map(({ impressions, n }) => [impressions, n])).toEqual([
      [1, 6],
      [2, 6],
      [3, 6],
      [4, 6],
    ]);
  });

  it("pools the draws of a point, with an interval over fingers", () => {
    // Finger 0 is named rightly in `a` of its two tests, finger 1 in `b`.
    const draw = (impressions: number, family: Family, a: number, b: number) => {
      const tests = [a, b].flatMap((right, finger) => [0, 1].map((test) => ({ finger, right: test < right })));
      return { impressions, family, tests };
    };
    const draws = [
      ...[draw(1, "ann", 1, 0), draw(1, "ann", 2, 0), draw(2, "ann", 1, 1), draw(2, "ann", 1, 1)],
      ...[draw(1, "svm", 2, 2), draw(1, "svm", 2, 2), draw(2, "svm", 2, 0), draw(2, "svm", 2, 0)],
      ...[draw(1, "forest", 0, 0), draw(1, "forest", 0, 0), draw(2, "forest", 2, 2), draw(2, "forest", 2, 1)],
    ];
    const points = poolDraws(draws, createStream(1, "pooling"));
    expect(
      points.map(({ family, impressions, right, n, draws, accuracy }) => [family, impressions, right, n, draws, accuracy]),
    ).toEqual([
      ["ann", 1, 3, 8, 2, 0.375],
      ["ann", 2, 4, 8, 2, 0.5],
      ["svm", 1, 8, 8, 2, 1],
      ["svm", 2, 4, 8, 2, 0.5],
      ["forest", 1, 0, 8, 2, 0],
      ["forest", 2, 7, 8, 2, 0.875],
    ]);
    // Two fingers can be drawn as 00, 01, 10 and 11: of equal fingers the rate has no spread, of unlike ones all that they have.
    expect(points[1].interval).toEqual({ low: 0.5, high: 0.5 });
    expect(points[3].interval).toEqual({ low: 0, high: 1 });
    expect(points[5].interval).toEqual({ low: 0.75, high: 1 });
    // At 0 and 1 the rule of three over two fingers.
    expect(points[2].interval).toEqual({ low: 0, high: 1 });
    expect(points[4].interval).toEqual({ low: 0, high: 1 });
  });
});

describe("the experiment", () => {
  it("refuses a forest without trees in one line", async () => {
    const config = { forest: { package: "ml-random-forest" }, mlForest: { trees: 0 } };
    await expect(classifiers.stages({ config } as never)).rejects.toThrow(
      "mlForest.trees must be at least 1 where forest.package is ml-random-forest; got 0",
    );
  });
});
