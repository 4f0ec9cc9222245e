import { describe, expect, it } from "vitest";
import type { DrawnClass } from "../../../experiments/gallery/drawClass.js";
import { impressionsFigure, mastersFigure } from "../../../experiments/gallery/figures.js";
import { paperType, pointsTable } from "../../../experiments/gallery/tables.js";
import { FINGER_CLASSES } from "../../../src/synth/fingerClass.js";

const grey = (level: number) => ({ width: 2, height: 1, data: Uint8Array.of(level, level) });
const drawn: DrawnClass = {
  fingerClass: "whorl",
  master: grey(9),
  points: [
    { kind: "core", x: 1, y: 2 },
    { kind: "delta", x: 3, y: 4 },
    { kind: "core", x: 5, y: 6 },
  ],
  impressions: [grey(1), grey(2), grey(3)],
};

describe("the gallery", () => {
  it("gives each of Henry's classes one of paper B's types", () => {
    expect(Object.fromEntries(FINGER_CLASSES.map((name) => [name, paperType(name)]))).toEqual({
      arch: "delta or arc",
      "tented arch": "delta or arc",
      "left loop": "loop",
      "right loop": "loop",
      whorl: "spiral",
    });
  });

  it("counts cores and deltas apart", () => {
    expect(pointsTable([drawn]).rows).toEqual([{ class: "whorl", type: "spiral", cores: 2, deltas: 1 }]);
  });

  it("marks cores and deltas where they are", () => {
    const [, cores, deltas] = mastersFigure([drawn]).data as { x: number[]; y: number[] }[];
    expect([cores, deltas].map(({ x, y }) => ({ x, y }))).toEqual([
      { x: [1, 5], y: [2, 6] },
      { x: [3], y: [4] },
    ]);
  });

  it("shows a row of impressions for each quality, and names the class above the first", () => {
    const { grid, caption } = impressionsFigure([drawn, drawn]);
    const whorl = ["whorl, easy", "whorl, easy", "medium", "medium", "hard", "hard"];
    expect(grid).toMatchObject({ columns: 2, headings: whorl.map((text, i) => `<b>${"abcdef"[i]}</b> ${text}`) });
    expect(caption).toContain("2×1 pixels");
  });
});
