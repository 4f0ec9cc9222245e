import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import sharp from "sharp";
import { afterAll, beforeAll, expect, test } from "vitest";
import { crc32 } from "../../src/crc32.js";
import { frequencyImage } from "../../src/filters/frequency.js";
import { compareByCorrelation, correlationTemplate, turnedSpectra } from "../../src/matchers/correlation.js";
import { comparePatterns, patternTemplate } from "../../src/matchers/pattern.js";
import { equalErrorRate } from "../../src/metrics/equalErrorRate.js";
import { errorCurve } from "../../src/metrics/errorCurve.js";
import { bestMinutiae } from "../../src/minutiae/bestMinutiae.js";
import { gaborScenario } from "../../src/minutiae/gaborScenario.js";
import { codeTemplate } from "../../src/minutiae/match/codeTemplate.js";
import { compareMinutiae } from "../../src/minutiae/match/compareMinutiae.js";
import { decodeImage } from "../../src/prints/decodeImage.js";
import type { GrayImage } from "../../src/prints/grayImage.js";
import { openDataSet } from "../../src/prints/openDataSet.js";
import { writeImage } from "../../src/prints/writeImage.js";
import { createFinger } from "../../src/synth/createFinger.js";
import { createImpression } from "../../src/synth/createImpression.js";

const FINGERS = 3;
const IMPRESSIONS = 2;

let plain = "";
let mixed = "";
beforeAll(async () => {
  [plain, mixed] = [await mkdtemp(join(tmpdir(), "ridgelab-plain-")), await mkdtemp(join(tmpdir(), "ridgelab-mixed-"))];
  for (let finger = 0; finger < FINGERS; finger++) {
    const master = createFinger("resolutions", finger);
    for (let impression = 0; impression < IMPRESSIONS; impression++) {
      const { image } = createImpression(master, impression, { quality: "medium" });
      const name = `${finger + 1}_${impression + 1}.png`;
      await writeImage(join(plain, name), image);
      if (impression === 0) await enlarge(join(plain, name), join(mixed, name));
      else await writeImage(join(mixed, name), image);
    }
  }
});
afterAll(() => Promise.all([plain, mixed].map((folder) => rm(folder, { recursive: true }))));

/** Writes the print of `path` as if it had been scanned at 1000 dpi across and 750 down, enlarged by libvips's cubic kernel. */
async function enlarge(path: string, to: string): Promise<void> {
  const { width, height } = await sharp(path).metadata();
  const size = [2 * width, Math.round(1.5 * height)] as const;
  const data = await sharp(path)
    .resize(...size, { kernel: "cubic", fit: "fill" })
    .toColourspace("b-w")
    .raw()
    .toBuffer();
  await writeImage(to, { width: size[0], height: size[1], data: Float32Array.from(data), dpi: 1000 });
  const png = await readFile(to);
  const at = png.indexOf("pHYs");
  png.writeUInt32BE(Math.round(750 / 0.0254), at + 8);
  png.writeUInt32BE(crc32(png.subarray(at, at + 13)), at + 13);
  await writeFile(to, png);
}

async function readAll(folder: string): Promise<{ finger: string; image: GrayImage }[]> {
  const set = await openDataSet(folder);
  return Promise.all(set.prints.map(async (print) => ({ finger: print.finger, image: await set.read(print) })));
}

test("what is brought to 500 dpi is counted, and is very nearly what it was at 500 dpi", async () => {
  expect((await openDataSet(plain)).resampled).toEqual({});
  expect((await openDataSet(mixed)).resampled).toEqual({ "1000×750": FINGERS });
  const [one, other] = [await readAll(plain), await readAll(mixed)];
  for (const [i, { image }] of one.entries()) {
    const { width, height, dpi, data } = other[i].image;
    expect([width, height, dpi]).toEqual([image.width, image.height, 500]);
    // Enlarging smooths what a single pixel has of noise.
    const difference = data.reduce((sum, value, k) => sum + Math.abs(value - image.data[k]), 0) / data.length;
    expect(difference).toBeLessThan(i % IMPRESSIONS === 0 ? 6 : Number.MIN_VALUE);
  }
});

test("dataset.json's resolution stands above what the files state", async () => {
  await writeFile(join(mixed, "dataset.json"), '{"dpi": 500}');
  const set = await openDataSet(mixed);
  expect(set.resampled).toEqual({});
  const image = await set.read(set.prints[0]);
  const { width } = await decodeImage(await readFile(join(mixed, "1_1.png")), "1_1.png");
  expect([image.width, image.dpi]).toEqual([width, 500]);
  await rm(join(mixed, "dataset.json"));
});

type Described = ReturnType<typeof describe>;

function describe(image: GrayImage) {
  const { template, enhanced, mask, orientation } = gaborScenario(image);
  const frequency = frequencyImage(enhanced, orientation, { mask });
  const correlation = correlationTemplate(enhanced, mask);
  return {
    minutiae: codeTemplate(bestMinutiae(template)),
    upright: correlation.upright,
    turned: turnedSpectra(correlation),
    pattern: patternTemplate({ enhanced, mask, orientation, frequency }),
  };
}

test("every matcher's error rate is as if all prints were at 500 dpi", async () => {
  const rates = [];
  const known = new Map<string, Described>();
  for (const folder of [plain, mixed]) {
    const prints = (await readAll(folder)).map(({ finger, image }) => {
      const key = Buffer.from(image.data.buffer).toString("latin1");
      const described = known.get(key) ?? describe(image);
      known.set(key, described);
      return { finger, ...described };
    });
    const pairs = prints.flatMap((a, i) => prints.slice(i + 1).map((b) => [a, b] as const));
    const genuine = pairs.map(([a, b]) => Number(a.finger === b.finger));
    const compare = (score: (a: Described, b: Described) => number) => {
      const scores = pairs.map(([a, b]) => score(a, b));
      const own = scores.filter((_, i) => genuine[i]);
      const curve = errorCurve({ scores: Float64Array.from(scores), genuine: Uint8Array.from(genuine) });
      return { rate: equalErrorRate(curve), genuine: own.reduce((sum, score) => sum + score, 0) / own.length };
    };
    rates.push({
      minutiae: compare((a, b) => compareMinutiae(a.minutiae, b.minutiae)),
      correlation: compare((a, b) => compareByCorrelation(a.turned, b.upright)),
      pattern: compare((a, b) => comparePatterns(a.pattern, b.pattern)),
    });
  }
  for (const matcher of ["minutiae", "correlation", "pattern"] as const) {
    const [one, other] = rates.map((rate) => rate[matcher]);
    expect(Math.abs(one.rate - other.rate), `${matcher}: EER`).toBeLessThan(0.03);
    expect(other.genuine / one.genuine, `${matcher}: mean genuine score`).toBeCloseTo(1, 1);
  }
});
