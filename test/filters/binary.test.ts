import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { morphology } from "../../src/filters/morphology.js";
import { removeSmallAreas } from "../../src/filters/removeSmallAreas.js";
import { smoothAlong } from "../../src/filters/smoothAlong.js";
import type { OrientationField } from "../../src/filters/types.js";
import type { GrayImage } from "../../src/prints/grayImage.js";
import { grating } from "./patterns.js";

describe("binary morphology of ridges", () => {
  it("grows and shrinks by the cross of five pixels, unhindered by the edge", () => {
    const dot = ["....", ".#..", "....", "...."];
    expect(drawn(morphology(marked(dot), "dilate"))).toEqual([".#..", "###.", ".#..", "...."]);
    const corner = ["###.", "###.", "##..", "...."];
    expect(drawn(morphology(marked(corner), "erode"))).toEqual(["##..", "##..", "....", "...."]);
  });

  it("opening cuts what is thin, closing fills what is narrow", () => {
    expect(drawn(morphology(marked(["###...", "######", "###..."]), "open"))).toEqual(["###...", "####..", "###..."]);
    expect(drawn(morphology(marked(["###.###", "###.###", "###.###"]), "close"))).toEqual(["#######", "#######", "#######"]);
  });

  it("opening and closing done twice are as done once; opening takes, closing adds; each is the other on the negative", () => {
    fc.assert(
      fc.property(pictures, (picture) => {
        const opened = morphology(picture, "open");
        const closed = morphology(picture, "close");
        expect(morphology(opened, "open")).toEqual(opened);
        expect(morphology(closed, "close")).toEqual(closed);
        expect(opened.data.every((value, i) => value >= picture.data[i] && picture.data[i] >= closed.data[i])).toBe(true);
        expect(negative(morphology(negative(picture), "open"))).toEqual(closed);
      }),
    );
  });
});

describe("small areas", () => {
  it("pores are filled and specks wiped, by how many pixels hang together", () => {
    const rows = ["#######.....", "#.#####..#..", "###.###...#.", "####.##.....", "#######....."];
    expect(drawn(removeSmallAreas(marked(rows), 3))).toEqual([
      "#######.....",
      "#######.....",
      "#######.....",
      "#######.....",
      "#######.....",
    ]);
    // white hangs together by sides only, black also by corners
    expect(drawn(removeSmallAreas(marked(rows), 2))).toEqual([
      "#######.....",
      "#######..#..",
      "#######...#.",
      "#######.....",
      "#######.....",
    ]);
    expect(drawn(removeSmallAreas(marked(rows), 1))).toEqual(rows);
  });
});

describe("smoothing along the ridges", () => {
  const along = (angle: number): OrientationField => ({
    width: 60,
    height: 50,
    angles: new Float32Array(3000).fill(angle),
    coherence: new Float32Array(3000).fill(1),
  });

  it.each([0, 0.6, Math.PI / 2, 2.5])("leaves ridges of that direction as they are (%f rad)", (angle) => {
    const image = grating(60, 50, angle, 9);
    const smoothed = smoothAlong(image, along(angle), { sigma: 4 });
    for (let y = 12; y < 38; y++) {
      // bilinear reading of a wave of 9 pixels lowers it by up to 6 %
      for (let x = 12; x < 48; x++) expect(Math.abs(smoothed.data[y * 60 + x] - image.data[y * 60 + x])).toBeLessThan(7);
    }
  });

  it("closes a break, keeps a flat picture and what is outside the mask", () => {
    const image = grating(60, 50, 0, 9);
    const broken = { ...image, data: image.data.map((value, i) => (i % 60 === 30 ? 255 : value)) };
    const mask = { width: 60, height: 50, data: new Uint8Array(3000).fill(1).fill(0, 0, 600) };
    const smoothed = smoothAlong(broken, along(0), { mask });
    const ridge = image.data.findIndex((value, i) => i >= 1200 && i % 60 === 30 && value < 40);
    expect(broken.data[ridge]).toBe(255);
    expect(smoothed.data[ridge]).toBeLessThan(90);
    expect(smoothed.data.subarray(0, 600)).toEqual(broken.data.subarray(0, 600));
    const flat = { ...image, data: new Float32Array(3000).fill(80) };
    for (const value of smoothAlong(flat, along(1)).data) expect(value).toBeCloseTo(80, 3);
  });
});

const pictures = fc
  .array(fc.constantFrom(0, 255), { minLength: 80, maxLength: 80 })
  .map((data): GrayImage => ({ width: 10, height: 8, data: Float32Array.from(data), dpi: 500 }));

function negative(image: GrayImage): GrayImage {
  return { ...image, data: image.data.map((value) => 255 - value) };
}

function marked(rows: string[]): GrayImage {
  const data = Float32Array.from([...rows.join("")].map((mark) => (mark === "#" ? 0 : 255)));
  return { width: rows[0].length, height: rows.length, data, dpi: 500 };
}

function drawn({ width, height, data }: GrayImage): string[] {
  return Array.from({ length: height }, (_, y) =>
    Array.from(data.subarray(y * width, (y + 1) * width), (value) => (value === 0 ? "#" : ".")).join(""),
  );
}
