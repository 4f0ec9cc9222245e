import { describe, expect, it } from "vitest";
import { SPLIT_NOTE, splitCaption } from "../../../../experiments/shared/network/splitNote.js";
import { published } from "../../../../src/papers.js";

const rows = (item: string, key: string) => published("A", item).rows!.map((row) => row[key] as number);
/** Whether a share printed in four decimals is one of so many pictures. */
const isShare = (share: number, of: number) => (Math.round(share * of) / of).toFixed(4) === share.toFixed(4);

describe("the note on the order of splitting and augmenting", () => {
  it("says what the published numbers say", () => {
    expect(rows("table-11", "vectors").every((vectors) => vectors % 7 === 0)).toBe(true);
    expect(rows("table-3", "valAccuracy").every((share) => isShare(share, 238))).toBe(true);
    expect(rows("table-3", "accuracy").filter((share) => !isShare(share, 949))).toEqual([0.7364, 0.9929]);
    const test = Math.ceil(1484 / 5);
    const validation = Math.ceil((1484 - test) / 5);
    expect([validation, 1484 - test - validation]).toEqual([238, 949]);
    for (const number of ["238", "1484", "0.7364", "0.9929", "949", "inferred"]) expect(SPLIT_NOTE).toContain(number);
  });

  it("is short in captions, and of the splits that were run", () => {
    expect(splitCaption([{ splitBy: "impression" }])).toBe("By impression: no impression stands on two sides.");
    expect(splitCaption([{ splitBy: "image" }, { splitBy: "image" }])).toBe(
      "By image: split after augmentation, as is inferred of the paper.",
    );
  });
});
