import { describe, expect, it } from "vitest";
import { type DamageSummary, damagesOf } from "../../../experiments/gabor-sweep/damaged.js";
import { agreementOverContact } from "../../../experiments/gabor-sweep/damageFinger.js";
import { damageFigure, isFlat } from "../../../experiments/gabor-sweep/figures.js";
import { agreement, gaborPoints, meanContrast, roundedAngles } from "../../../experiments/gabor-sweep/gaborPoints.js";
import { damageTable } from "../../../experiments/gabor-sweep/tables.js";
import { createImage } from "../../../src/prints/grayImage.js";
import { createStream } from "../../../src/random/createStream.js";

function row(...levels: number[]) {
  const image = createImage(levels.length, 1);
  image.data.set(levels);
  return image;
}

const maskOf = (width: number, height: number, data: ArrayLike<number>) => ({ width, height, data: Uint8Array.from(data) });

describe("agreement", () => {
  const truth = { ridges: row(0, 0, 255, 255, 127.5, 127.4), contact: row(255, 255, 255, 255, 255, 255) };
  const all = maskOf(6, 1, [1, 1, 1, 1, 1, 1]);

  it("is the share of pixels that are ridge (below 0) where the truth is dark, and valley where it is light", () => {
    expect(agreement(row(-1, 1, 1, -1, 0, -1), all, truth)).toBeCloseTo(4 / 6, 12);
    expect(agreement(row(-1, -1, 1, 1, 1, -1), all, truth)).toBe(1);
  });

  it("counts pixels that are in the mask and in the contact region", () => {
    const some = maskOf(6, 1, [1, 1, 1, 0, 0, 0]);
    const touched = { ...truth, contact: row(0, 255, 255, 255, 0, 0) };
    expect(agreement(row(1, -1, -1, -1, -1, 1), some, touched)).toBe(0.5);
    expect(agreement(row(1, 1, 1, 1, 1, 1), maskOf(6, 1, [1, 0, 0, 0, 0, 0]), touched)).toBeNaN();
  });

  it("over the whole contact region counts what is not seen as one half", () => {
    const touched = { ...truth, contact: row(255, 255, 255, 255, 0, 0) };
    // Two seen and right, two not seen: (2 + 1) / 4. What lies outside the contact region does not count.
    expect(agreementOverContact(row(-1, -1, 9, 9, 9, 9), maskOf(6, 1, [1, 1, 0, 0, 1, 1]), touched)).toBe(0.75);
    // One of two seen is right: (1 + 1) / 4.
    expect(agreementOverContact(row(-1, 1, 9, 9, 9, 9), maskOf(6, 1, [1, 1, 0, 0, 0, 0]), touched)).toBe(0.5);
    expect(agreementOverContact(row(1, 1, 1, 1, 1, 1), maskOf(6, 1, [0, 0, 0, 0, 1, 1]), touched)).toBe(0.5);
    expect(agreementOverContact(row(-1, -1, 1, 1, 1, -1), all, truth)).toBe(1);
  });
});

describe("contrast", () => {
  /** Blocks of 16 px beside each other; a block's left half came out as ridge. */
  function blocks(...levels: [ridge: number, valley: number][]) {
    const image = createImage(16 * levels.length, 16);
    const response = createImage(image.width, 16);
    image.data.forEach((_, i) => {
      const x = i % image.width;
      const isRidge = x % 16 < 8;
      image.data[i] = levels[Math.floor(x / 16)]![isRidge ? 0 : 1];
      response.data[i] = isRidge ? -1 : 0;
    });
    return { image, response };
  }
  const inside = (width: number, height: number) => maskOf(width, height, new Array(width * height).fill(1));

  it("is (light − dark) / (light + dark), mean over blocks", () => {
    const { image, response } = blocks([50, 150], [100, 100], [200, 100]);
    expect(meanContrast(image, response, inside(48, 16))).toBeCloseTo((0.5 + 0 - 1 / 3) / 3, 12);
  });

  it("of a black block is 0, and counts", () => {
    const { image, response } = blocks([50, 150], [0, 0]);
    expect(meanContrast(image, response, inside(32, 16))).toBe(0.25);
  });

  it("leaves out blocks that are not wholly print, or all ridge, or all valley", () => {
    const { image, response } = blocks([50, 150], [10, 90]);
    for (const corner of [16, 31, 15 * 32 + 16, 15 * 32 + 31]) {
      const mask = inside(32, 16);
      mask.data[corner] = 0;
      expect(meanContrast(image, response, mask)).toBe(0.5);
    }
    const none = inside(32, 16);
    none.data[0] = 0;
    none.data[31] = 0;
    expect(meanContrast(image, response, none)).toBeNaN();
    for (const level of [-1, 1]) {
      const one = { ...response, data: response.data.map((value, i) => (i % 32 < 16 ? value : level)) };
      expect(meanContrast(image, one, inside(32, 16))).toBe(0.5);
    }
  });

  it("takes every block of a picture, the last column and row among them", () => {
    const wide = blocks([50, 150], [10, 90]);
    expect(meanContrast(wide.image, wide.response, inside(32, 16))).toBeCloseTo((0.5 + 0.8) / 2, 12);
  });
});

describe("directions", () => {
  it("are rounded to the nearest of some, the last half step to the first", () => {
    const degrees = (values: ArrayLike<number>) => Array.from(values, (value) => Math.round((value * 180) / Math.PI));
    const angles = Float32Array.from([0, 22, 23, 90, 157, 158, 179], (d) => (d * Math.PI) / 180);
    expect(degrees(roundedAngles(angles, 4))).toEqual([0, 0, 45, 90, 135, 0, 0]);
  });
});

describe("points", () => {
  const size = 96;
  const image = createImage(size, size);
  const truth = { ridges: createImage(size, size), contact: createImage(size, size) };
  image.data.forEach((_, i) => {
    const wave = Math.cos((2 * Math.PI * (i % size)) / 9);
    image.data[i] = 128 + 100 * wave;
    truth.ridges.data[i] = wave < 0 ? 0 : 255;
    truth.contact.data[i] = 255;
  });
  const own = { method: "contextual", sigmaX: 4, sigmaY: 4, orientations: 0, block: 0, frequency: "local" } as const;

  it("find straight ridges: nearly all pixels agree, directions are certain, and contrast is that of a cosine", () => {
    const { agreement, certainty, contrast } = gaborPoints(image, truth, [own])[0]!.score;
    expect(agreement).toBeGreaterThan(0.97);
    expect(certainty).toBeGreaterThan(0.95);
    // Halves of a cosine of amplitude 100 have means 128 ± 200/π.
    expect(contrast).toBeCloseTo(200 / Math.PI / 128, 1);
  });

  it("without a truth have no agreement, and each its milliseconds", () => {
    const began = performance.now();
    const [trial] = gaborPoints(image, undefined, [own]);
    expect(trial!.milliseconds).toBeLessThan(performance.now() - began);
    expect(trial!.score).not.toHaveProperty("agreement");
    expect(trial!.milliseconds).toBeGreaterThan(0);
  });

  it("depend on each of their parameters", () => {
    // Rings about a corner with noise: every direction, and no setting finds all of it.
    const stream = createStream(1, "test");
    const rings = createImage(size, size);
    rings.data.forEach((_, i) => {
      rings.data[i] = 128 + 60 * Math.cos((2 * Math.PI * Math.hypot(i % size, Math.floor(i / size))) / 9) + 60 * stream.normal();
    });
    const changes = [
      ...[{}, { sigmaX: 2 }, { sigmaY: 9 }, { orientations: 3 }, { block: 32 }, { frequency: 0.2 }],
      ...([
        { method: "bank", orientations: 4 },
        { method: "bank", orientations: 3 },
      ] as const),
      { method: "bank", orientations: 4, frequency: 0.2 } as const,
    ];
    const scores = gaborPoints(
      rings,
      undefined,
      changes.map((change) => ({ ...own, ...change })),
    );
    expect(new Set(scores.map(({ score }) => score.contrast)).size).toBe(changes.length);
  });
});

describe("damage", () => {
  it("is of each kind at its own levels", () => {
    expect(damagesOf({ noise: [0.4], scratches: [4, 8], masked: [0.1] })).toEqual([
      { kind: "noise", level: 0.4 },
      { kind: "scratches", level: 4 },
      { kind: "scratches", level: 8 },
      { kind: "masked area", level: 0.1 },
    ]);
  });

  it("is drawn where a kind has two levels", () => {
    const at = (kind: DamageSummary["kind"], level: number): DamageSummary => ({
      kind,
      level,
      mean: 0.9 - level / 100,
      interval: { low: 0.7, high: 0.95 },
      n: 6,
    });
    const damaged = [at("noise", 0), at("scratches", 4), at("noise", 1)];
    expect(damageTable(damaged).rows[1]).toEqual({
      kind: "scratches",
      level: "4",
      agreement: 0.86,
      interval: { low: 0.7, high: 0.95 },
      n: 6,
    });
    const traces = damageFigure(damaged)!.data as { x?: number[]; y?: number[]; mode?: string }[];
    expect(traces.filter(({ mode }) => mode === "lines+markers").map(({ x, y }) => ({ x, y }))).toEqual([
      { x: [0, 1], y: [0.9, 0.89] },
    ]);
    expect(damageFigure([at("noise", 0), at("scratches", 4)])).toBeUndefined();
  });

  it("is flat where each level's interval holds the first's mean, and says so", () => {
    const level = (mean: number, low: number, high: number) => ({ mean, interval: { low, high } });
    expect(isFlat([level(0.9, 0.8, 0.95), level(0.88, 0.8, 0.9)])).toBe(true);
    expect(isFlat([level(0.9, 0.8, 0.95), level(0.88, 0.8, 0.89)])).toBe(false);
    expect(isFlat([level(0.9, 0.8, 0.95)])).toBe(false);
  });
});
