// Minutiae: processor time a print on one core, enhancement included; precision, recall and position error on synthetic prints against the
// clean masters' minutiae under the exact map; and for every FOLDER of real prints, where Python finds nbis-py (RIDGELAB_PYTHON, else python3),
// beside NIST's mindtct: how many minutiae both find, and bozorth3's equal error rate on either's templates over all pairs.
// node bench/minutiae.js [FOLDER of FVC-named prints …]    prints lines of JSON
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { extractMinutiae } from "../dist/src/minutiae/extractMinutiae.js";
import { templateFromXyt, templateToXyt } from "../dist/src/minutiae/formats/xyt.js";
import { pairMinutiae } from "../dist/src/minutiae/pairMinutiae.js";
import { trueMinutiae } from "../dist/src/minutiae/trueMinutiae.js";
import { openDataSet } from "../dist/src/prints/openDataSet.js";
import { createFinger, masterImage } from "../dist/src/synth/createFinger.js";
import { createImpression } from "../dist/src/synth/createImpression.js";
import { mapPoint } from "../dist/src/synth/impressionGeometry.js";
import { findPython } from "./findPython.js";

const FINGERS = 10;
const IMPRESSIONS = 2;
const SCENARIOS = ["gabor", "morphology"];
const GOAL_MS = 150;
/** Recall counts the true minutiae at least so deep inside the print, pixels: nearer to its border many are not visible. */
const DEEP = 20;

const folders = process.argv.slice(2);
const fingers = Array.from({ length: FINGERS }, (_, k) => createFinger("bench minutiae", k));
for (const quality of ["easy", "medium", "hard"]) {
  const prints = fingers.flatMap((finger) => {
    const master = masterImage(finger);
    return Array.from({ length: IMPRESSIONS }, (_, k) => {
      const { image, truth } = createImpression(finger, k, { quality });
      return { image, known: trueMinutiae(master, (x, y) => mapPoint(truth.geometry, x, y), truth.mask) };
    });
  });
  for (const scenario of SCENARIOS) print({ bench: "minutiae synthetic", quality, scenario, ...score(prints, scenario) });
}
for (const folder of folders) {
  const { prints, read, name } = await openDataSet(folder);
  const images = await Promise.all(prints.map(read));
  const [templates, cpuMs] = timed(images, (image) => extractMinutiae(image));
  print({
    bench: "minutiae time",
    set: name,
    size: `${images[0].width}×${images[0].height}`,
    prints: images.length,
    cpuMs,
    goalMs: GOAL_MS,
  });
  const peer = askPeer(prints, templates, folder);
  if (!peer) continue;
  const theirs = peer.mindtct.map((xyt, k) => templateFromXyt(xyt, images[k]).minutiae);
  const both = templates.reduce((sum, { minutiae }, k) => sum + pairMinutiae(minutiae, theirs[k]).length, 0);
  const found = templates.reduce((sum, { minutiae }) => sum + minutiae.length, 0);
  const there = theirs.reduce((sum, minutiae) => sum + minutiae.length, 0);
  const agreement = { precision: round(both / found), recall: round(both / there), found, there };
  print({ bench: "minutiae mindtct", set: name, peer: peer.version, ...agreement });
  const eer = {
    genuine: peer.genuine,
    impostor: peer.impostor,
    oursEer: round(peer.oursEer),
    mindtctEer: round(peer.mindtctEer),
  };
  print({
    bench: "minutiae bozorth3",
    set: name,
    peer: peer.version,
    ...eer,
    ratio: round(peer.oursEer / peer.mindtctEer),
    goal: 1.15,
  });
}

/** Precision over all that is found, recall over what lies deep enough, root mean square of the distance in pixels; time. */
function score(prints, scenario) {
  const images = prints.map(({ image }) => image);
  const [templates, cpuMs] = timed(images, (image) => extractMinutiae(image, { scenario }));
  let [found, right, there, seen, squares] = [0, 0, 0, 0, 0];
  for (const [k, { known }] of prints.entries()) {
    const { minutiae } = templates[k];
    const pairs = pairMinutiae(minutiae, known);
    found += minutiae.length;
    right += pairs.length;
    there += known.filter(({ depth }) => depth >= DEEP).length;
    seen += pairs.filter((pair) => pair.there.depth >= DEEP).length;
    squares += pairs.reduce((sum, { distance }) => sum + distance ** 2, 0);
  }
  const position = round(Math.sqrt(squares / right));
  return {
    prints: prints.length,
    precision: round(right / found),
    recall: round(seen / there),
    rmsPixels: position,
    found,
    there,
    cpuMs,
  };
}

/** The results and the processor time of one, milliseconds; five runs before count for nothing. */
function timed(images, task) {
  for (const image of images.slice(0, 5)) task(image);
  const before = process.cpuUsage();
  const results = images.map(task);
  const { user, system } = process.cpuUsage(before);
  return [results, Math.round((user + system) / 1000 / images.length)];
}

function askPeer(prints, templates, folder) {
  const python = findPython("nbis");
  const script = fileURLToPath(new URL("minutiae.py", import.meta.url));
  const asked = prints.map(({ file, finger }, k) => ({
    file,
    finger,
    height: templates[k].height,
    xyt: templateToXyt(templates[k]),
  }));
  const options = { input: JSON.stringify(asked), encoding: "utf8", maxBuffer: 2 ** 28 };
  const { status, stdout } = python ? spawnSync(python, [script, folder], options) : {};
  if (status === 0) return JSON.parse(stdout);
  console.error("minutiae: peer skipped, because Python finds no nbis-py 0.1.3 (set RIDGELAB_PYTHON to one that does)");
  return undefined;
}

function round(value) {
  return Math.round(value * 10000) / 10000;
}

function print(result) {
  console.log(JSON.stringify(result));
}
