import { describe, expect, test } from "vitest";
import {
  alignment,
  entropy,
  moments,
  nearestDistances,
  printFeatures,
  spread,
} from "../../../experiments/feature-space/printFeatures.js";
import { detectCore } from "../../../src/filters/core.js";
import { gaborScenario } from "../../../src/minutiae/gaborScenario.js";
import { createImage } from "../../../src/prints/grayImage.js";
import { createFinger } from "../../../src/synth/createFinger.js";
import { createImpression } from "../../../src/synth/createImpression.js";

describe("printFeatures", () => {
  test("describes a print by finite numbers", () => {
    const { image } = createImpression(createFinger("a test", 1), 0, { quality: "easy" });
    const features = printFeatures(image)!;
    expect(Object.values(features).every(Number.isFinite)).toBe(true);
    const { template, mask, orientation } = gaborScenario(image);
    const { minutiae } = template;
    const of = (type: string) => minutiae.filter((m) => m.type === type).length;
    expect(minutiae.length).toBeLessThanOrEqual(70); // so that all are used
    expect(features).toMatchObject({ minutiae: minutiae.length, endings: of("ending"), bifurcations: of("bifurcation") });
    expect(features["share of endings"]).toBeCloseTo(of("ending") / minutiae.length, 12);
    const inside = [...mask.data.keys()].filter((i) => mask.data[i] === 1);
    expect(features.area).toBe(inside.length);
    // At 500 dpi a centimetre is 196.85 pixels.
    expect(features["minutiae a cm²"]).toBeCloseTo((minutiae.length / inside.length) * 196.8504 ** 2, 3);
    const mean = (values: number[]) => values.reduce((a, b) => a + b, 0) / values.length;
    const core = detectCore(orientation, { mask })!;
    expect(features["core to minutiae, x"]).toBeCloseTo(core.x - mean(minutiae.map(({ x }) => x)), 9);
    expect(features["core to minutiae, y"]).toBeCloseTo(core.y - mean(minutiae.map(({ y }) => y)), 9);
    expect(features["core confidence"]).toBe(core.confidence);
    expect(features["route length"]! / features["route leg, mean"]!).toBeCloseTo(minutiae.length - 1, 9);
    expect(features["ridges along the route"]! / features["ridges a leg, mean"]!).toBeCloseTo(minutiae.length - 1, 9);
    expect(features["grey, mean"]).toBeCloseTo(mean(inside.map((i) => image.data[i]!)), 9);
    expect(features["ridge period, mean"]).toBeGreaterThan(6);
    expect(features["ridge period, mean"]).toBeLessThan(13);
  });

  test("counts an empty print as a failure to enrol", () => {
    expect(printFeatures(createImage(200, 200, { fill: 255 }))).toBeUndefined();
  });
});

describe("the parts of a description", () => {
  test("are the distances to the nearest neighbour", () => {
    const points = [
      { x: 0, y: 0 },
      { x: 3, y: 4 },
      { x: 3, y: 16 },
    ];
    expect(nearestDistances(points)).toEqual([5, 5, 12]);
  });

  test("are the root mean square distance from the centre: the corners of a square of side 2 lie at √2", () => {
    const corners = [
      [5, 5],
      [7, 5],
      [5, 7],
      [7, 7],
    ].map(([x, y]) => ({ x: x!, y: y! }));
    expect(spread(corners)).toBeCloseTo(Math.SQRT2, 12);
  });

  test("are the agreement of directions: opposite ones are parallel, a right angle cancels", () => {
    expect(alignment([0.3, 0.3 + Math.PI])).toBeCloseTo(1, 12);
    expect(alignment([0, Math.PI / 2])).toBeCloseTo(0, 12);
    // Half a turn of 60° apart: |1 + e^(iπ/3)|/2 = cos 30°.
    expect(alignment([0, Math.PI / 6])).toBeCloseTo(Math.sqrt(3) / 2, 12);
  });

  test("are the moments: 0, 0, 0, 4 has mean 1, variance 3, skewness 2/√3 and kurtosis 7/3", () => {
    const { mean, deviation, skewness, kurtosis } = moments([0, 0, 0, 4]);
    expect([mean, deviation ** 2, skewness, kurtosis]).toEqual([1, 3, 2 / Math.sqrt(3), 7 / 3].map((v) => expect.closeTo(v, 12)));
    expect(moments([5, 5])).toEqual({ mean: 5, deviation: 0, skewness: 0, kurtosis: 0 });
  });

  test("are the entropy of the grey levels: of four equal ones two bits", () => {
    expect(entropy([0, 10, 20, 255])).toBeCloseTo(2, 12);
    expect(entropy([7, 7, 7])).toBeCloseTo(0, 12);
    expect(entropy([0, 0, 0, 255])).toBeCloseTo(0.25 * 2 + 0.75 * Math.log2(4 / 3), 12);
    // Levels are whole and from 0 to 255.
    expect(entropy([-3, 0.2, 254.8, 300])).toBeCloseTo(1, 12);
  });
});
