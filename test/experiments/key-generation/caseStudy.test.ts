import { describe, expect, it } from "vitest";
import { chooseTrial } from "../../../experiments/key-generation/caseStudy.js";
import { caseTable } from "../../../experiments/key-generation/tables.js";
import type { KeyTrial } from "../../../experiments/shared/keys/keyTrial.js";

function trial(finger: string, impression: string, predicted: string, accepted: boolean): KeyTrial {
  return { finger, impression, copy: 0, enrolled: true, predicted, score: 0.5, threshold: 0.25, accepted };
}

describe("the print of the case study", () => {
  const trials = [
    trial("a", "3", "a", false),
    trial("a", "4", "b", true),
    trial("b", "3", "b", true),
    trial("b", "4", "b", true),
  ];

  it("is by default the first that is accepted as its own finger", () => expect(chooseTrial(trials, "")).toBe(trials[2]));
  it("is the very first where none is", () => expect(chooseTrial(trials.slice(0, 2), "")).toBe(trials[0]));
  it("is the one asked for, whatever became of it", () => {
    expect(chooseTrial(trials, "a_4")).toBe(trials[1]);
    expect(chooseTrial(trials, "b_4")).toBe(trials[3]);
  });
  it("must have been tried", () => {
    expect(() => chooseTrial(trials, "b_1")).toThrow(
      "print must be empty or one of the prints that are tried, such as a_3, a_4, b_3; got b_1",
    );
  });
});

describe("the table of the case study", () => {
  const rowOf = (accepted: boolean, what: string) =>
    caseTable({ ...trial("a", "3", "b", accepted), magnitudes: [4, 3.456, 9.999], key: "KEY=" }, 7, {
      print: "",
      step: 0.1,
      iterations: 5,
    }).rows.find((row) => row.what === what)!;

  it("shows a key only where the print is accepted", () => {
    expect(rowOf(true, "key").ours).toBe("KEY=");
    expect(rowOf(false, "key").ours).toBe("none: below the threshold");
  });

  it("tells the finger from what it was taken for, and the score from the threshold", () => {
    expect(rowOf(true, "original label").ours).toBe("a");
    expect(rowOf(true, "predicted label").ours).toBe("b");
    expect(rowOf(true, "prediction ratio; ours: score, threshold").ours).toBe("0.5000, 0.2500");
    expect(rowOf(true, "print").ours).toBe("finger a, impression 3");
  });

  it("gives sizes and the range of the magnitudes, the least first", () => {
    expect(rowOf(true, "mean-of-vectors")).toMatchObject({ published: "(20, 100352)", ours: "(7, 100352)" });
    expect(rowOf(true, "matrices")).toMatchObject({ published: "(20, 128, 784)", ours: "(7, 128, 784)" });
    expect(rowOf(true, "vector V")).toMatchObject({ published: "(128, 1)", ours: "(3, 1)" });
    expect(rowOf(true, "magnitudes")).toMatchObject({ published: "10.16 to 17.45", ours: "3.46 to 10.00" });
  });
});
