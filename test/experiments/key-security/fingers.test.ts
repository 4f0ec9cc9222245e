import { describe, expect, it } from "vitest";
import { halves } from "../../../experiments/key-security/fingers.js";
import { keySecurity } from "../../../experiments/key-security/index.js";

describe("halves of the fingers", () => {
  it("are the first and the last, and the first has one more of an odd number", () => {
    expect(halves([1, 2, 3, 4])).toEqual({ chosenOn: [1, 2], reportedOn: [3, 4] });
    expect(halves([1, 2, 3, 4, 5])).toEqual({ chosenOn: [1, 2, 3], reportedOn: [4, 5] });
  });

  it("need two fingers each, of which a data set has enough before anything is computed", () => {
    const stages = (count: number) => {
      const fingers = Array.from({ length: count }, (_, f) => `${f}`);
      const data = { name: "mine", fingers, prints: fingers.flatMap((finger) => [{ finger }, { finger }]) };
      return () => keySecurity.requires?.({ fingers: 20, impressions: [8], input: {} } as never, data as never);
    };
    expect(stages(3)).toThrow("mine must have at least 4 fingers with 2 impressions each");
    expect(stages(4)).not.toThrow();
  });
});
