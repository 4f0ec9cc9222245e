import { describe, expect, it } from "vitest";
import { differencesFigure } from "../../../experiments/classifiers/figures.js";
import { betterBy, differencesOf, pairedDifferences } from "../../../experiments/classifiers/pairedDifferences.js";
import type { Repeat } from "../../../experiments/classifiers/splitsDrawnAgain.js";
import { differencesTable } from "../../../experiments/classifiers/tables.js";
import { runStage } from "../shared/runStage.js";

/** A repeat of ten test prints. */
function repeat(source: "tuned" | "start", ann: number, svm: number, forest: number): Repeat {
  const score = (right: number) => ({ right, n: 10 });
  return { source, scores: { ann: score(ann), svm: score(svm), forest: score(forest) }, training: 40 };
}

describe("the family that is better", () => {
  it("is the one on whose side of 0 the whole interval lies", () => {
    expect(betterBy({ low: 0.01, high: 0.2 }, "first", "second")).toBe("first");
    expect(betterBy({ low: -0.2, high: -0.01 }, "first", "second")).toBe("second");
    expect(betterBy({ low: -0.1, high: 0.1 }, "first", "second")).toBeUndefined();
  });

  it("is none where the interval ends at 0", () => {
    expect(betterBy({ low: 0, high: 0.2 }, "first", "second")).toBeUndefined();
    expect(betterBy({ low: -0.2, high: 0 }, "first", "second")).toBeUndefined();
  });
});

describe("differences over splits drawn again", () => {
  // Tuned: ANN − SVM is 0.1, 0.3 and 0.2; ANN − forest −0.4 three times; SVM − forest −0.5, −0.7, −0.6.
  const repeats = [
    repeat("tuned", 5, 4, 9),
    repeat("start", 8, 8, 8),
    repeat("tuned", 6, 3, 10),
    repeat("start", 6, 6, 6),
    repeat("tuned", 5, 3, 9),
  ];
  const differences = differencesOf("image", repeats);

  it("are the first's accuracy less the second's, for each pair and kind of vectors", () => {
    expect(differences.map(({ source, first, second, repeats, n }) => [source, first, second, repeats, n])).toEqual([
      ["tuned", "ann", "svm", 3, 10],
      ["tuned", "ann", "forest", 3, 10],
      ["tuned", "svm", "forest", 3, 10],
      ["start", "ann", "svm", 2, 10],
      ["start", "ann", "forest", 2, 10],
      ["start", "svm", "forest", 2, 10],
    ]);
    const [{ means, mean }, , third] = differences;
    expect([...means, mean]).toEqual([expect.closeTo(16 / 30, 12), expect.closeTo(1 / 3, 12), expect.closeTo(0.2, 12)]);
    expect(third.mean).toBeCloseTo(-0.6, 12);
  });

  it("have the corrected resampled t's interval: t(0.975; 2) √((1/3 + 10/40) 0.01) about the mean", () => {
    const half = 4.30265273 * Math.sqrt((1 / 3 + 1 / 4) * 0.01);
    expect(differences[0].interval).toEqual({ low: expect.closeTo(0.2 - half, 8), high: expect.closeTo(0.2 + half, 8) });
    expect(differences[2].interval).toEqual({ low: expect.closeTo(-0.6 - half, 8), high: expect.closeTo(-0.6 + half, 8) });
  });

  it("have no interval where all splits give the same difference, also but for rounding", () => {
    expect(differences.map(({ interval }) => interval === null)).toEqual([false, true, false, true, true, true]);
    const third = (right: number) => ({ right, n: 3 });
    const thirds = [1, 2].map((right) => ({
      ...repeat("tuned", 0, 0, 0),
      scores: { ann: third(right + 1), svm: third(right), forest: third(0) },
    }));
    expect(differencesOf("image", thirds).map(({ interval }) => interval === null)).toEqual([true, false, false]);
  });

  it("show a better family where the interval says so, and none by equal differences", () => {
    expect(differences.map(({ better }) => better)).toEqual([undefined, undefined, "forest", undefined, undefined, undefined]);
    const upside = [repeat("tuned", 9, 4, 5), repeat("tuned", 10, 5, 5), repeat("tuned", 10, 4, 5)];
    expect(differencesOf("image", upside)[0].better).toBe("ann");
  });

  it("are none from fewer than two splits", async () => {
    expect(differencesOf("image", repeats.slice(0, 2))).toEqual([]);
    expect(differencesOf("image", repeats.slice(0, 3)).map(({ source }) => source)).toEqual(["tuned", "tuned", "tuned"]);
    expect(await runStage(pairedDifferences, { inputs: { image: undefined, impression: undefined } })).toEqual([]);
  });

  it("are those by image, then those by impression", async () => {
    const found = await runStage(pairedDifferences, { inputs: { image: repeats, impression: repeats.slice(1, 4) } });
    expect(found.map(({ splitBy, source }) => `${splitBy} ${source}`)).toEqual([
      ...["image tuned", "image tuned", "image tuned", "image start", "image start", "image start"],
      ...["impression start", "impression start", "impression start"],
    ]);
  });

  it("make a table with verdicts, and a figure about 0, where there are any", () => {
    const table = differencesTable(differences)!;
    expect(table.rows[2]).toMatchObject({
      split: "by image",
      vectors: "tuned network",
      pair: "SVM – random forest",
      verdict: "random forest better",
      repeats: 3,
      n: 10,
    });
    expect(table.rows[2].first).toBeCloseTo(1 / 3, 12);
    expect(table.rows[2].second).toBeCloseTo(28 / 30, 12);
    expect(table.rows[0].verdict).toBe("no difference shown");
    const figure = differencesFigure(differences, "")!;
    const [tuned, start] = figure.data as { x: number[]; y: number[]; name: string }[];
    expect([tuned.name, tuned.x]).toEqual(["tuned network", [-0.12, 0.88, 1.88]]);
    expect([start.name, start.x]).toEqual(["network before tuning", [0.12, 1.12, 2.12]]);
    // The lowest end is −0.6 − 0.3286 = −0.9286.
    expect(figure.layout.yaxis?.range?.map((end) => Number((end as number).toFixed(3)))).toEqual([-1.021, 1.021]);
    const bar = figure.data[3] as { x: number[]; y: number[] };
    expect([bar.x, bar.y]).toEqual([
      [1.88, 1.88],
      [differences[2].interval!.low, differences[2].interval!.high],
    ]);
    expect(differencesTable([])).toBeUndefined();
    expect(differencesFigure([], "")).toBeUndefined();
  });
});
