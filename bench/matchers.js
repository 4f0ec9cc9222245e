// Comparisons a second of the minutiae matcher on one core, templates prepared once, and its equal error rate beside NIST's bozorth3:
// node bench/matchers.js [FOLDER]    after `npm run build`. Prints one line of JSON a set.
// FOLDER holds reference/mindtct/SET/NAME.xyt (minutiae by NIST's mindtct) and reference/bozorth3/SET.csv (bozorth3's scores of all pairs);
// without it, drawn minutiae, 45 a print, are compared, for the time alone. The goal is 2,000 comparisons a second.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { equalErrorRate } from "../dist/src/metrics/equalErrorRate.js";
import { errorCurve } from "../dist/src/metrics/errorCurve.js";
import { readScores } from "../dist/src/metrics/readScores.js";
import { bestMinutiae } from "../dist/src/minutiae/bestMinutiae.js";
import { codeTemplate } from "../dist/src/minutiae/match/codeTemplate.js";
import { compareMinutiae } from "../dist/src/minutiae/match/compareMinutiae.js";
import { createStream } from "../dist/src/random/createStream.js";

/** Each of a sample of pairs is timed so often, and its shortest time taken: other work on the machine only lengthens it. */
const TURNS = 15;
const SAMPLE = 200;
const GOAL = 2000;

const folder = process.argv[2];
if (!folder) {
  const coded = Array.from({ length: 40 }, (_, i) => codeTemplate(drawTemplate(i)));
  const pairs = coded.flatMap((a, i) => coded.slice(i + 1).map((b) => [a, b]));
  print({ set: "drawn", minutiae: 45, ...speed(pairs) });
} else {
  for (const file of readdirSync(join(folder, "reference", "bozorth3")).filter((name) => name.endsWith(".csv"))) {
    const set = file.slice(0, -4);
    const theirs = readScores(join(folder, "reference", "bozorth3", file));
    const { prints, probe, gallery } = theirs.compared;
    const coded = prints.map((name) => codeTemplate(readXyt(join(folder, "reference", "mindtct", set, `${name}.xyt`))));
    const pairs = Array.from(probe, (p, i) => [coded[p], coded[gallery[i]]]);
    const { user, system } = process.cpuUsage();
    const scores = Float64Array.from(pairs, ([a, b]) => compareMinutiae(a, b));
    const used = process.cpuUsage({ user, system });
    const eer = (of) => Number((100 * equalErrorRate(errorCurve({ ...theirs, scores: of }))).toFixed(2));
    print({
      set,
      minutiae: Math.round(coded.reduce((sum, { count }) => sum + count, 0) / coded.length),
      ...speed(pairs),
      perSecondOfProcessor: Math.round((1e6 * pairs.length) / (used.user + used.system)),
      eer: eer(scores),
      bozorth3: eer(theirs.scores),
    });
  }
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
  return { perSecond: Math.round((1000 * best.length) / best.reduce((sum, ms) => sum + ms)), goal: GOAL };
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
