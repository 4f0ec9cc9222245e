import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { enhance } from "../../src/filters/enhance.js";
import { extractMinutiae } from "../../src/minutiae/extractMinutiae.js";
import { templateFromXyt } from "../../src/minutiae/formats/xyt.js";
import { gaborScenario } from "../../src/minutiae/gaborScenario.js";
import { LEAST_MINUTIAE } from "../../src/minutiae/limits.js";
import { morphologyScenario } from "../../src/minutiae/morphologyScenario.js";
import { pairMinutiae } from "../../src/minutiae/pairMinutiae.js";
import { trueMinutiae } from "../../src/minutiae/trueMinutiae.js";
import { createImage, type GrayImage, withData } from "../../src/prints/grayImage.js";
import { readImage } from "../../src/prints/readImage.js";
import { createFinger, masterImage } from "../../src/synth/createFinger.js";
import { createImpression } from "../../src/synth/createImpression.js";
import { mapPoint } from "../../src/synth/impressionGeometry.js";
import { degreesApart } from "./formats/templates.js";

const finger = createFinger("minutiae", 0);
const master = masterImage(finger);
const impressions = [0, 1, 2].map((k) => {
  const { image, truth } = createImpression(finger, k);
  const known = trueMinutiae(master, (x, y) => mapPoint(truth.geometry, x, y), truth.mask);
  return { image, known };
});
const realPrints = join(process.env.RIDGELAB_TEST_DATA ?? "../shared/data", "fvc2002-db1_b");

describe("minutiae of a synthetic print", () => {
  it("are those of the clean master under the exact map: precision, recall, position", () => {
    const tally = { found: 0, right: 0, there: 0, seen: 0, squares: 0 };
    for (const { image, known } of impressions) {
      const { minutiae } = extractMinutiae(image);
      const pairs = pairMinutiae(minutiae, known);
      tally.found += minutiae.length;
      tally.right += pairs.length;
      tally.there += known.filter(({ depth }) => depth >= 20).length;
      tally.seen += pairs.filter(({ there }) => there.depth >= 20).length;
      tally.squares += pairs.reduce((sum, { distance }) => sum + distance ** 2, 0);
    }
    expect(tally.right / tally.found).toBeGreaterThan(0.85);
    expect(tally.seen / tally.there).toBeGreaterThan(0.8);
    expect(Math.sqrt(tally.squares / tally.right)).toBeLessThan(5);
  });

  it("are more often right where their quality is above the middle", () => {
    const all = impressions.flatMap(({ image, known }) => {
      const { minutiae } = extractMinutiae({ ...image, data: noisy(image.data) });
      const right = new Set(pairMinutiae(minutiae, known).map(({ found }) => found));
      return minutiae.map((minutia) => ({ quality: minutia.quality, right: right.has(minutia) }));
    });
    all.sort((a, b) => a.quality - b.quality);
    const half = all.length >> 1;
    const share = (some: typeof all) => some.filter(({ right }) => right).length / some.length;
    expect(share(all.slice(half))).toBeGreaterThan(share(all.slice(0, half)) + 0.1);
    expect(all.every(({ quality }) => quality >= 0 && quality <= 1)).toBe(true);
  });

  it("are the same on every run, sorted from the top, inside the print, at whole pixels", () => {
    const { image } = impressions[0];
    const template = extractMinutiae(image);
    expect(extractMinutiae(image)).toEqual(template);
    expect(template).toMatchObject({ width: 388, height: 374, dpi: 500 });
    const places = template.minutiae.map(({ x, y }) => y * 388 + x);
    expect(places).toEqual([...places].sort((a, b) => a - b));
    expect(template.minutiae.every(({ x, y }) => Number.isInteger(x) && Number.isInteger(y) && x >= 8 && y >= 8)).toBe(true);
    expect(template.minutiae.every(({ direction }) => direction >= 0 && direction < 2 * Math.PI)).toBe(true);
  });

  it("turn with the print, by a quarter turn", () => {
    const { image } = impressions[0];
    const upright = extractMinutiae(image).minutiae;
    const turned = extractMinutiae(quarterTurn(image)).minutiae;
    const back = turned.map(({ x, y, direction }) => ({ x: 387 - y, y: x, direction: direction - Math.PI / 2 }));
    const pairs = pairMinutiae(upright, back);
    expect(pairs.length).toBeGreaterThan(0.85 * Math.max(upright.length, back.length));
    for (const { found, there } of pairs) expect(degreesApart(found.direction, there.direction + 2 * Math.PI)).toBeLessThan(30);
  });
});

describe("the two scenarios", () => {
  it("show every stage, all of the size of the print, and end in what extractMinutiae gives", () => {
    const { image } = impressions[1];
    const first = gaborScenario(image);
    expect(first.template).toEqual(extractMinutiae(image));
    const plain = gaborScenario(image, { enhance: { block: 16 } });
    expect(plain.binary.data).toEqual(enhance(image, { gabor: { sigmaX: 3, sigmaY: 4 }, block: 16 }).binary.data);
    expect(plain.binary.data).not.toEqual(first.binary.data);
    const second = morphologyScenario(image);
    expect(second.template).toEqual(extractMinutiae(image, { scenario: "morphology" }));
    for (const { width, height } of [...Object.values(first), ...Object.values(second)])
      expect([width, height]).toEqual([388, 374]);
    for (const binary of [first.binary, first.skeleton, second.binary, second.areas, second.treated, second.skeleton]) {
      expect(binary.data.every((value) => value === 0 || value === 255)).toBe(true);
    }
    expect(first.cleaned.lines.length).toBeLessThan(first.vectors.lines.length);
    expect(second.cleaned.lines.length).toBeLessThan(second.vectors.lines.length);
  });

  it("agree on most minutiae of a clear print", () => {
    const { image } = createImpression(finger, 3, { quality: "easy" });
    const first = extractMinutiae(image).minutiae;
    const second = extractMinutiae(image, { scenario: "morphology" }).minutiae;
    expect(pairMinutiae(first, second).length).toBeGreaterThan(0.75 * first.length);
  });
});

describe("what is no print", () => {
  it.each([0, 255, 97])("all of intensity %i has no minutiae: a failure to enrol", (fill) => {
    for (const scenario of ["gabor", "morphology"] as const) {
      const template = extractMinutiae(createImage(120, 90, { fill, dpi: 1000 }), { scenario });
      expect(template).toEqual({ width: 120, height: 90, dpi: 1000, minutiae: [] });
      expect(template.minutiae.length).toBeLessThan(LEAST_MINUTIAE);
    }
  });

  it("of a single pixel has none either", () => {
    expect(extractMinutiae(createImage(1, 1)).minutiae).toEqual([]);
    expect(extractMinutiae(createImage(3, 2), { scenario: "morphology" }).minutiae).toEqual([]);
  });

  it("with no finite intensity, or of no size, is refused", () => {
    const image = createImage(4, 3);
    image.data[6] = Number.NaN;
    expect(() => extractMinutiae(image)).toThrow(
      new RangeError("the print's pixel (2, 1) is NaN; intensities must be finite numbers"),
    );
    expect(() => extractMinutiae({ width: 0, height: 0, data: new Float32Array(0), dpi: 500 })).toThrow(
      /0×0 pixels with 0 values/,
    );
    expect(() => extractMinutiae({ ...image, width: 5 })).toThrow(/5×3 pixels with 12 values/);
    expect(() => extractMinutiae(createImage(9, 9), { scenario: "other" as "gabor" })).toThrow(
      'the scenario is "other"; allowed are gabor and morphology',
    );
  });
});

describe("beside NIST's mindtct (NBIS) on real prints", () => {
  it.skipIf(!existsSync(realPrints))("most minutiae are found by both (skipped without the data folder)", async () => {
    let [both, ours, theirs] = [0, 0, 0];
    for (const name of ["101_1", "104_3", "108_6"]) {
      const image = await readImage(join(realPrints, `${name}.tif`));
      const xyt = readFileSync(join(realPrints, "../reference/mindtct/fvc2002-db1_b", `${name}.xyt`), "utf8");
      const reference = templateFromXyt(xyt, image, name).minutiae.filter(({ quality }) => quality >= 0.3);
      const { minutiae } = extractMinutiae(image);
      both += pairMinutiae(minutiae, reference).length;
      ours += minutiae.length;
      theirs += reference.length;
    }
    expect(both / ours).toBeGreaterThan(0.5);
    expect(both / theirs).toBeGreaterThan(0.6);
  });
});

function quarterTurn(image: GrayImage): GrayImage {
  const { width, height } = image;
  const turned = { ...image, width: height, height: width };
  // counter-clockwise: the right column becomes the top row
  return withData(
    turned,
    image.data.map((_, i) => image.data[(i % height) * width + (width - 1 - Math.floor(i / height))]),
  );
}

/** Noise that is the same on every run. */
function noisy(data: Float32Array): Float32Array {
  let state = 1;
  return data.map((value) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return value + 160 * (state / 2 ** 32 - 0.5);
  });
}
