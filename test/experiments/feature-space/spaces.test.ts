import { describe, expect, test } from "vitest";
import { enrol } from "../../../experiments/feature-space/features.js";
import { accuracyFigure, correlationsFigure } from "../../../experiments/feature-space/figures.js";
import { featureSpace, requireThreshold } from "../../../experiments/feature-space/index.js";
import { type MeasuredSpaces, spaces, summariseSpaces } from "../../../experiments/feature-space/spaces.js";
import { accuracyTable, groupsTable } from "../../../experiments/feature-space/tables.js";
import { UsageError } from "../../../src/lab/errors.js";
import { createStream } from "../../../src/random/createStream.js";

describe("the accuracy of a space", () => {
  // Eight prints of four fingers; the reduced space loses four that all features got right, and gains one.
  const all = {
    threshold: Number.POSITIVE_INFINITY,
    chosen: [0, 1, 2],
    right: [
      [1, 1],
      [1, 1],
      [1, 0],
      [1, 0],
    ],
  };
  const reduced = {
    threshold: 0.7,
    chosen: [0, 2],
    right: [
      [0, 1],
      [0, 0],
      [1, 1],
      [0, 0],
    ],
  };
  const [first, second] = summariseSpaces([all, reduced], createStream(1, "a test"));

  test("is the share of prints that are named rightly", () => {
    expect(first).toMatchObject({ threshold: Number.POSITIVE_INFINITY, features: 3, accuracy: 6 / 8, n: 8 });
    expect(second).toMatchObject({ threshold: 0.7, features: 2, accuracy: 3 / 8, n: 8 });
  });

  test("has Wilson's interval over prints and a bootstrap over fingers", () => {
    const z = 1.959964;
    const half = z * Math.sqrt((6 * 2) / 8 + z ** 2 / 4);
    expect(first!.wilson.low).toBeCloseTo((6 + z ** 2 / 2 - half) / (8 + z ** 2), 5);
    expect(first!.wilson.high).toBeCloseTo((6 + z ** 2 / 2 + half) / (8 + z ** 2), 5);
    // Fingers are right in 1, 1, ½ and ½: a mean of four draws is ½ or 1 with probability 1/16 each.
    expect(first!.byFinger).toEqual({ low: 0.5, high: 1 });
  });

  test("is compared with that of all features by the prints that only one of them names rightly: 4 and 1", () => {
    expect(first!.p).toBeNull();
    // P(at most 1 of 5 heads) · 2 = 2 · 6/32.
    expect(second!.p).toBeCloseTo(0.375, 10);
  });

  test("is a stage of the run's seed", () => {
    expect(spaces.options.stream).toBe("feature-space/spaces");
    expect(spaces.options.config!.names).toEqual(["thresholds"]);
  });
});

describe("the table of features", () => {
  const printsOf = (...fingers: string[]) => fingers.map((finger) => ({ finger }));

  test("leaves out failures to enrol and what is then alone, and counts a finger's impressions from 0", () => {
    const prints = printsOf("a", "a", "a", "b", "b", "c", "c", "d", "d", "e", "e");
    const found = [1, undefined, 3, 4, 5, 6, undefined, 8, 9, 10, 11].map((size) => size && { size, other: -size });
    expect(enrol(prints, found as ({ size: number; other: number } | undefined)[])).toEqual({
      ...{ failures: 2, alone: 1, prints: 11 },
      table: {
        names: ["size", "other"],
        rows: [1, 3, 4, 5, 8, 9, 10, 11].map((size) => [size, -size]),
        finger: ["a", "a", "b", "b", "d", "d", "e", "e"],
        impression: [0, 1, 0, 1, 0, 1, 0, 1],
      },
    });
  });

  test("needs two prints each of four fingers", () => {
    const prints = printsOf("a", "a", "b", "b", "c", "c", "d", "d");
    const found = prints.map(() => ({ size: 1 }));
    expect(enrol(prints, found).table.rows).toHaveLength(8);
    expect(() => enrol(prints, [...found.slice(0, 7), undefined])).toThrow(
      "at least 4 fingers must have 2 prints of 16 minutiae or more; got 3, since 1 of 8 prints have fewer minutiae",
    );
    expect(() =>
      enrol(
        prints,
        prints.map(() => undefined),
      ),
    ).toThrow("got 0, since 8 of 8");
  });
});

describe("what is shown", () => {
  const names = ["a", "b", "c"];
  const features = { failures: 1, alone: 0, prints: 9, table: { names, rows: [], finger: [], impression: [] } };
  const space = (threshold: number, groups: number[][], chosen: number[], weakest: (number | null)[]) => {
    return { threshold, groups, chosen, weakest, right: [] };
  };
  const interval = { low: 0.2, high: 0.9 };
  const row = (threshold: number, count: number, accuracy: number) => {
    return { threshold, features: count, accuracy, n: 8, wilson: interval, byFinger: interval, p: null };
  };
  const measured: MeasuredSpaces = {
    correlations: [
      [1, -0.2, 0.8],
      [-0.2, 1, 0.1],
      [0.8, 0.1, 1],
    ],
    ...{ development: ["1", "3"], evaluation: ["2", "4"] },
    spaces: [
      space(Number.POSITIVE_INFINITY, [[0], [1], [2]], [0, 1, 2], [null, null, null]),
      space(0.7, [[0, 2], [1]], [2, 1], [0.8, null]),
      space(0.1, [[0, 1, 2]], [0], [0.2]),
    ],
    summary: [row(Number.POSITIVE_INFINITY, 3, 0.9), row(0.7, 2, 0.8), row(0.1, 1, 0.7)],
  };

  test("are the groups of the chosen threshold, each by its representative", () => {
    expect(groupsTable(features, measured, 0.7).rows).toEqual([
      { representative: "c", members: "a", weakest: 0.8 },
      { representative: "b", members: "", weakest: null },
    ]);
    expect(groupsTable(features, measured, 0.1).rows).toMatchObject([{ representative: "a", members: "b; c" }]);
    expect(accuracyTable(measured).rows.map(({ threshold }) => threshold)).toEqual(["all features", "0.7", "0.1"]);
    const [heatmap] = correlationsFigure(features, measured, 0.7, "data").data as unknown as [{ z: number[][] }];
    expect(heatmap.z[0]).toEqual([1, 0.8, 0.2]);
  });

  test("is a curve of accuracies by number of features, of three spaces and no fewer", () => {
    const { data } = accuracyFigure(measured, "data")!;
    const line = (data as { x?: unknown; mode?: string }[]).find(({ mode }) => mode === "lines+markers");
    expect(line).toMatchObject({ x: [1, 2, 3], y: [0.7, 0.8, 0.9] });
    expect(accuracyFigure({ ...measured, summary: measured.summary.slice(1) }, "data")).toBeUndefined();
  });

  test("are the numbers of the space that is shown and of all features", () => {
    const metrics = featureSpace.metrics({ config: { threshold: 0.1 }, results: { spaces: measured } } as never);
    expect(metrics).toEqual({
      "accuracy, reduced space": { value: 0.7, interval: [0.2, 0.9], n: 8 },
      "accuracy, all features": { value: 0.9, interval: [0.2, 0.9], n: 8 },
      "features kept": { value: 1 },
    });
  });

  test("is a space that is made", () => {
    expect(() => requireThreshold({ threshold: 0.7, thresholds: [0.9, 0.7] })).not.toThrow();
    const wrong = () => requireThreshold({ threshold: 0.5, thresholds: [0.9, 0.7] });
    expect(wrong).toThrow(UsageError);
    expect(wrong).toThrow("feature-space: threshold must be one of thresholds (0.9, 0.7); got 0.5");
  });
});
