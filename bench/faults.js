// Minutiae by kind of fault: precision and recall on synthetic prints against the clean masters' minutiae under the exact map, with the interval
// by finger; and for every FOLDER of real prints, the equal error rate and FMR1000 of all pairs, no print left out for its number of minutiae.
// Each by `enhance` (the extractor until 0.1.0) and by `clearRidges`, in turn, with the processor time of one print on one core.
// node bench/faults.js [FOLDER of prints …]    after `npm run build`. Prints lines of JSON.
import { equalErrorRate } from "../dist/src/metrics/equalErrorRate.js";
import { errorCurve } from "../dist/src/metrics/errorCurve.js";
import { fnmrAtFmr } from "../dist/src/metrics/operatingPoint.js";
import { rateByFinger } from "../dist/src/metrics/rateByFinger.js";
import { replicateIntervals } from "../dist/src/metrics/replicateIntervals.js";
import { replicateValues } from "../dist/src/metrics/replicateValues.js";
import { bestMinutiae } from "../dist/src/minutiae/bestMinutiae.js";
import { gaborScenario } from "../dist/src/minutiae/gaborScenario.js";
import { codeTemplate } from "../dist/src/minutiae/match/codeTemplate.js";
import { compareMinutiae } from "../dist/src/minutiae/match/compareMinutiae.js";
import { pairMinutiae } from "../dist/src/minutiae/pairMinutiae.js";
import { trueMinutiae } from "../dist/src/minutiae/trueMinutiae.js";
import { openDataSet } from "../dist/src/prints/openDataSet.js";
import { createStream } from "../dist/src/random/createStream.js";
import { createFinger, masterImage } from "../dist/src/synth/createFinger.js";
import { createImpression } from "../dist/src/synth/createImpression.js";
import { FAULT_NAMES } from "../dist/src/synth/faults.js";
import { faultyImpression } from "../dist/src/synth/faultyImpression.js";
import { mapPoint } from "../dist/src/synth/impressionGeometry.js";

const FINGERS = 20;
const IMPRESSIONS = 3;
/** Recall counts the true minutiae at least so deep inside the print, pixels: nearer to its border many are not visible. */
const DEEP = 20;
const REPLICATES = 1000;
const WAYS = {
  enhance: (image) => gaborScenario(image, { enhance: {} }).template,
  clearRidges: (image) => gaborScenario(image).template,
};

const kinds = Object.fromEntries(["none", ...FAULT_NAMES].map((kind) => [kind, []])); // by kind, then by finger
for (let f = 0; f < FINGERS; f++) {
  const finger = createFinger("bench faults", f);
  const master = masterImage(finger);
  for (const [kind, fingers] of Object.entries(kinds)) {
    const prints = Array.from({ length: IMPRESSIONS }, (_, k) => {
      const { image, truth } = kind === "none" ? createImpression(finger, k) : faultyImpression(finger, k, kind);
      return { image, known: trueMinutiae(master, (x, y) => mapPoint(truth.geometry, x, y), truth.mask) };
    });
    fingers.push(prints);
  }
}
for (const [fault, fingers] of Object.entries(kinds)) {
  const templates = extractAll(fingers.flat().map(({ image }) => image));
  for (const way of Object.keys(WAYS)) {
    const counts = fingers.map((prints, f) => prints.map(({ known }, k) => count(templates[way][f * IMPRESSIONS + k], known)));
    const all = counts.flat();
    print({
      bench: "minutiae by fault",
      fault,
      way,
      fingers: FINGERS,
      prints: all.length,
      found: sum(all, "found"),
      there: sum(all, "there"),
      precision: percent(precision(all)),
      precisionInterval: interval(counts, precision),
      recall: percent(recall(all)),
      recallInterval: interval(counts, recall),
      cpuMs: templates.cpuMs[way],
    });
  }
}
for (const folder of process.argv.slice(2)) {
  const { prints, read, name } = await openDataSet(folder);
  const images = await Promise.all(prints.map(read));
  const templates = extractAll(images);
  for (const way of Object.keys(WAYS)) {
    const counts = templates[way].map(({ minutiae }) => minutiae.length).sort((a, b) => a - b);
    const set = compareAll(prints, templates[way]);
    const statistics = { eer: (curve) => equalErrorRate(curve), fmr1000: (curve) => fnmrAtFmr(curve, 1 / 1000) };
    const curve = errorCurve(set);
    const drawn = replicateValues(set, statistics, createStream(1, "bench faults"), { from: 0, to: REPLICATES });
    const { eer, fmr1000 } = replicateIntervals(drawn);
    print({
      bench: "minutiae of real prints",
      set: name,
      way,
      prints: prints.length,
      genuine: set.genuine.reduce((n, one) => n + one, 0),
      impostor: set.genuine.reduce((n, one) => n + 1 - one, 0),
      minutiae: { least: counts[0], median: counts[counts.length >> 1], most: counts.at(-1) },
      eer: percent(statistics.eer(curve)),
      eerInterval: [percent(eer.low), percent(eer.high)],
      fmr1000: percent(statistics.fmr1000(curve)),
      fmr1000Interval: [percent(fmr1000.low), percent(fmr1000.high)],
      cpuMs: templates.cpuMs[way],
    });
  }
}

/** Templates by either way, which take turns print by print; the first five prints warm up. Milliseconds a print. */
function extractAll(images) {
  const ways = Object.entries(WAYS);
  for (const image of images.slice(0, 5)) for (const [, extract] of ways) extract(image);
  const result = Object.fromEntries(ways.map(([way]) => [way, []]));
  const used = Object.fromEntries(ways.map(([way]) => [way, 0]));
  for (const image of images) {
    for (const [way, extract] of ways) {
      const before = process.cpuUsage();
      result[way].push(extract(image));
      const { user, system } = process.cpuUsage(before);
      used[way] += (user + system) / 1000;
    }
  }
  const cpuMs = Object.fromEntries(ways.map(([way]) => [way, Math.round((10 * used[way]) / images.length) / 10]));
  return { ...result, cpuMs };
}

function count({ minutiae }, known) {
  const pairs = pairMinutiae(minutiae, known);
  return {
    found: minutiae.length,
    right: pairs.length,
    there: known.filter(({ depth }) => depth >= DEEP).length,
    seen: pairs.filter((pair) => pair.there.depth >= DEEP).length,
  };
}

function precision(counts) {
  return sum(counts, "right") / sum(counts, "found");
}

function recall(counts) {
  return sum(counts, "seen") / sum(counts, "there");
}

/** By finger, in %. */
function interval(counts, rate) {
  const { low, high } = rateByFinger(counts, rate, createStream(1, "bench faults"));
  return [percent(low), percent(high)];
}

function compareAll(prints, templates) {
  const coded = templates.map((template) => codeTemplate(bestMinutiae(template)));
  const pairs = prints.flatMap((_, i) => Array.from({ length: prints.length - 1 - i }, (_, k) => [i, i + 1 + k]));
  const fingers = [...new Set(prints.map(({ finger }) => finger))];
  return {
    scores: Float64Array.from(pairs, ([i, j]) => compareMinutiae(coded[i], coded[j])),
    genuine: Uint8Array.from(pairs, ([i, j]) => (prints[i].finger === prints[j].finger ? 1 : 0)),
    compared: {
      prints: prints.map(({ file }) => file),
      fingers,
      fingerOf: Int32Array.from(prints, ({ finger }) => fingers.indexOf(finger)),
      probe: Int32Array.from(pairs, ([i]) => i),
      gallery: Int32Array.from(pairs, ([, j]) => j),
    },
  };
}

function sum(counts, key) {
  return counts.reduce((total, one) => total + one[key], 0);
}

function percent(rate) {
  return Math.round(10000 * rate) / 100;
}

function print(result) {
  console.log(JSON.stringify(result));
}
