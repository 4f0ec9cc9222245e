import { describe, expect, it } from "vitest";
import { isPlateau } from "../../../src/network/train/isPlateau.js";

const history = (...epochs: [valLoss: number, learningRate: number][]) =>
  epochs.map(([valLoss, learningRate]) => ({ valLoss, learningRate }));

describe("a plateau", () => {
  it("is so many epochs without a better loss", () => {
    expect(isPlateau(history([2, 1], [1, 1], [1, 1], [3, 1]), 2)).toBe(true);
    expect(isPlateau(history([2, 1], [1, 1], [1, 1], [0.5, 1]), 2)).toBe(false);
    expect(isPlateau(history([2, 1], [1, 1], [1, 1]), 2)).toBe(false);
  });

  it("begins anew when the learning rate has changed", () => {
    expect(isPlateau(history([1, 1], [1, 1], [1, 1], [1, 0.1]), 2)).toBe(false);
    expect(isPlateau(history([1, 1], [1, 1], [1, 1], [1, 0.1], [1, 0.1]), 2)).toBe(true);
  });

  it("never comes with a patience of 0", () => {
    expect(isPlateau(history([1, 1], [2, 1]), 0)).toBe(false);
    expect(isPlateau([], 0)).toBe(false);
  });
});
