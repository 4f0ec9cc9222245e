import { describe, expect, it } from "vitest";
import { ablation } from "../../../experiments/ablation/index.js";
import { ALL_LEFT_OUT, requireThere, settingsWithout } from "../../../experiments/ablation/leftOut.js";
import { UsageError } from "../../../src/lab/errors.js";
import { splitItems } from "../../../src/network/train/trainBySplit.js";
import { createStream } from "../../../src/random/createStream.js";

const { input, epochs } = ablation.config.parse({ input: {}, shares: {} });

describe("what is left out", () => {
  it("changes its own setting and no other", () => {
    expect(settingsWithout("gabor", { input, epochs })).toEqual({ input: { ...input, picture: "scanned" } });
    expect(settingsWithout("alignment", { input, epochs })).toEqual({ input: { ...input, align: "none" } });
    expect(settingsWithout("copies", { input, epochs })).toEqual({ input: { ...input, copies: 0 } });
    expect(settingsWithout("all", { input, epochs })).toEqual({
      input: { ...input, picture: "scanned", align: "none", copies: 0 },
    });
  });

  it("is made up for in epochs where copies are left out and as many steps are asked for", () => {
    const six = { ...input, copies: 6 };
    expect(settingsWithout("copies-equal-steps", { input: six, epochs: 100 })).toEqual({
      input: { ...six, copies: 0 },
      epochs: 700,
    });
  });

  it("must be there", () => {
    expect(() => requireThere(ALL_LEFT_OUT, input)).not.toThrow();
    expect(() => requireThere(["alignment"], { ...input, picture: "scanned", copies: 0 })).not.toThrow();
    expect(() => requireThere(["alignment", "gabor"], { ...input, picture: "scanned" })).toThrow(
      new UsageError(
        "ablation: without=gabor needs input.picture=enhanced; got input.picture=scanned, input.align=core, input.copies=1",
      ),
    );
    expect(() => requireThere(["alignment"], { ...input, align: "none" })).toThrow("without=alignment needs input.align=core");
    for (const one of ["copies", "copies-equal-steps", "all"] as const) {
      expect(() => requireThere([one], { ...input, copies: 0 })).toThrow(`without=${one} needs input.copies of at least 1`);
    }
  });

  it("stands once in the list", () => {
    expect(() => ablation.config.parse({ input: {}, shares: {}, without: ["gabor", "gabor"] })).toThrow("stands in it twice");
  });
});

describe("copies left out", () => {
  it("leave the split as it is: the same impressions on the same sides, the same prints tested", () => {
    const items = [..."abc"].flatMap((finger) =>
      [..."12345"].flatMap((impression) => [0, 1, 2].map((copy) => ({ finger, impression, copy }))),
    );
    const alone = items.filter(({ copy }) => copy === 0);
    const split = splitItems(items, "impression", createStream(1, "test/ablation"));
    const other = splitItems(alone, "impression", createStream(1, "test/ablation"));
    const named = (side: readonly number[], of: typeof items) => side.map((item) => of[item]);
    expect(named(other.test, alone)).toEqual(named(split.test, items));
    expect(named(other.training, alone)).toEqual(named(split.training, items).filter(({ copy }) => copy === 0));
  });
});
