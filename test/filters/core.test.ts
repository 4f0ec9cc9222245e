import { describe, expect, it } from "vitest";
import { alignToCore } from "../../src/filters/alignToCore.js";
import { detectCore } from "../../src/filters/core.js";
import type { OrientationField } from "../../src/filters/types.js";
import { createImage } from "../../src/prints/grayImage.js";
import { picture, rowsOf } from "./patterns.js";

/** The field of one ideal core: the ridge direction is half the direction from the core, plus a turn that makes it bulge to `bulge`. */
function loop(size: number, cx: number, cy: number, bulge: number): OrientationField {
  const angles = new Float32Array(size * size);
  for (let y = 0, i = 0; y < size; y++) {
    for (let x = 0; x < size; x++, i++) {
      const angle = (Math.atan2(-(y - cy), x - cx) + bulge + Math.PI) / 2;
      angles[i] = ((angle % Math.PI) + Math.PI) % Math.PI;
    }
  }
  return { width: size, height: size, angles, coherence: new Float32Array(size * size).fill(1) };
}

describe("detectCore", () => {
  it.each([
    [90, 100, 80],
    [70, 60.5, 93],
    [125, 120, 101],
  ])("finds a core that bulges to %i° within 1 pixel and 2°", (degrees, cx, cy) => {
    const core = detectCore(loop(200, cx, cy, (degrees * Math.PI) / 180));
    expect(core).toBeDefined();
    expect(Math.hypot(core!.x - cx, core!.y - cy)).toBeLessThan(1);
    expect(Math.abs((core!.angle * 180) / Math.PI - degrees)).toBeLessThan(2);
    expect(core!.confidence).toBeGreaterThan(0.9);
  });

  it("finds none in straight ridges, in an empty mask or without coherence", () => {
    const straight = loop(100, 50, 50, 1);
    straight.angles.fill(0.5);
    expect(detectCore(straight)).toBeUndefined();
    const field = loop(100, 50, 50, Math.PI / 2);
    expect(detectCore(field, { mask: { width: 100, height: 100, data: new Uint8Array(10_000) } })).toBeUndefined();
    expect(detectCore({ ...field, coherence: new Float32Array(10_000) })).toBeUndefined();
  });
});

describe("alignToCore", () => {
  const numbers = picture([
    [1, 2, 3],
    [4, 5, 6],
    [7, 8, 9],
  ]);

  it("moves the core to the middle and leaves white where nothing was", () => {
    const moved = alignToCore(numbers, { x: 2, y: 1, angle: Math.PI / 2, confidence: 1 });
    expect(rowsOf(moved)).toEqual([
      [2, 3, 255],
      [5, 6, 255],
      [8, 9, 255],
    ]);
  });

  it("turns a core that bulges to the right upright: a quarter counter-clockwise", () => {
    const turned = alignToCore(numbers, { x: 1, y: 1, angle: 0, confidence: 1 });
    expect(rowsOf(turned).map((row) => row.map(Math.round))).toEqual([
      [3, 6, 9],
      [2, 5, 8],
      [1, 4, 7],
    ]);
    expect(rowsOf(alignToCore(numbers, { x: 1, y: 1, angle: 0, confidence: 1 }, { rotate: false }))).toEqual(rowsOf(numbers));
  });

  it("cuts to another size about the core", () => {
    const cut = alignToCore(createImage(9, 9, { fill: 7 }), { x: 4, y: 4, angle: 1, confidence: 1 }, { width: 3, height: 1 });
    expect(rowsOf(cut).map((row) => row.map(Math.round))).toEqual([[7, 7, 7]]);
  });
});
