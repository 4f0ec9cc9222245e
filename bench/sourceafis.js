// Minutiae and comparisons beside SourceAFIS 3.18.1, on the same pixels, in turn, one core, processor time (SourceAFIS's: of its thread alone,
// without Java's compiler and collector; ours: of the whole process, and where Linux tells it of our thread alone, too): a print's template, comparisons a second of each print with all others (a probe prepared once), and
// the equal error rate of all pairs.
// node bench/sourceafis.js FOLDER of FVC-named prints …    prints a line of JSON a set
// It wants a Java compiler, and in RIDGELAB_SOURCEAFIS the folder of SourceAFIS's jar and those that it needs (Maven:
// `mvn dependency:copy-dependencies` of com.machinezoo.sourceafis:sourceafis:3.18.1).
import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { equalErrorRate } from "../dist/src/metrics/equalErrorRate.js";
import { errorCurve } from "../dist/src/metrics/errorCurve.js";
import { quantile } from "../dist/src/metrics/quantile.js";
import { bestMinutiae } from "../dist/src/minutiae/bestMinutiae.js";
import { extractMinutiae } from "../dist/src/minutiae/extractMinutiae.js";
import { codeTemplate } from "../dist/src/minutiae/match/codeTemplate.js";
import { compareMinutiae } from "../dist/src/minutiae/match/compareMinutiae.js";
import { openDataSet } from "../dist/src/prints/openDataSet.js";

/** Passes that count, after one that does not; of each the median is taken. */
const PASSES = 5;

const jars = process.env.RIDGELAB_SOURCEAFIS;
const folders = process.argv.slice(2);
if (folders.length === 0) console.error("sourceafis: skipped, because no FOLDER of prints is given");
else if (!jars || !existsSync(jars))
  console.error("sourceafis: skipped, because RIDGELAB_SOURCEAFIS names no folder of its jars");
else for (const folder of folders) await measure(folder);

async function measure(folder) {
  const { prints, read, name } = await openDataSet(folder);
  const images = [];
  for (const print of prints) images.push(await read(print));
  const peer = startPeer(images);
  const ours = { extract: [], code: [], thread: [], compare: [] };
  const theirs = { extract: [], compare: [] };
  let templates;
  let coded;
  let scores;
  let theirScores;
  for (let pass = 0; pass <= PASSES; pass++) {
    const took = {};
    const thread = ofThread();
    took.extract = timed(() => {
      templates = images.map((image) => bestMinutiae(extractMinutiae(image)));
    });
    took.code = timed(() => {
      coded = templates.map(codeTemplate);
    });
    took.thread = ofThread() - thread;
    const [extract] = await peer.ask("extract");
    took.compare = timed(() => {
      scores = coded.flatMap((one, i) => coded.flatMap((other, j) => (i === j ? [] : [compareMinutiae(one, other)])));
    });
    const [compare, ...others] = await peer.ask("compare");
    theirScores = others;
    if (pass === 0) continue;
    for (const key of Object.keys(ours)) ours[key].push(took[key]);
    theirs.extract.push(extract / 1e6);
    theirs.compare.push(compare / 1e6);
  }
  peer.stop();
  const n = prints.length;
  const pairs = n * (n - 1);
  const [extract, code, thread, compare] = [ours.extract, ours.code, ours.thread, ours.compare].map(median);
  const their = { extract: median(theirs.extract), compare: median(theirs.compare) };
  console.log(
    JSON.stringify({
      bench: "SourceAFIS",
      set: name,
      prints: n,
      size: `${images[0].width}×${images[0].height}`,
      templateMs: round((extract + code) / n),
      ofWhichCodingMs: round(code / n),
      sourceAfisTemplateMs: round(their.extract / n),
      templateRatio: round((extract + code) / their.extract),
      ...(thread > 0 && { threadMs: round(thread / n), threadRatio: round(thread / their.extract) }),
      perSecond: Math.round((1000 * pairs) / compare),
      sourceAfisPerSecond: Math.round((1000 * pairs) / their.compare),
      compareRatio: round(compare / their.compare),
      eer: rate(prints, scores),
      sourceAfisEer: rate(prints, theirScores),
      node: process.version,
    }),
  );
}

/** SourceAFIS in a process of its own, which has the pictures. */
function startPeer(images) {
  const folder = mkdtempSync(join(tmpdir(), "ridgelab-sourceafis-"));
  const file = join(folder, "prints");
  writeFileSync(
    file,
    Buffer.concat([
      int(images.length),
      ...images.flatMap(({ width, height, data }) => [int(width), int(height), Uint8Array.from(data, Math.round)]),
    ]),
  );
  const source = fileURLToPath(new URL("SourceAfis.java", import.meta.url));
  const java = spawn("java", ["-cp", join(jars, "*"), source, file], { stdio: ["pipe", "pipe", "inherit"] });
  const lines = createInterface({ input: java.stdout })[Symbol.asyncIterator]();
  return {
    async ask(what) {
      java.stdin.write(`${what}\n`);
      const { value, done } = await lines.next();
      if (done) throw new Error("SourceAFIS ended; it needs Java 11 or later with its compiler, and all of its jars");
      return value.split(" ").map(Number);
    },
    stop() {
      java.stdin.end();
      rmSync(folder, { recursive: true });
    },
  };
}

function int(value) {
  const bytes = Buffer.alloc(4);
  bytes.writeInt32BE(value);
  return bytes;
}

function median(values) {
  return quantile(
    values.sort((a, b) => a - b),
    0.5,
  );
}

/** Processor time in milliseconds. */
function timed(task) {
  const before = process.cpuUsage();
  task();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

/** Processor time of this thread alone so far in milliseconds; 0 where the system does not tell it. */
function ofThread() {
  const file = "/proc/self/schedstat"; // of the process's first thread
  return existsSync(file) ? Number(readFileSync(file, "utf8").split(" ")[0]) / 1e6 : 0;
}

/** The equal error rate in % over unordered pairs, of each the score with the first as probe. */
function rate(prints, scores) {
  const n = prints.length;
  const pairs = prints.flatMap((_, i) => Array.from({ length: n - 1 - i }, (_, k) => [i, i + 1 + k]));
  const genuine = Uint8Array.from(pairs, ([i, j]) => Number(prints[i].finger === prints[j].finger));
  const own = Float64Array.from(pairs, ([i, j]) => scores[i * (n - 1) + j - 1]);
  return round(100 * equalErrorRate(errorCurve({ genuine, scores: own })));
}

function round(value) {
  return Number(value.toPrecision(3));
}
