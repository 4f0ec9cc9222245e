import { describe, expect, it } from "vitest";
import { halves, requireFingers } from "../../../experiments/key-security/fingers.js";

describe("halves of the fingers", () => {
  it("are the first and the last, and the first has one more of an odd number", () => {
    expect(halves([1, 2, 3, 4])).toEqual({ chosenOn: [1, 2], reportedOn: [3, 4] });
    expect(halves([1, 2, 3, 4, 5])).toEqual({ chosenOn: [1, 2, 3], reportedOn: [4, 5] });
  });

  it("need two fingers each", () => {
    expect(() => requireFingers(3)).toThrow("there must be at least 4 with 2 impressions each; got 3");
    expect(() => requireFingers(4)).not.toThrow();
  });
});
