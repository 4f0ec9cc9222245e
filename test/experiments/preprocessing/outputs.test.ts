import { describe, expect, it } from "vitest";
import { enhancedFigure, firstOfFingers, normalizedFigure } from "../../../experiments/preprocessing/figures.js";
import { alignmentMetrics } from "../../../experiments/preprocessing/metrics.js";
import type { PreprocessedPrint } from "../../../experiments/preprocessing/preprocessPrint.js";
import { momentsTable } from "../../../experiments/preprocessing/tables.js";
import type { Print } from "../../../experiments/shared/openPrints.js";
import { createImage } from "../../../src/prints/grayImage.js";

const core = { x: 1.6, y: 2.4, angle: 1, confidence: 0.75 };
const grey = { width: 1, height: 1, data: Uint8Array.of(9) };
const flow = { columns: 0, rows: 0, cos: new Float32Array(), sin: new Float32Array() };
const moments = { before: { mean: 1, variance: 2 }, after: { mean: 3, variance: 4 } };
const without: PreprocessedPrint = { ...moments, normalized: grey, enhanced: grey, flow };
const made: readonly PreprocessedPrint[] = [{ ...without, aligned: { core, picture: grey, flow } }, without];
const print = (finger: string, impression: string): Print => ({ finger, impression, file: "" });
const chosen = [print("7", "2"), print("8", "1")];
const results = { prints: { chosen, images: [createImage(1, 1), createImage(1, 1)] }, preprocessed: made };

describe("preprocessing", () => {
  it("shows the first impression of each of the first fingers", () => {
    const prints = Array.from("aabbbc", (finger) => ({ finger }));
    expect(firstOfFingers(prints, 2)).toEqual([0, 2]);
    expect(firstOfFingers(prints, 9)).toEqual([0, 2, 5]);
  });

  it("lists each print's moments, and its core to a pixel where it was found", () => {
    const { rows } = momentsTable(chosen, made, { mean: 128, variance: 2500 });
    expect(rows).toEqual([
      { print: "7_2", meanBefore: 1, varianceBefore: 2, meanAfter: 3, varianceAfter: 4, core: "2, 2", confidence: 0.75 },
      { print: "8_1", meanBefore: 1, varianceBefore: 2, meanAfter: 3, varianceAfter: 4, core: null, confidence: null },
    ]);
  });

  it("draws before and after; with alignment a third picture, which says where there was no core", () => {
    const headings = (grid?: { headings: readonly string[] }) => grid?.headings.map((text) => text.replace(/<b>.<\/b> /, ""));
    expect(headings(normalizedFigure(results, 1, "made").grid)).toEqual(["before", "normalised"]);
    const gabor = { sigmaX: 4, sigmaY: 3, block: 0 };
    const aligned = enhancedFigure(results, 2, "made", { align: "core", gabor });
    expect(headings(aligned.grid)).toEqual(["original", "enhanced", "aligned", "original", "enhanced", "no core"]);
    expect(aligned.caption).toBe(
      "Prints 7_2, 8_1 of made; σx = 4 px, σy = 3 px, each pixel by its own direction and frequency. The cross marks the core.",
    );
    const blocks = enhancedFigure(results, 1, "made", { align: "none", gabor: { ...gabor, block: 16 } });
    expect(headings(blocks.grid)).toEqual(["original", "enhanced"]);
    expect(blocks.caption).toBe("Prints 7_2 of made; σx = 4 px, σy = 3 px, one filter for each block of 16 px.");
  });

  it("measures similarity and the share of cores found, and nothing where no core was looked for", () => {
    const flowMean = { mean: 0.5, interval: { low: 0.4, high: 0.6 } };
    const row = { align: "core", flow: flowMean, ridges: { ...flowMean, mean: 0.1 }, pairs: 6, fingers: 2 } as const;
    const metrics = alignmentMetrics("core", { rows: [row], leftOut: 0 }, made);
    expect(metrics["flow similarity, core"]).toEqual({ value: 0.5, interval: [0.4, 0.6], n: 6 });
    // Wilson's interval of 1 of 2, by hand: (1 + z²/2 ± z√(½ + z²/4)) / (2 + z²) with z = 1.96.
    expect(metrics["core found"]).toEqual({ value: 0.5, interval: [expect.closeTo(0.0945, 4), expect.closeTo(0.9055, 4)], n: 2 });
    expect(alignmentMetrics("none", { rows: [], leftOut: 3 }, made)).toEqual({});
  });
});
