// The minutiae matcher on one core, processor time: comparisons a second of single pairs, and one-to-many (a probe searched for in a gallery of
// 10,000 in memory), templates prepared once; and its equal error rate beside NIST's bozorth3:
// node bench/matchers.js [FOLDER]    after `npm run build`. Prints one line of JSON a set.
// FOLDER holds reference/mindtct/SET/NAME.xyt (minutiae by NIST's mindtct), reference/bozorth3/SET.csv (bozorth3's scores of all pairs on
// them) and SET/NAME.tif: the lab's matcher is timed on both mindtct's and the lab's own minutiae. A print that `canEnrol` refuses is not
// enrolled, and its comparisons are rejected. Without FOLDER drawn minutiae, 45 a print, are compared, for the time alone. The goals are
// 4,000 single pairs a second and 8,000 one-to-many.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { equalErrorRate } from "../dist/src/metrics/equalErrorRate.js";
import { errorCurve } from "../dist/src/metrics/errorCurve.js";
import { readScores } from "../dist/src/metrics/readScores.js";
import { bestMinutiae } from "../dist/src/minutiae/bestMinutiae.js";
import { canEnrol } from "../dist/src/minutiae/enrolment.js";
import { extractMinutiae } from "../dist/src/minutiae/extractMinutiae.js";
import { codeTemplate } from "../dist/src/minutiae/match/codeTemplate.js";
import { compareMinutiae } from "../dist/src/minutiae/match/compareMinutiae.js";
import { rankGallery } from "../dist/src/minutiae/match/rankGallery.js";
import { readImage } from "../dist/src/prints/readImage.js";
import { createStream } from "../dist/src/random/createStream.js";

/** Each of a sample of pairs is timed so often, and its shortest time taken: other work on the machine only lengthens it. */
const TURNS = 15;
const SAMPLE = 200;
/** Prints of the gallery in which is searched. */
const GALLERY = 10_000;
/** Searches, with a probe each. */
const SEARCHES = 4;
const GOALS = { single: 4000, oneToMany: 8000 };

const folder = process.argv[2];
if (!folder) {
  const coded = Array.from({ length: 40 }, (_, i) => codeTemplate(drawTemplate(i)));
  const pairs = coded.flatMap((a, i) => coded.slice(i + 1).map((b) => [a, b]));
  print({ set: "drawn", minutiae: 45, ...speed(pairs), ...search(coded, [...coded.keys()]) });
} else {
  for (const file of readdirSync(join(folder, "reference", "bozorth3")).filter((name) => name.endsWith(".csv"))) {
    const set = file.slice(0, -4);
    const theirs = readScores(join(folder, "reference", "bozorth3", file));
    const { prints } = theirs.compared;
    const extracted = [];
    for (const name of prints) extracted.push(bestMinutiae(extractMinutiae(await readImage(join(folder, set, `${name}.tif`)))));
    const mindtct = prints.map((name) => readXyt(join(folder, "reference", "mindtct", set, `${name}.xyt`)));
    const bozorth3 = rate(theirs, theirs.scores);
    print({ set, extractor: "mindtct", ...compareAll(theirs, mindtct, { minutiae: 0, quality: 0 }), bozorth3 });
    print({ set, extractor: "own", ...compareAll(theirs, extracted) });
  }
}

/** Speed and equal error rate over all pairs of a set. */
function compareAll(theirs, templates, enrolment) {
  const { probe, gallery } = theirs.compared;
  const coded = templates.map((template) => (canEnrol(template, enrolment) ? codeTemplate(template) : undefined));
  const pairs = Array.from(probe, (p, i) => [coded[p], coded[gallery[i]]]);
  const { user, system } = process.cpuUsage();
  const scores = Float64Array.from(pairs, ([a, b]) => (a && b ? compareMinutiae(a, b) : Number.NEGATIVE_INFINITY));
  const used = process.cpuUsage({ user, system });
  return {
    minutiae: Math.round(templates.reduce((sum, { minutiae }) => sum + minutiae.length, 0) / templates.length),
    notEnrolled: coded.filter((one) => !one).length,
    ...speed(pairs.filter(([a, b]) => a && b)),
    perSecondOfProcessor: Math.round((1e6 * pairs.length) / (used.user + used.system)),
    ...search(...enrolled(coded, theirs.compared)),
    eer: rate(theirs, scores),
  };
}

/** The prints that are enrolled, and their fingers. */
function enrolled(coded, { fingerOf }) {
  const kept = [...coded.keys()].filter((i) => coded[i]);
  return [kept.map((i) => coded[i]), kept.map((i) => fingerOf[i])];
}

/** The equal error rate in %. */
function rate(theirs, scores) {
  return Number((100 * equalErrorRate(errorCurve({ ...theirs, scores }))).toFixed(2));
}

/** Comparisons a second by the shortest times of pairs taken from all over the list. */
function speed(pairs) {
  const step = Math.max(1, Math.floor(pairs.length / SAMPLE));
  const chosen = pairs.filter((_, i) => i % step === 0);
  const best = chosen.map(() => Infinity);
  for (let turn = 0; turn < TURNS; turn++) {
    for (const [i, [a, b]] of chosen.entries()) {
      const start = performance.now();
      compareMinutiae(a, b);
      best[i] = Math.min(best[i], performance.now() - start);
    }
  }
  return { perSecond: Math.round((1000 * best.length) / best.reduce((sum, ms) => sum + ms)), goal: GOALS.single };
}

/**
 * Prints of a gallery that a second of the processor's time is enough to compare a probe with: one that no finger of the gallery is of, ten
 * fingers listed, and one with a mate there, one finger listed. The gallery's prints stand in it many times, as fingers of their own.
 */
function search(coded, fingers) {
  const searched = (withMate) => {
    let spent = 0;
    for (let k = 0; k < SEARCHES; k++) {
      const probe = (k * 19) % coded.length;
      const others = coded.filter((_, i) => fingers[i] !== fingers[probe]);
      const mate = withMate && coded.find((_, i) => i !== probe && fingers[i] === fingers[probe]);
      const gallery = Array.from({ length: GALLERY }, (_, i) => ({
        finger: String(i),
        template: mate && i === GALLERY / 10 ? mate : others[i % others.length],
      }));
      const before = process.cpuUsage();
      rankGallery(coded[probe], gallery, withMate ? 1 : 10);
      const { user, system } = process.cpuUsage(before);
      spent += user + system;
    }
    return Math.round((1e6 * GALLERY * SEARCHES) / spent);
  };
  return { oneToMany: searched(false), oneToManyWithMate: searched(true), oneToManyGoal: GOALS.oneToMany };
}

function print(result) {
  console.log(JSON.stringify({ bench: "minutiae matcher", ...result, node: process.version }));
}

/** mindtct's minutiae: y up from some row, which does not matter here. */
function readXyt(file) {
  if (!existsSync(file)) throw new Error(`${file}: no such file, which ${folder}/reference/bozorth3 names`);
  const minutiae = readFileSync(file, "utf8")
    .trim()
    .split("\n")
    .map((line) => line.split(" ").map(Number))
    .map(([x, y, degrees, quality]) => ({
      x,
      y: -y,
      direction: (degrees * Math.PI) / 180,
      type: "ending",
      quality: quality / 100,
    }));
  return bestMinutiae({ width: 0, height: 0, dpi: 500, minutiae });
}

function drawTemplate(seed) {
  const stream = createStream(seed, "bench/matchers");
  const minutiae = Array.from({ length: 45 }, () => {
    const [radius, angle] = [150 * Math.sqrt(stream.uniform()), 2 * Math.PI * stream.uniform()];
    const [x, y] = [200 + radius * Math.cos(angle), 200 + radius * Math.sin(angle)];
    return { x, y, direction: 2 * Math.PI * stream.uniform(), type: "ending", quality: 1 };
  });
  return { width: 400, height: 400, dpi: 500, minutiae };
}
