// One picture to judge the generator by: twelve masters, twelve impressions of them, and twelve real prints where folders are given.
//
//   npm run build && node tools/synthSheet.js OUT.png [--quality medium] [--seed 1] [FOLDER ...]
//
// A folder holds real prints named FINGER_IMPRESSION.tif (.png, .bmp); they are taken from the folders in turn. A sheet with real
// prints is for looking at, not for handing on: mind their terms.
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { createImage } from "../dist/src/prints/grayImage.js";
import { readImage } from "../dist/src/prints/readImage.js";
import { writeImage } from "../dist/src/prints/writeImage.js";
import { createFinger, masterImage } from "../dist/src/synth/createFinger.js";
import { createImpression } from "../dist/src/synth/createImpression.js";

const COUNT = 12;
const COLUMNS = 6;
const GAP = 8;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { quality: { type: "string", default: "medium" }, seed: { type: "string", default: "1" } },
});
const [out, ...folders] = positionals;
if (!out) {
  console.error("usage: node tools/synthSheet.js OUT.png [--quality easy|medium|hard] [--seed N] [FOLDER ...]");
  process.exit(2);
}

const fingers = Array.from({ length: COUNT }, (_, k) => createFinger(values.seed, k));
const impressions = fingers.map((finger, k) => createImpression(finger, k % 8, { quality: values.quality }).image);
const real = await realPrints(folders);
await writeImage(out, stack([grid(fingers.map(masterImage)), grid(impressions), ...(real.length > 0 ? [grid(real)] : [])]));

async function realPrints(folders) {
  const files = folders.map((folder) =>
    readdirSync(folder)
      .filter((name) => /_\d+\.(tiff?|png|bmp)$/i.test(name))
      .sort(),
  );
  const each = Math.ceil(COUNT / Math.max(1, folders.length));
  const chosen = folders.flatMap((folder, f) =>
    Array.from({ length: each }, (_, i) => join(folder, files[f][Math.floor(((i + 0.5) * files[f].length) / each)])),
  );
  return Promise.all(chosen.slice(0, COUNT).map((file) => readImage(file)));
}

function grid(images) {
  const width = Math.max(...images.map((image) => image.width)) + GAP;
  const height = Math.max(...images.map((image) => image.height)) + GAP;
  const sheet = createImage(width * COLUMNS + GAP, height * Math.ceil(images.length / COLUMNS) + GAP, { fill: 128 });
  images.forEach((image, k) => {
    paste(sheet, image, GAP + (k % COLUMNS) * width, GAP + Math.floor(k / COLUMNS) * height);
  });
  return sheet;
}

function stack(images) {
  const width = Math.max(...images.map((image) => image.width));
  const sheet = createImage(
    width,
    images.reduce((sum, image) => sum + image.height, 0),
    { fill: 128 },
  );
  let top = 0;
  for (const image of images) {
    paste(sheet, image, 0, top);
    top += image.height;
  }
  return sheet;
}

function paste(sheet, image, left, top) {
  for (let y = 0; y < image.height; y++) {
    sheet.data.set(image.data.subarray(y * image.width, (y + 1) * image.width), (top + y) * sheet.width + left);
  }
}
