import { describe, expect, it } from "vitest";
import { leaveOut } from "../../../experiments/key-generation/fingers.js";

const FINGERS = ["a", "b", "c", "d"].map((finger) => ({ finger, enrolled: [], prints: [], tried: [] }));
const names = (unknown: number) => {
  const { enrolled, unknown: rest } = leaveOut(FINGERS, unknown);
  return [enrolled, rest].map((some) => some.map(({ finger }) => finger).join(""));
};

describe("fingers that nobody enrolled", () => {
  it("are the last ones", () => expect(names(1)).toEqual(["abc", "d"]));
  it("are none where none is asked for", () => expect(names(0)).toEqual(["abcd", ""]));
  it("leave two to be enrolled", () => {
    expect(names(2)).toEqual(["ab", "cd"]);
    expect(names(3)).toEqual(["ab", "cd"]);
    expect(names(9)).toEqual(["ab", "cd"]);
  });
});
