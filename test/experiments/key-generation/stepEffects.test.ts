import { describe, expect, it } from "vitest";
import { stepEffects } from "../../../experiments/key-generation/engines.js";

describe("what a step of quantisation does to two computations of the same magnitudes", () => {
  // of the first finger one value rounds otherwise at a step of 1, of the second none
  const kept = [Float64Array.of(1.4, 2, 3), Float64Array.of(4, 5, 6)];
  const anew = [Float64Array.of(1.6, 2, 3), Float64Array.of(4, 5.1, 6)];
  const effects = stepEffects(kept, anew, [1, 4, 0.1]);

  it("is said for each step, in the order given", () => expect(effects.map(({ step }) => step)).toEqual([1, 4, 0.1]));
  it("counts whole numbers that differ, of all", () => {
    expect(effects.map(({ differing }) => differing)).toEqual([1, 0, 2]);
    expect(effects.map(({ values }) => values)).toEqual([6, 6, 6]);
  });
  it("counts fingers all of whose whole numbers are the same", () => {
    expect(effects.map(({ same }) => same)).toEqual([1, 2, 0]);
    expect(effects.map(({ fingers }) => fingers)).toEqual([2, 2, 2]);
  });
  it("comes with the greatest difference in size", () => {
    for (const { greatest } of effects) expect(greatest).toBeCloseTo(0.2, 12);
  });
});
