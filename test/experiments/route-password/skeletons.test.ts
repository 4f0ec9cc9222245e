import { describe, expect, it } from "vitest";
import { pooled } from "../../../experiments/route-password/skeletons.js";
import { blackPieces, skeletonWidth, squareWidths } from "../../../experiments/route-password/skeletonWidth.js";
import { skeletonTable } from "../../../experiments/route-password/tables.js";

/** A picture of # and dots. */
function drawn(...rows: string[]) {
  const data = Float32Array.from(rows.join(""), (sign) => (sign === "#" ? 0 : 255));
  return { width: rows[0]!.length, height: rows.length, data, dpi: 500 };
}

describe("the width of a line", () => {
  it("is the side of the largest black square at each pixel", () => {
    expect([...squareWidths(drawn("##.#", "##.#", "...#", "####"))]).toEqual([2, 2, 0, 1, 2, 2, 0, 1, 0, 0, 0, 1, 1, 1, 1, 1]);
    expect([...squareWidths(drawn("###", "###", "###"))]).toEqual(Array.from({ length: 9 }, () => 3));
  });

  it("is one along a slope", () => {
    expect([...squareWidths(drawn("#..", ".#.", "..#"))].filter((width) => width > 0)).toEqual([1, 1, 1]);
  });
});

describe("the pieces", () => {
  it("hang together by corners too", () => {
    expect(blackPieces(drawn("#.#", ".#.", "..."))).toBe(1);
    expect(blackPieces(drawn("#.#", "...", "#.#"))).toBe(4);
    expect(blackPieces(drawn("...", "..."))).toBe(0);
  });
});

describe("the table of skeletons", () => {
  const thin = skeletonWidth(drawn("####", "....", "##..", "##.."), drawn("####", "####", "##..", "##.."));
  const wide = skeletonWidth(drawn("###.", "###.", "###.", "...#"), drawn("####", "####", "####", "####"));

  it("counts pixels of width one and two, and the pieces that thinning made", () => {
    expect(thin).toEqual({ pixels: 8, one: 4, two: 4, widest: 2, before: 1, after: 2 });
    expect(pooled("gabor", [thin, wide])).toMatchObject({
      prints: 2,
      pixels: 18,
      one: 5,
      two: 4,
      widest: 3,
      before: 2,
      after: 3,
    });
  });

  it("differs from the paper's one or two pixels from three on", () => {
    const rows = skeletonTable([pooled("gabor", [thin]), pooled("morphology", [wide])], "data").rows;
    expect(rows.map(({ verdict, widest, one }) => [verdict, widest, one])).toEqual([
      ["equal", 2, 50],
      ["differs", 3, 10],
    ]);
  });
});
