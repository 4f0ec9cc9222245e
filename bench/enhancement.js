// Enhancement (orientation, frequency, contextual Gabor with the local orientation and frequency) of 80 prints by two workers, beside OpenCV's
// filter2D with a bank of 16 orientations at one frequency (33-pixel kernels) and two threads, in turns.
// node bench/enhancement.js [FOLDER of prints]    without a folder: drawn patterns of 388×374. Prints one line of JSON.
import { spawnSync } from "node:child_process";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { Tinypool } from "tinypool";
import { readImage } from "../dist/src/prints/readImage.js";
import { findPython } from "./findPython.js";

const PRINTS = 80;
const ROUNDS = 5;
const here = (name) => fileURLToPath(new URL(name, import.meta.url));

const images = await loadPrints(process.argv[2]);
const pool = new Tinypool({ filename: here("./enhancementWorker.js"), minThreads: 2, maxThreads: 2 });
const ours = [];
const peers = [];
await enhanceAll(); // both workers compile
for (let round = 0; round < ROUNDS; round++) {
  ours.push(await enhanceAll());
  const peer = filterBank(images[0].width, images[0].height);
  if (peer) peers.push(peer);
}
await pool.destroy();

const result = {
  bench: "enhancement",
  prints: PRINTS,
  size: `${images[0].width}×${images[0].height}`,
  workers: 2,
  oursMs: median(ours),
};
if (peers.length === 0) {
  console.error("enhancement: peer skipped, because Python finds no cv2 (set RIDGELAB_PYTHON to one that does)");
} else {
  result.peer = peers[0].peer;
  result.peerMs = median(peers.map((p) => p.floatMs));
  result.ratio = round(result.oursMs / result.peerMs);
  result.peerBytesMs = median(peers.map((p) => p.bytesMs)); // the same from 8-bit prints, OpenCV's quickest path
  result.ratioBytes = round(result.oursMs / result.peerBytesMs);
}
console.log(JSON.stringify(result));

/** Milliseconds a print, by the clock. */
async function enhanceAll() {
  const start = performance.now();
  await Promise.all(images.map((image) => pool.run(image)));
  return (performance.now() - start) / images.length;
}

function filterBank(width, height) {
  const python = findPython("cv2");
  if (!python) return undefined;
  const run = spawnSync(python, [here("./enhancement.py"), String(width), String(height)], { encoding: "utf8" });
  return run.status === 0 ? JSON.parse(run.stdout) : undefined;
}

async function loadPrints(folder) {
  if (!folder) return Array.from({ length: PRINTS }, (_, i) => drawPattern(388, 374, i));
  const files = readdirSync(folder).filter((name) => /\.(tiff?|png|bmp|pgm)$/i.test(name));
  if (files.length === 0) throw new Error(`${folder}: no prints (tif, png, bmp, pgm)`);
  return Promise.all(Array.from({ length: PRINTS }, (_, i) => readImage(join(folder, files[i % files.length]))));
}

/** Bent ridges 7 to 11 pixels apart in an ellipse on white, a different bend for every i. */
function drawPattern(width, height, i) {
  const data = new Float32Array(width * height).fill(255);
  for (let y = 0, p = 0; y < height; y++) {
    for (let x = 0; x < width; x++, p++) {
      const u = x - width / 2;
      const v = y - height / 2;
      if ((u / (0.4 * width)) ** 2 + (v / (0.46 * height)) ** 2 > 1) continue;
      const radius = Math.hypot(u - (i % 9) * 8, v - 60 - (i % 7) * 10);
      data[p] = Math.round(128 + 100 * Math.cos((2 * Math.PI * radius) / (9 + 2 * Math.sin(i + u / 60))));
    }
  }
  return { width, height, data, dpi: 500 };
}

function median(values) {
  return round(values.toSorted((a, b) => a - b)[(values.length - 1) >> 1]);
}

function round(value) {
  return Math.round(value * 100) / 100;
}
