import { describe, expect, it } from "vitest";
import { blockLines, blockPanel } from "../../src/figures/blockPanel.js";

const blocks = [
  { title: "read", lines: ["prints <b>", "copies"] },
  { title: "filter", lines: [] },
];

describe("a diagram of blocks", () => {
  const { shapes, annotations, traces, yaxis } = blockPanel(blocks);

  it("has a box each, one below the other, as high as its lines", () => {
    const boxes = shapes!.map(({ y0, y1 }) => [y0, y1].map((y) => Number((y as number).toFixed(9))));
    expect(boxes).toEqual([
      [0, 3.6],
      [4.5, 6.1],
    ]);
    expect(blockLines(blocks)).toBeCloseTo(6.1, 9);
    expect(yaxis!.range![0]).toBeGreaterThan(6.1);
  });

  it("has titles in bold and lines as they stand, each inside its box", () => {
    expect(annotations!.map(({ text }) => text)).toEqual(["<b>read</b>", "prints &lt;b>", "copies", "<b>filter</b>"]);
    const heights = annotations!.map(({ y }) => y as number);
    expect(heights.slice(0, 3).every((y) => y > 0 && y < 3.6)).toBe(true);
    expect(heights[3]).toBeCloseTo(5.3, 9);
  });

  it("has an arrow from each box down to the next", () => {
    const arrows = traces.slice(1) as { y: number[] }[];
    expect(arrows).toHaveLength(1);
    expect(arrows[0].y[0]).toBeCloseTo(3.6, 9);
    expect(arrows[0].y[1]).toBeGreaterThan(4.2);
    expect(arrows[0].y[1]).toBeLessThan(4.5);
  });

  it("needs a block", () => {
    expect(() => blockPanel([])).toThrow("a diagram needs a block at least; given none");
  });
});
