import { describe, expect, it } from "vitest";
import { commitmentTrials, singlePrintTrials } from "../../../experiments/key-security/commitmentTrials.js";
import { fingers, madeBackground } from "./madePrints.js";

const settings = { n: 15, components: 4, surplus: 1.2 };

describe("trials of commitments", () => {
  // three fingers with 2 enrolled prints each, and 1, 2 and 3 tried
  const trials = commitmentTrials(madeBackground(), fingers(2, [1, 2, 3]), settings);

  it("try a finger's own prints that were not enrolled", () => {
    expect(trials.genuine.map((own) => own.length)).toEqual([1, 2, 3]);
  });

  it("try all prints of the other fingers", () => {
    // of 3 + 4 + 5 prints
    expect(trials.impostor.map((others) => others.length)).toEqual([9, 8, 7]);
  });

  it("count shares of the code's bits", () => {
    for (const errors of [...trials.genuine, ...trials.impostor].flat())
      expect(15 * errors).toBeCloseTo(Math.round(15 * errors), 9);
  });

  it("find no error where the print tried is the one enrolled", () => {
    const same = fingers(1, [1, 1]).map(({ enrolled }) => ({ enrolled, tried: enrolled }));
    const { genuine, impostor } = commitmentTrials(madeBackground(), same, settings);
    expect(genuine).toEqual([[0], [0]]);
    for (const errors of impostor.flat()) expect(errors).toBeGreaterThan(0);
  });
});

describe("trials of single prints", () => {
  const trials = singlePrintTrials(madeBackground(), fingers(2, [1, 2, 1]), settings);

  it("compare each print with every later one of its finger", () => {
    // 3, 4 and 3 prints: 3, 6 and 3 pairs
    expect(trials.genuine.map((own) => own.length)).toEqual([3, 6, 3]);
  });

  it("compare each print with every print of the later fingers", () => {
    // 3 · (4 + 3), 4 · 3 and none
    expect(trials.impostor.map((others) => others.length)).toEqual([21, 12, 0]);
  });

  it("find no error between equal prints, and some between fingers", () => {
    const same = fingers(1, [1, 1]).map(({ enrolled }) => ({ enrolled, tried: enrolled }));
    const { genuine, impostor } = singlePrintTrials(madeBackground(), same, settings);
    expect(genuine).toEqual([[0], [0]]);
    for (const errors of impostor.flat()) expect(errors).toBeGreaterThan(0);
  });
});
