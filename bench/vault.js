// What a vault of minutiae is worth: `node bench/vault.js [--sets NAME,NAME] [--fingers N] [--half odd|even] [--of 1|2] [--cache FOLDER] [--trials | --pairs N | --curve]`
// after `npm run build`; by default 180 synthetic fingers of eight prints, of medium and hard quality by turns of two, then the sets of real prints of RIDGELAB_TEST_DATA
// (default ../shared/data). Four prints are enrolled and the others tried, as `ridgelab key` does it. Prints are read once where --cache says where to keep their minutiae.
//   key-FRR          prints (or pairs of prints of two fingers) that do not open, in one try; of one finger also in three tries, the three together last
//   bits             false-accept security, −log2 of the chance that one base of k − 1 points opens another finger's vault: over pairs of every print of the
//                    others and four enrolments of each finger (1-4, 5-8, odd, even); its interval by bootstrap over enrolled fingers
//   --trials         every such pair carried out: those that open, with n and interval; of the first N enrolments by --enrolments N
//   --pairs N        bits over at least N pairs, streaming, a few frames each (N / fingers / prints is how many for each enrolment)
//   --curve          key-FRR and bits over cells and the secret's length
//   work             log2 of such bases in an attempt; bits less work are −log2 of the key-FAR
import { randomBytes } from "node:crypto";
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { baseChance, openingChances } from "../dist/src/keys/attacks/openingChances.js";
import { TESTERS } from "../dist/src/keys/vault/createSearch.js";
import { lockedViews, lockVault } from "../dist/src/keys/vault/lockVault.js";
import { mergePrints } from "../dist/src/keys/vault/mergePrints.js";
import { openVault } from "../dist/src/keys/vault/openVault.js";
import { vaultSettings } from "../dist/src/keys/vault/settings.js";
import { vaultPrint } from "../dist/src/keys/vault/vaultPrint.js";
import { viewsOf } from "../dist/src/keys/vault/views.js";
import { bootstrapByFinger } from "../dist/src/metrics/bootstrapByFinger.js";
import { rateByFinger } from "../dist/src/metrics/rateByFinger.js";
import { readImage } from "../dist/src/prints/readImage.js";
import { createStream } from "../dist/src/random/createStream.js";
import { createFinger } from "../dist/src/synth/createFinger.js";
import { createImpression } from "../dist/src/synth/createImpression.js";

const { values } = parseArgs({
  options: {
    fingers: { type: "string", default: "180" },
    first: { type: "string", default: "0" },
    half: { type: "string" },
    sets: { type: "string", default: "synthetic,fvc2002-db1_b,fvc2000-db1_b,fvc2004-db4_b" },
    of: { type: "string", default: "1,2" },
    set: { type: "string", multiple: true, default: [] },
    cache: { type: "string" },
    trials: { type: "boolean", default: false },
    enrolments: { type: "string", default: "4" },
    pairs: { type: "string" },
    curve: { type: "boolean", default: false },
  },
});
const DATA = process.env.RIDGELAB_TEST_DATA ?? "../shared/data";
/** Places of the prints that are enrolled: the first are those of the goals, the others only add pairs. */
const ENROLMENTS = [
  [0, 1, 2, 3],
  [4, 5, 6, 7],
  [0, 2, 4, 6],
  [1, 3, 5, 7],
];
/** Frames from each pair, of genuine prints and of others, by chances. */
const [GENUINE_FRAMES, FRAMES] = [720, 12];
const stream = createStream(1, "bench/vault");
const share = (trials) => trials.filter(Boolean).length / trials.length;
const percent = (rate) => Math.round(1000 * rate) / 10;
const bits = (chance) => (chance > 0 ? Math.round(-10 * Math.log2(chance)) / 10 : null);
const random = (count) => randomBytes(count);
const workOf = ({ frames, bases }) => frames * bases * TESTERS;
const mean = (some) => some.reduce((sum, one) => sum + one, 0) / some.length;
/** `--set cell=16` tries another setting. */
const settingsFor = (fingers) => ({
  ...vaultSettings(fingers),
  ...Object.fromEntries(values.set.map((text) => [text.split("=")[0], Number(text.split("=")[1])])),
});

for (const set of values.sets.split(",")) {
  const all = await fingersOf(set);
  if (!all) {
    console.log(JSON.stringify({ bench: "vault", set, skipped: `${join(DATA, set)} is not there` }));
    continue;
  }
  const fingers = values.half ? all.filter((_, i) => (i % 2 === 0) === (values.half === "odd")) : all;
  if (values.trials) trials(set, fingers);
  else if (values.pairs) pairs(set, fingers, Number(values.pairs));
  else if (values.curve) curve(set, fingers);
  else {
    if (values.of.includes("1")) oneFinger(set, fingers);
    if (values.of.includes("2")) twoFingers(set, fingers);
  }
}

/** Every print of other fingers tried in earnest. */
function trials(set, fingers) {
  const settings = settingsFor(1);
  const opened = fingers.map((prints, i) =>
    ENROLMENTS.slice(0, Number(values.enrolments)).flatMap((places) => {
      const vault = lock([places.map((place) => prints[place])], settings);
      const others = fingers.filter((_, j) => j !== i).flat();
      return others.map((print) => vault !== undefined && openVault(vault.helper, [[print]], stream) !== undefined);
    }),
  );
  console.log(
    JSON.stringify({ bench: "vault false accepts", set, accepted: opened.flat().filter(Boolean).length, rate: rate(opened) }),
  );
}

/** Bits over many pairs: each enrolment against as many other prints as are wanted, drawn at random where that is not all. */
function pairs(set, fingers, wanted) {
  const settings = settingsFor(1);
  const { work, ...found } = impostors(fingers, settings, wanted);
  console.log(JSON.stringify({ bench: "vault pairs", set, fingers: fingers.length, ...found, work }));
}

/** Key-FRR against bits, over cells and the secret's length, both by chances; bases and frames as in the settings. */
function curve(set, fingers) {
  for (const cell of [12, 14, 16, 18]) {
    for (const secret of [7, 8, 9, 10]) {
      const settings = { ...settingsFor(1), cell, secret };
      const refused = fingers.flatMap((prints) => {
        const locked = lockedViews(prints.slice(0, 4), settings).map((features) => new Set(features));
        return prints.slice(4).map((print) => {
          const views = viewsOf(mergePrints([print]).minutiae, settings);
          const chance = mean(locked.map((one) => oneChance(views, one, settings, GENUINE_FRAMES / 6)));
          return Math.exp(-workOf(settings) * chance);
        });
      });
      const found = impostors(fingers, settings, 0);
      console.log(JSON.stringify({ bench: "vault curve", set, cell, secret, keyFRR: percent(mean(refused)), ...found }));
    }
  }
}

function oneChance(views, locked, settings, frames) {
  return baseChance([openingChances(views, locked, settings, settings.secret - 1, frames, stream)], settings.secret);
}

function oneFinger(set, fingers) {
  const settings = settingsFor(1);
  const single = [];
  const thrice = [];
  const times = { lock: [], open: [], refuse: [] };
  let record = 0;
  for (const [i, prints] of fingers.entries()) {
    const vault = timed(times.lock, () => lock([prints.slice(0, 4)], settings));
    const tried = prints.slice(4);
    const refused = tried.map((print) => !(vault && timed(times.open, () => openVault(vault.helper, [[print]], stream))));
    single.push(refused);
    thrice.push(
      tried.map((_, out) => {
        const three = tried.filter((_, t) => t !== out);
        return refused.filter((_, t) => t !== out).every(Boolean) && !(vault && openVault(vault.helper, [three], stream));
      }),
    );
    if (!vault) continue;
    record = Math.max(record, JSON.stringify(vault.helper).length);
    timed(times.refuse, () => openVault(vault.helper, [[fingers[(i + 1) % fingers.length][4]]], stream));
  }
  const found = impostors(fingers, settings, 0);
  console.log(
    JSON.stringify({
      bench: "vault one finger",
      set,
      fingers: fingers.length,
      keyFRR: rate(single),
      keyFRRthree: rate(thrice),
      ...found,
      seconds: { lock: quantiles(times.lock), open: quantiles(times.open), refuse: quantiles(times.refuse) },
      record,
    }),
  );
}

/** Neighbours in the list make one person; each has prints of both fingers. */
function twoFingers(set, fingers) {
  const settings = settingsFor(2);
  const refused = [];
  const times = { open: [], refuse: [] };
  let record = 0;
  for (let i = 0; i + 1 < fingers.length; i += 2) {
    const [one, other] = [fingers[i], fingers[i + 1]];
    const vault = lock([one.slice(0, 4), other.slice(0, 4)], settings);
    const open = (t) => vault && timed(times.open, () => openVault(vault.helper, [[one[t]], [other[t]]], stream));
    refused.push([4, 5, 6, 7].map((t) => !open(t)));
    if (!vault) continue;
    record = Math.max(record, JSON.stringify(vault.helper).length);
    const [third, fourth] = [fingers[(i + 2) % fingers.length], fingers[(i + 3) % fingers.length]];
    if (i < 20) timed(times.refuse, () => openVault(vault.helper, [[third[4]], [fourth[4]]], stream));
  }
  // a base and its tester have (k − 1)/2 points of each finger
  const size = Math.ceil((settings.secret - 1) / 2);
  const sums = new Float64Array(settings.tried + 1);
  let seen = 0;
  eachPair(fingers, settings, 0, (_, views, locked) => {
    const one = openingChances(views, locked, settings, size, FRAMES, stream);
    for (let w = 0; w < sums.length; w++) sums[w] += one[w];
    seen++;
  });
  const chances = sums.map((sum) => sum / seen);
  const chance = baseChance([chances, chances], settings.secret);
  console.log(
    JSON.stringify({
      bench: "vault two fingers",
      set,
      people: refused.length,
      keyFRR: rate(refused),
      bits: bits(chance),
      work: Math.log2(workOf(settings)),
      seconds: { open: quantiles(times.open), refuse: quantiles(times.refuse) },
      record,
    }),
  );
}

/**
 * Every enrolment of a finger, one of its vaults, and another finger's print: all of them, or where more than 0 are wanted that many drawn at
 * random, each enrolment having as many.
 */
function eachPair(fingers, settings, wanted, take) {
  const views = fingers.map((prints) => prints.map((print) => viewsOf(mergePrints([print]).minutiae, settings)));
  const perEnrolment = Math.ceil(wanted / fingers.length / ENROLMENTS.length);
  for (const [i, prints] of fingers.entries()) {
    const others = views.filter((_, j) => j !== i).flat();
    for (const places of ENROLMENTS) {
      const enrolled = places.map((place) => prints[place]);
      const locked = lockedViews(enrolled, settings).map((features) => new Set(features));
      if (locked.length === 0) continue;
      for (let p = 0; p < Math.max(perEnrolment, others.length); p++) {
        const print = p < others.length ? others[p] : others[stream.integer(others.length)];
        take(i, print, locked[stream.integer(locked.length)]);
      }
    }
  }
}

function impostors(fingers, settings, wanted) {
  const groups = fingers.map(() => ({ sum: 0, count: 0 }));
  eachPair(fingers, settings, wanted, (i, views, locked) => {
    groups[i].sum += oneChance([views[stream.integer(views.length)]], locked, settings, wanted > 0 ? 3 : FRAMES);
    groups[i].count++;
  });
  const pairs = groups.reduce((sum, { count }) => sum + count, 0);
  // every finger has as many pairs
  const means = groups.map(({ sum, count }) => [sum / Math.max(count, 1)]);
  const chance = mean(means.flat());
  const { low, high } = bootstrapByFinger(means, mean, createStream(2, "bench/vault"), 500);
  const work = workOf(settings);
  return {
    pairs,
    bits: bits(chance),
    bitsInterval: [bits(high), bits(low)],
    work: Number(Math.log2(work).toFixed(1)),
    expectedKeyFAR: Number((work * chance).toPrecision(2)),
    expectedFalseAcceptsOf2880: Number((2880 * work * chance).toPrecision(2)),
  };
}

/** Undefined where the prints show too few minutiae; each print then counts as refused. */
function lock(fingers, settings) {
  try {
    return lockVault(fingers, random, settings);
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

function rate(groups) {
  const { low, high } = rateByFinger(groups, share, createStream(3, "bench/vault"));
  return { percent: percent(share(groups.flat())), low: percent(low), high: percent(high), n: groups.flat().length };
}

function timed(times, run) {
  const began = process.cpuUsage();
  const result = run();
  const { user, system } = process.cpuUsage(began);
  times.push((user + system) / 1e6);
  return result;
}

function quantiles(times) {
  const sorted = times.toSorted((a, b) => a - b);
  const at = (p) => Number((sorted[Math.floor(p * (sorted.length - 1))] ?? Number.NaN).toFixed(3));
  return { median: at(0.5), most: at(1) };
}

async function fingersOf(set) {
  const kept = values.cache && join(values.cache, `${set}.json`);
  if (kept && existsSync(kept))
    return JSON.parse(readFileSync(kept, "utf8")).slice(Number(values.first), Number(values.first) + Number(values.fingers));
  const fingers = set === "synthetic" ? synthetic() : await realFingers(join(DATA, set));
  if (kept && fingers) writeFileSync(kept, JSON.stringify(fingers));
  return fingers;
}

function synthetic() {
  return Array.from({ length: Number(values.fingers) }, (_, f) => {
    const finger = createFinger("vault", Number(values.first) + f);
    const qualities = ["medium", "medium", "hard", "hard", "medium", "medium", "hard", "hard"];
    return qualities.map((quality, i) => vaultPrint(createImpression(finger, i, { quality }).image));
  });
}

async function realFingers(folder) {
  if (!existsSync(folder)) return undefined;
  const fingers = new Map();
  for (const file of readdirSync(folder).sort()) {
    const [, finger] = /^(\d+)_\d+\.tif$/.exec(file) ?? [];
    if (finger) fingers.set(finger, [...(fingers.get(finger) ?? []), vaultPrint(await readImage(join(folder, file)))]);
  }
  return [...fingers.values()];
}
