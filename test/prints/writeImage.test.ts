import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { decode } from "image-js";
import { afterAll, beforeAll, expect, test } from "vitest";
import { decodeImage } from "../../src/prints/decodeImage.js";
import { createImage, withData } from "../../src/prints/grayImage.js";
import { readImage } from "../../src/prints/readImage.js";
import { writeImage } from "../../src/prints/writeImage.js";

let folder = "";
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "ridgelab-write-"));
});
afterAll(() => rm(folder, { recursive: true }));

const image = withData(createImage(3, 2, { dpi: 500 }), Float32Array.of(-7, 0, 12.4, 12.6, 255, 300));

test.each(["a.png", "a.tif", "a.TIFF"])("%s holds the intensities rounded and clamped, and the resolution", async (name) => {
  await writeImage(join(folder, name), image);
  const back = await readImage(join(folder, name));
  expect([...back.data]).toEqual([0, 0, 12, 13, 255, 255]);
  expect([back.width, back.height, back.dpi]).toEqual([3, 2, 500]);
});

test.each(["b.png", "b.tif"])("image-js 1.7 reads %s as it was written", async (name) => {
  await writeImage(join(folder, name), image);
  const peer = decode(await readFile(join(folder, name)));
  expect([peer.width, peer.height, peer.channels, peer.bitDepth]).toEqual([3, 2, 1, 8]);
  expect([...peer.getRawImage().data]).toEqual([0, 0, 12, 13, 255, 255]);
});

test("a round trip gives back every whole intensity and resolution", async () => {
  const arbitrary = fc
    .tuple(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: 9 }), fc.integer({ min: 100, max: 2000 }))
    .chain(([width, height, dpi]) =>
      fc.record({
        image: fc
          .array(fc.integer({ min: 0, max: 255 }), { minLength: width * height, maxLength: width * height })
          .map((values) => ({ width, height, dpi, data: Float32Array.from(values) })),
        extension: fc.constantFrom("png", "tif"),
      }),
    );
  await fc.assert(
    fc.asyncProperty(arbitrary, async ({ image, extension }) => {
      const path = join(folder, `c.${extension}`);
      await writeImage(path, image);
      // What a rounded 500 may be is 500.
      const dpi = Math.abs(image.dpi - 500) < 1.27 ? 500 : image.dpi;
      expect(await decodeImage(await readFile(path), path)).toEqual({ ...image, dpi: { x: dpi, y: dpi } });
    }),
    { numRuns: 60 },
  );
});

test("another extension, a missing folder and a pixel that is no number are one line each, and leave nothing behind", async () => {
  await expect(writeImage(join(folder, "a.gif"), image)).rejects.toThrow(
    /a\.gif: pictures are written as .png, .tif or .tiff; given .gif$/,
  );
  await expect(writeImage(join(folder, "none", "a.png"), image)).rejects.toThrow(/a\.png: does not exist$/);
  await expect(writeImage(join(folder, "d.png"), withData(createImage(2, 1), Float32Array.of(1, Number.NaN)))).rejects.toThrow(
    /pixel \(1, 0\) is not a number/,
  );
  expect((await readdir(folder)).filter((name) => name.endsWith(".tmp") || name === "d.png")).toEqual([]);
});

test("a missing file and a folder are one line each", async () => {
  await expect(readImage(join(folder, "none.png"))).rejects.toThrow(/none\.png: does not exist$/);
  await expect(readImage(folder)).rejects.toThrow(/: is a folder/);
});
