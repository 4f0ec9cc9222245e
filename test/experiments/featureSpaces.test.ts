import { describe, expect, test } from "vitest";
import { featureSpaces } from "../../experiments/feature-space/featureSpaces.js";
import { printFeatures } from "../../experiments/feature-space/printFeatures.js";
import { createImage } from "../../src/prints/grayImage.js";
import { createStream } from "../../src/random/createStream.js";
import { createFinger } from "../../src/synth/createFinger.js";
import { createImpression } from "../../src/synth/createImpression.js";

describe("featureSpaces", () => {
  test("drops the copy of a feature and loses no accuracy by it, on fingers that did not choose it", () => {
    const stream = createStream(1, "a test");
    const rows = Array.from({ length: 24 }, (_, i) => {
      const finger = Math.floor(i / 3);
      const telling = finger + 0.05 * stream.normal();
      return [telling, -2 * telling + 1, 0.05 * stream.normal()];
    });
    const table = {
      names: ["a", "copy of a", "noise"],
      rows,
      finger: rows.map((_, i) => `f${Math.floor(i / 3)}`),
      impression: rows.map((_, i) => i % 3),
    };
    const { spaces, evaluation } = featureSpaces(table, [0.95]);
    expect(evaluation).toEqual(["f1", "f3", "f5", "f7"]);
    expect(spaces[1]!.groups).toEqual([[0, 1], [2]]);
    expect(spaces[1]!.chosen).toEqual([0, 2]);
    expect(spaces.map(({ chosen }) => chosen.length)).toEqual([3, 2]);
  });
});

describe("printFeatures", () => {
  test("describes a print by finite numbers", () => {
    const { image } = createImpression(createFinger("a test", 1), 0, { quality: "easy" });
    const features = printFeatures(image)!;
    expect(Object.values(features).every(Number.isFinite)).toBe(true);
    expect(features.endings! + features.bifurcations!).toBe(features.minutiae);
    expect(features["ridge period, mean"]).toBeGreaterThan(6);
    expect(features["ridge period, mean"]).toBeLessThan(13);
  });

  test("counts an empty print as a failure to enrol", () => {
    expect(printFeatures(createImage(200, 200, { fill: 255 }))).toBeUndefined();
  });
});
