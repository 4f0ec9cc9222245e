import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { createStream } from "../../src/random/createStream.js";
import { createFinger } from "../../src/synth/createFinger.js";
import { createImpression, type Impression } from "../../src/synth/createImpression.js";
import { drawGeometry } from "../../src/synth/drawGeometry.js";
import { mapPoint, unmapPoint } from "../../src/synth/impressionGeometry.js";
import { outlineDepth } from "../../src/synth/outlineDepth.js";
import { QUALITIES, qualityKnobs } from "../../src/synth/quality.js";
import { synthesizeFinger } from "../../src/synth/synthesizeFinger.js";
import { syntheticPrints } from "../../src/synth/syntheticPrints.js";

const finger = createFinger("test", 0, { class: "whorl" });

describe("the map from master to impression", () => {
  const sensor = { width: 388, height: 374 };

  it("is undone by its inverse within a hundredth of a pixel, at every quality", () => {
    for (const quality of QUALITIES) {
      for (let k = 0; k < 60; k++) {
        const { geometry } = drawGeometry(createStream(k, quality), qualityKnobs(quality), 0, finger, sensor);
        let worst = 0;
        for (let y = 0; y < finger.height; y += 37) {
          for (let x = 0; x < finger.width; x += 41) {
            const [u, v] = unmapPoint(geometry, ...mapPoint(geometry, x, y));
            worst = Math.max(worst, Math.hypot(u - x, v - y));
          }
        }
        expect(worst).toBeLessThan(0.01);
      }
    }
  });

  it("survives JSON, and turns counter-clockwise as seen", () => {
    const { geometry } = createImpression(finger, 0, { distortion: 0, placement: 0, translation: 0 }).truth;
    const [x0, y0] = mapPoint(geometry, geometry.pivotX, geometry.pivotY);
    const [x1, y1] = mapPoint(geometry, geometry.pivotX + 10, geometry.pivotY);
    expect(Math.atan2(y0 - y1, x1 - x0)).toBeCloseTo(geometry.rotation, 6);
    expect(mapPoint(JSON.parse(JSON.stringify(geometry)), 10, 20)).toEqual(mapPoint(geometry, 10, 20));
  });

  it("places the singular points and the ridges where it says", () => {
    const { truth } = createImpression(finger, 1, { quality: "hard" });
    truth.singularPoints.forEach((point, i) => {
      const { kind, x, y } = finger.singularPoints[i];
      expect([point.kind, point.x, point.y]).toEqual([kind, ...mapPoint(truth.geometry, x, y)]);
    });
    let worst = 0;
    for (let y = 60; y < 320; y += 7) {
      for (let x = 60; x < 330; x += 7) {
        const [u, v] = unmapPoint(truth.geometry, x, y);
        if (outlineDepth(finger.width, finger.height, u, v) < 2) continue;
        const near = finger.ridges[Math.round(v) * finger.width + Math.round(u)];
        worst = Math.max(worst, Math.abs(127.5 * (1 - near) - truth.ridges.data[y * 388 + x]) / 127.5);
      }
    }
    // The nearest pixel of a wave of period 7.5 at most 0.71 pixels away differs by less than 0.71 · 2π / 7.5.
    expect(worst).toBeLessThan(0.6);
  });
});

describe("an impression", () => {
  it("has the same bytes for the same seed and numbers, whole grey levels, and differs from the next", () => {
    const first = createImpression(finger, 3);
    expect(bytes(createImpression(finger, 3))).toBe(bytes(first));
    expect(bytes(createImpression(finger, 4))).not.toBe(bytes(first));
    expect([first.image.width, first.image.height, first.image.dpi]).toEqual([388, 374, 500]);
    expect(first.image.data.every((value) => Number.isInteger(value) && value >= 0 && value <= 255)).toBe(true);
  });

  it("shows the true ridges inside its mask and an even background outside", () => {
    for (let k = 0; k < 2; k++) {
      const impression = createImpression(finger, k, { quality: "easy" });
      expect(agreement(impression)).toBeGreaterThan(0.75);
      const outside = impression.image.data.filter((_, i) => farOutside(impression, i));
      const mean = outside.reduce((a, b) => a + b) / outside.length;
      const deviation = Math.sqrt(outside.reduce((a, b) => a + (b - mean) ** 2, 0) / outside.length);
      expect(mean).toBeGreaterThan(215);
      expect(deviation).toBeLessThan(12);
    }
  });

  it("agrees less with the true ridges from easy to medium to hard", () => {
    const means = QUALITIES.map((quality) => mean(5, (k) => agreement(createImpression(finger, k, { quality }))));
    expect(means[0]).toBeGreaterThan(means[1] + 0.02);
    expect(means[1]).toBeGreaterThan(means[2] + 0.02);
  });

  it("follows its knobs", () => {
    const levels = <T>(values: readonly T[], measure: (value: T) => number) => values.map(measure);
    const falling = (values: number[]) => values.every((value, i) => i === 0 || value < values[i - 1]);
    expect(falling(levels([0, 0.4, 1.2], (noise) => agreement(createImpression(finger, 0, { noise }))))).toBe(true);
    expect(falling(levels([1.1, 0.8], (contact) => area(createImpression(finger, 0, { contact }))))).toBe(true);
    expect(falling(levels([0, 1], (pores) => -brightness(createImpression(finger, 0, { pores }))))).toBe(true);
    expect(falling(levels([0.5, 1.5], (blur) => sharpness(createImpression(finger, 0, { blur }))))).toBe(true);
    expect(falling(levels([250, 200], (background) => brightness(createImpression(finger, 0, { background }))))).toBe(true);
  });

  it("refuses nonsense", () => {
    expect(() => createImpression(finger, 0.5)).toThrow(/impression is 0.5/);
    expect(() => createImpression(finger, 0, { noise: -1 })).toThrow(/knob noise is -1/);
    expect(() => createImpression(finger, 0, { quality: "poor" as "hard" })).toThrow(
      /quality is "poor"; allowed are easy, medium, hard/,
    );
  });
});

describe("a set of synthetic prints", () => {
  it("makes finger k alike however many there are", () => {
    const few = synthesizeFinger(syntheticPrints({ fingers: 2, impressions: 1, seed: 9 }), 1);
    const many = synthesizeFinger(syntheticPrints({ fingers: 200, impressions: 2, seed: 9 }), 1);
    expect(many.finger.singularPoints).toEqual(few.finger.singularPoints);
    expect(bytes(many.impressions()[0])).toBe(bytes(few.impressions()[0]));
    expect(many.impressions()).toHaveLength(2);
    expect(many.impressions(1, 2).map(bytes)).toEqual([bytes(many.impressions()[1])]);
  });

  it("is described by plain data with the defaults filled in", () => {
    const described = syntheticPrints({ quality: "hard" });
    expect(described).toMatchObject({ fingers: 20, impressions: 8, seed: 1, impression: { quality: "hard" } });
    expect(JSON.parse(JSON.stringify(described))).toEqual(JSON.parse(JSON.stringify(syntheticPrints({ quality: "hard" }))));
    expect(() => syntheticPrints({ fingers: 0 })).toThrow(/fingers is 0/);
  });
});

function bytes({ image, truth }: Impression): string {
  const hash = createHash("sha256")
    .update(JSON.stringify([truth.geometry, truth.singularPoints, truth.skin]))
    .update(truth.mask.data);
  for (const { data } of [image, truth.ridges]) hash.update(Buffer.from(data.buffer, data.byteOffset, data.byteLength));
  return hash.digest("hex");
}

/** Correlation of the picture with the true ridges within the mask. */
function agreement({ image, truth }: Impression): number {
  let n = 0;
  let [a, b, aa, bb, ab] = [0, 0, 0, 0, 0];
  for (let i = 0; i < image.data.length; i++) {
    if (!truth.mask.data[i]) continue;
    const [u, v] = [image.data[i], truth.ridges.data[i]];
    n++;
    a += u;
    b += v;
    aa += u * u;
    bb += v * v;
    ab += u * v;
  }
  return (n * ab - a * b) / Math.sqrt((n * aa - a * a) * (n * bb - b * b));
}

function area({ truth }: Impression): number {
  return truth.mask.data.reduce((sum, inside) => sum + inside, 0);
}

function brightness({ image }: Impression): number {
  return image.data.reduce((sum, value) => sum + value, 0) / image.data.length;
}

function sharpness({ image }: Impression): number {
  let sum = 0;
  for (let i = 1; i < image.data.length; i++) sum += Math.abs(image.data[i] - image.data[i - 1]);
  return sum;
}

/** No pixel of the mask within 24 pixels along the axes. */
function farOutside({ image, truth }: Impression, i: number): boolean {
  const reach = 24;
  const x = i % image.width;
  for (let d = -reach; d <= reach; d++) {
    if (x + d >= 0 && x + d < image.width && truth.mask.data[i + d]) return false;
    if (truth.mask.data[i + d * image.width]) return false;
  }
  return true;
}

function mean(count: number, value: (k: number) => number): number {
  return Array.from({ length: count }, (_, k) => value(k)).reduce((a, b) => a + b) / count;
}
