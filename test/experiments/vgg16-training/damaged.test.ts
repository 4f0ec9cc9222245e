import { describe, expect, it } from "vitest";
import { type DamageScore, damaged, scoreLevels, spreadOverFingers } from "../../../experiments/vgg16-training/damaged.js";
import { damagedInputs } from "../../../experiments/vgg16-training/damagedInputs.js";
import { damageFigure } from "../../../experiments/vgg16-training/figures.js";
import { qualityInputs } from "../../../experiments/vgg16-training/qualityInputs.js";
import { damageTable } from "../../../experiments/vgg16-training/tables.js";
import { networkInputs } from "../../../src/network/inputs/networkInputs.js";
import { createFinger } from "../../../src/synth/createFinger.js";
import { createImpression } from "../../../src/synth/createImpression.js";
import { syntheticPrints } from "../../../src/synth/syntheticPrints.js";
import { runStage } from "../shared/runStage.js";

describe("the prints that are damaged", () => {
  const fingers = ["a", "a", "a", "b", "c", "c"];
  const spread = (count: number) => spreadOverFingers([0, 1, 2, 3, 4, 5], (item) => fingers[item], count);

  it("are of as many fingers as can be: the first of each, then the second", () => {
    expect(spread(2)).toEqual([0, 3]);
    expect(spread(3)).toEqual([0, 3, 4]);
    expect(spread(5)).toEqual([0, 3, 4, 1, 5]);
    expect(spread(9)).toEqual([0, 3, 4, 1, 5, 2]);
  });

  it("are none for 0", async () => {
    expect(spread(0)).toEqual([]);
    const inputs = { items: [{ finger: "a", impression: "1", copy: 0 }], pictures: [], classes: ["a"] };
    const config = { damage: { prints: 0, masked: [0] } };
    expect(await runStage(damaged, { config, inputs: { inputs, trained: { test: [0] } } } as never)).toEqual([]);
  });
});

describe("damaged prints at the network's size", () => {
  const prints = { ...syntheticPrints({ impressions: 2 }), impression: { quality: "medium" as const } };
  const options = { picture: "scanned", align: "none", window: 300, copies: 2, augment: { rotation: 5, shift: 5 } } as const;
  const { image } = createImpression(createFinger(prints.seed, 1, prints.finger), 1, prints.impression);
  const whole = networkInputs(image, { ...options, copies: 0 }, [1, "test"], "102_2")[0];

  it("are the prints themselves at share 0, and others where a share is wiped out", () => {
    const [none, some] = damagedInputs(image, [0, 0.3], options, [1, "test"], "102_2");
    expect(none).toEqual(whole);
    expect(some).not.toEqual(whole);
  });

  it("are wiped out alike whatever other shares are asked for, and otherwise for another print", () => {
    const [, some] = damagedInputs(image, [0.1, 0.3], options, [1, "test"], "102_2");
    expect(damagedInputs(image, [0.3], options, [1, "test"], "102_2")[0]).toEqual(some);
    expect(damagedInputs(image, [0.3], options, [1, "test"], "102_1")[0]).not.toEqual(some);
  });

  it("are made at every quality of the generator, the data set's own among them", () => {
    const made = qualityInputs(prints, "102", 2, options);
    expect(made.length).toBe(3);
    expect(made[1]).toEqual(whole);
    expect(made[0]).not.toEqual(whole);
    expect(made[2]).not.toEqual(whole);
  });
});

describe("the scores of damaged prints", () => {
  const levels = [
    { kind: "masked area" as const, level: 0, pictures: [] },
    { kind: "masked area" as const, level: 0.3, pictures: [] },
    { kind: "quality" as const, level: "hard", pictures: [] },
  ];
  const scores = scoreLevels(levels, [2, 0, 1, 2, 1, 1, 0, 1, 2], [2, 0, 1]);

  it("are counted level by level", () => {
    expect(scores.map(({ kind, level, right, n, accuracy }) => [kind, level, right, n, accuracy])).toEqual([
      ["masked area", 0, 3, 3, 1],
      ["masked area", 0.3, 2, 3, 2 / 3],
      ["quality", "hard", 0, 3, 0],
    ]);
  });

  it("have Wilson's intervals: of 3 in 3 from 3/(3 + 1.96²), of 0 in 3 its mirror", () => {
    const edge = 3 / (3 + 1.959963985 ** 2);
    expect(scores[0].interval).toEqual({ low: expect.closeTo(edge, 8), high: 1 });
    expect(scores[2].interval).toEqual({ low: 0, high: expect.closeTo(1 - edge, 8) });
  });

  it("are a table of all levels and a figure of two or more shares of the area", () => {
    const table = damageTable(scores, "none of which was trained on")!;
    expect(table.rows.map(({ level, accuracy, n }) => [level, accuracy, n])).toEqual([
      ["0", 1, 3],
      ["0.3", 2 / 3, 3],
      ["hard", 0, 3],
    ]);
    expect(table.notes).toEqual([
      "Prints of the test side, none of which was trained on. Wilson intervals, prints taken as independent.",
      expect.stringMatching(/^The paper: "gives high accuracy .*"; "distortion in .*"\. It gives no number for either\.$/),
    ]);
    const about = { classes: 4, data: "a set", note: "copies of which were trained on" };
    const figure = damageFigure(scores, about)!;
    const line = figure.data.at(-1) as { x: number[]; y: number[] };
    expect([line.x, line.y]).toEqual([
      [0, 0.3],
      [1, 2 / 3],
    ]);
    expect(figure.caption).toBe(
      "3 test prints of a set, copies of which were trained on; band: 95 % Wilson; thin dashes: guessing.",
    );
    expect(figure.layout.shapes).toContainEqual(expect.objectContaining({ y0: 0.25, y1: 0.25 }));
    const few = (some: DamageScore[]) => damageFigure(some, about);
    expect(few([scores[0], scores[2]])).toBeUndefined();
    expect(damageTable([], "")).toBeUndefined();
  });
});
