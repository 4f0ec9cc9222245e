import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { createStream } from "../../src/random/createStream.js";
import { createFinger, type Finger, masterImage } from "../../src/synth/createFinger.js";
import { drawFingerClass, FINGER_CLASSES, type FingerClass, NATURAL_PROPORTIONS } from "../../src/synth/fingerClass.js";
import { placeSingularPoints } from "../../src/synth/singularPoints.js";
import { zeroPoleField } from "../../src/synth/zeroPoleField.js";
import { poincareIndex } from "./poincareIndex.js";

describe("the class of a finger", () => {
  it("is drawn in the natural proportions (chi-square on 20,000 draws)", () => {
    const stream = createStream(1, "test/classes");
    const counts = new Map<FingerClass, number>();
    for (let i = 0; i < 20_000; i++) {
      const name = drawFingerClass(stream);
      counts.set(name, (counts.get(name) ?? 0) + 1);
    }
    let chiSquare = 0;
    for (const name of FINGER_CLASSES) {
      const expected = 20_000 * NATURAL_PROPORTIONS[name];
      chiSquare += ((counts.get(name) ?? 0) - expected) ** 2 / expected;
    }
    expect(chiSquare).toBeLessThan(18.47); // 99.9 % of chi-square with 4 degrees of freedom
  });

  it("can be weighted otherwise, and nonsense is refused", () => {
    const stream = createStream(1, "test/classes");
    const none = { arch: 0, "tented arch": 0, "left loop": 0, "right loop": 0, whorl: 0 };
    for (let i = 0; i < 20; i++) expect(drawFingerClass(stream, { ...none, whorl: 2 })).toBe("whorl");
    expect(() => drawFingerClass(stream, none)).toThrow(/all 0/);
    expect(() => drawFingerClass(stream, { ...none, arch: -1 })).toThrow(/"arch" is -1/);
  });
});

describe("the orientation field", () => {
  const width = 384;
  const height = 512;
  const expected = {
    arch: [0, 0],
    "tented arch": [1, 1],
    "left loop": [1, 1],
    "right loop": [1, 1],
    whorl: [2, 2],
  } as const;

  it.each(FINGER_CLASSES)("of a(n) %s has the Poincaré indices of its class where they are said to be", (name) => {
    for (let k = 0; k < 3; k++) {
      const stream = createStream(k, `test/field/${name}`);
      const points = placeSingularPoints(stream, name, width, height);
      const field = zeroPoleField(stream, name, points, { width, height });
      expect(points.filter((p) => p.kind === "core")).toHaveLength(expected[name][0]);
      expect(points.filter((p) => p.kind === "delta")).toHaveLength(expected[name][1]);
      for (const { kind, x, y } of points) {
        expect(poincareIndex(field, width, Math.floor(x) - 3, Math.floor(y) - 3, 7)).toBe(kind === "core" ? 0.5 : -0.5);
      }
      // Nor are there others: no small square away from the points has an index.
      const odd: string[] = [];
      for (let top = 0; top + 8 < height; top += 8) {
        for (let left = 0; left + 8 < width; left += 8) {
          const near = points.some(({ x, y }) => Math.abs(x - left - 4) < 8 && Math.abs(y - top - 4) < 8);
          if (!near && poincareIndex(field, width, left, top, 8) !== 0) odd.push(`${left}, ${top}`);
        }
      }
      expect(odd).toEqual([]);
    }
  });
});

describe("a master", () => {
  const fingers = FINGER_CLASSES.map((name, k) => createFinger(5, k, { class: name }));

  it("has the same bytes for the same seed and number, and others for another number", () => {
    const again = createFinger(5, 2, { class: "left loop" });
    expect(bytes(again.ridges)).toBe(bytes(fingers[2].ridges));
    expect(bytes(again.marks.pores)).toBe(bytes(fingers[2].marks.pores));
    expect(again.singularPoints).toEqual(fingers[2].singularPoints);
    expect(bytes(fingers[3].ridges)).not.toBe(bytes(fingers[2].ridges));
  });

  it("has ridges of the period that its map says, of about 9 pixels", () => {
    for (const finger of fingers) {
      const { measured, intended } = meanPeriods(finger);
      expect(Math.abs(measured / intended - 1)).toBeLessThan(0.06);
      expect(intended).toBeGreaterThan(8);
      expect(intended).toBeLessThan(11);
    }
  });

  it("is as wide as asked", () => {
    const narrow = meanPeriods(createFinger(5, 0, { class: "whorl", period: 7.5 }));
    expect(narrow.measured).toBeLessThan(8.6);
    expect(() => createFinger(5, 0, { period: 3 })).toThrow(/period is 3, needs 7 to 11/);
    expect(() => createFinger(5, -1)).toThrow(/finger is -1/);
  });

  it("is filled with ridges, about half dark", () => {
    for (const finger of fingers) {
      const image = masterImage(finger);
      let dark = 0;
      let vague = 0;
      let count = 0;
      for (let y = 150; y < 450; y++) {
        for (let x = 40; x < 344; x++) {
          const value = image.data[y * image.width + x];
          count++;
          if (value < 127.5) dark++;
          if (Math.abs(value - 127.5) < 25) vague++;
        }
      }
      expect(dark / count).toBeGreaterThan(0.42);
      expect(dark / count).toBeLessThan(0.58);
      expect(vague / count).toBeLessThan(0.25);
    }
  });
});

function bytes(values: Float32Array): string {
  return createHash("sha256")
    .update(Buffer.from(values.buffer, values.byteOffset, values.byteLength))
    .digest("hex");
}

/** For a wave s of period p, ⟨|∇s|²⟩ / ⟨s²⟩ = (2π / p)². */
function meanPeriods({ ridges, period, width }: Finger): { measured: number; intended: number } {
  let gradient = 0;
  let signal = 0;
  let intended = 0;
  for (let y = 150; y < 450; y++) {
    for (let x = 40; x < 344; x++) {
      const i = y * width + x;
      // Differences over one pixel to both sides are too small by sin(h)/h, h = 2π/p along the wave's direction; 8 % at p = 9.
      gradient += (ridges[i + 1] - ridges[i]) ** 2 + (ridges[i + width] - ridges[i]) ** 2;
      signal += ridges[i] ** 2;
      intended += 1 / period[i] ** 2;
    }
  }
  const count = 300 * 304;
  return { measured: (2 * Math.PI) / Math.sqrt(gradient / signal), intended: 1 / Math.sqrt(intended / count) };
}
