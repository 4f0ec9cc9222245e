import { describe, expect, it } from "vitest";
import type { DrawnClass } from "../../../experiments/gallery/drawClass.js";
import { impressionsFigure, mastersFigure } from "../../../experiments/gallery/figures.js";
import { KINDS, kindOptions, kinds } from "../../../experiments/gallery/kinds.js";
import { pointsTable } from "../../../experiments/gallery/tables.js";
import { published } from "../../../src/papers.js";
import { createStream } from "../../../src/random/createStream.js";
import { createFinger } from "../../../src/synth/createFinger.js";
import { FINGER_CLASSES } from "../../../src/synth/fingerClass.js";
import { poincareIndex } from "../../synth/poincareIndex.js";

const grey = (level: number) => ({ width: 2, height: 1, data: Uint8Array.of(level, level) });
const drawn: DrawnClass = {
  kind: "whorl",
  master: grey(9),
  points: [
    { kind: "core", x: 1, y: 2 },
    { kind: "delta", x: 3, y: 4 },
    { kind: "core", x: 5, y: 6 },
  ],
  impressions: [grey(1), grey(2), grey(3)],
};

describe("the gallery", () => {
  it("has each of paper B's kinds once, and each of Henry's classes", () => {
    const listed = Object.entries(published("B", "pattern-types").values!).flatMap(([type, names]) =>
      (names as string[]).map((name) => `${type === "arc" ? "delta or arc" : type}, ${name}`),
    );
    expect(KINDS.map((kind) => `${kinds[kind].type}, ${kinds[kind].paper}`)).toEqual(listed);
    for (const name of FINGER_CLASSES) expect(kindOptions(name, createStream(1, "a test"))).toEqual({ class: name });
  });

  it.each([
    "central pocket loop",
    "double loop",
    "accidental",
  ] as const)("makes a(n) %s whose ridges turn by half round each core and delta, and nowhere else", (kind) => {
    const finger = createFinger("a test", 3, kindOptions(kind, createStream(2, kind)));
    const { orientation, width, singularPoints } = finger;
    for (const { kind, x, y } of singularPoints) {
      expect(poincareIndex(orientation, width, Math.floor(x) - 4, Math.floor(y) - 4, 9)).toBe(kind === "core" ? 0.5 : -0.5);
    }
    const whole = poincareIndex(orientation, width, 4, 60, 376);
    const of = (wanted: string) => singularPoints.filter((point) => point.kind === wanted).length;
    expect(whole).toBe((of("core") - of("delta")) / 2);
  });

  it("counts cores and deltas apart", () => {
    expect(pointsTable([drawn]).rows).toEqual([{ class: "whorl", type: "spiral", kind: "central", cores: 2, deltas: 1 }]);
  });

  it("marks cores and deltas where they are", () => {
    const [, cores, deltas] = mastersFigure([drawn]).data as { x: number[]; y: number[] }[];
    expect([cores, deltas].map(({ x, y }) => ({ x, y }))).toEqual([
      { x: [1, 5], y: [2, 6] },
      { x: [3], y: [4] },
    ]);
  });

  it("shows a row of impressions for each quality, and names the class above the first", () => {
    const { grid, caption } = impressionsFigure([drawn, drawn, { ...drawn, kind: "accidental" }])!;
    const whorl = ["whorl, easy", "whorl, easy", "medium", "medium", "hard", "hard"];
    expect(grid).toMatchObject({ columns: 2, headings: whorl.map((text, i) => `<b>${"abcdef"[i]}</b> ${text}`) });
    expect(caption).toContain("2×1 pixels");
    expect(impressionsFigure([{ ...drawn, kind: "double loop" }])).toBeUndefined();
  });
});
