import { describe, expect, it } from "vitest";
import { outcomesOf } from "../../../experiments/key-generation/outcomes.js";
import type { KeyTrial } from "../../../experiments/key-generation/trials.js";

function trial(enrolled: boolean, finger: string, predicted: string, accepted: boolean): KeyTrial {
  return { finger, impression: "1", enrolled, predicted, similarity: 0, threshold: 0, accepted };
}

describe("which key a print gets", () => {
  const outcomes = outcomesOf([
    trial(true, "a", "a", true),
    trial(true, "a", "a", true),
    trial(true, "b", "b", false),
    trial(true, "b", "a", true),
    trial(true, "b", "a", false),
    trial(false, "c", "a", true),
    trial(false, "c", "b", false),
    trial(false, "d", "b", false),
  ]);
  const counted = ({ count, n }: { count: number; n: number }) => [count, n];

  it("is its own where it is accepted as its own finger", () => expect(counted(outcomes.ownKey)).toEqual([2, 5]));
  it("is another's where it is accepted as another finger", () => expect(counted(outcomes.otherKey)).toEqual([1, 5]));
  it("is none where it is not accepted, whichever finger is the nearest", () => expect(counted(outcomes.noKey)).toEqual([2, 5]));
  it("is told apart from which finger is the nearest", () => expect(counted(outcomes.ownNearest)).toEqual([3, 5]));
  it("is counted apart for fingers that nobody enrolled", () => expect(counted(outcomes.unknownKey)).toEqual([1, 3]));

  it("has no rate where no print of an unknown finger was tried", () => {
    const { unknownKey, ownKey } = outcomesOf([trial(true, "a", "a", true)]);
    expect(unknownKey).toEqual({ count: 0, n: 0, value: null, interval: null });
    expect(ownKey.value).toBe(1);
  });
});
