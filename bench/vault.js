// What a vault of minutiae is worth: `node bench/vault.js [--fingers N] [--frames N] [--of 1|2] [--cache FOLDER] [--trials | --curve]` after
// `npm run build`; by default 120 synthetic fingers of eight prints, then the sets of real prints of RIDGELAB_TEST_DATA (default ../shared/data). Four prints are enrolled and the
// others tried, as `ridgelab key` does it. Prints are read once where --cache says where to keep their minutiae.
//   key-FRR          prints (or pairs of prints of two fingers) that do not open, in one try; of one finger also in three tries, the three together last
//   false accepts    other fingers' prints that open, as their chances let expect and with --trials as tried in earnest: every print of the
//                    others, against four enrolments of each finger (1-4, 5-8, odd, even)
//   bits             false-accept security, −log2 of the chance that one base of k − 1 points opens another finger's vault, over the same pairs
//   --curve          key-FRR and bits over the secret's length
//   work             log2 of such bases in an attempt; their difference is −log2 of the key-FAR
import { randomBytes } from "node:crypto";
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { baseChance, openingChances } from "../dist/src/keys/attacks/openingChances.js";
import { TESTERS } from "../dist/src/keys/vault/createSearch.js";
import { lockedFeatures, lockVault } from "../dist/src/keys/vault/lockVault.js";
import { mergePrints } from "../dist/src/keys/vault/mergePrints.js";
import { openVault } from "../dist/src/keys/vault/openVault.js";
import { mostTrusted } from "../dist/src/keys/vault/queryFeatures.js";
import { vaultSettings } from "../dist/src/keys/vault/settings.js";
import { vaultPrint } from "../dist/src/keys/vault/vaultPrint.js";
import { bootstrapByFinger } from "../dist/src/metrics/bootstrapByFinger.js";
import { rateByFinger } from "../dist/src/metrics/rateByFinger.js";
import { readImage } from "../dist/src/prints/readImage.js";
import { createStream } from "../dist/src/random/createStream.js";
import { createFinger } from "../dist/src/synth/createFinger.js";
import { createImpression } from "../dist/src/synth/createImpression.js";

const { values } = parseArgs({
  options: {
    fingers: { type: "string", default: "120" },
    frames: { type: "string", default: "300" },
    sets: { type: "string", default: "synthetic,fvc2002-db1_b,fvc2000-db1_b,fvc2004-db4_b" },
    of: { type: "string", default: "1,2" },
    cache: { type: "string" },
    trials: { type: "boolean", default: false },
    curve: { type: "boolean", default: false },
  },
});
const FRAMES = Number(values.frames);
const DATA = process.env.RIDGELAB_TEST_DATA ?? "../shared/data";
/** Places of the prints that are enrolled: the first are those of the goals, the others only add pairs. */
const ENROLMENTS = [
  [0, 1, 2, 3],
  [4, 5, 6, 7],
  [0, 2, 4, 6],
  [1, 3, 5, 7],
];
const stream = createStream(1, "bench/vault");
const share = (trials) => trials.filter(Boolean).length / trials.length;
const percent = (rate) => Math.round(1000 * rate) / 10;
const bits = (chance) => (chance > 0 ? Math.round(-10 * Math.log2(chance)) / 10 : null);
const random = (count) => randomBytes(count);

for (const set of values.sets.split(",")) {
  const fingers = await fingersOf(set);
  if (!fingers) {
    console.log(JSON.stringify({ bench: "vault", set, skipped: `${join(DATA, set)} is not there` }));
    continue;
  }
  if (values.trials) trials(set, fingers);
  else if (values.curve) curve(set, fingers);
  else {
    if (values.of.includes("1")) oneFinger(set, fingers);
    if (values.of.includes("2")) twoFingers(set, fingers);
  }
}

/** Every print of other fingers tried in earnest. */
function trials(set, fingers) {
  let [pairs, accepted] = [0, 0];
  for (const [i, prints] of fingers.entries()) {
    for (const places of ENROLMENTS) {
      const vault = lock([places.map((place) => prints[place])], vaultSettings(1));
      for (const print of fingers.filter((_, j) => j !== i).flat()) {
        pairs++;
        if (vault && openVault(vault.helper, [[print]], stream)) accepted++;
      }
    }
  }
  console.log(JSON.stringify({ bench: "vault false accepts", set, pairs, accepted }));
}

/** Key-FRR against bits, over the secret's length, both by chances; bases and frames as in the settings. */
function curve(set, fingers) {
  for (const secret of [6, 7, 8, 9, 10]) {
    const settings = { ...vaultSettings(1), secret };
    const work = settings.frames * settings.bases * TESTERS;
    const missed = fingers.flatMap((prints) => {
      const enrolled = prints.slice(0, 4);
      const locked = new Set(lockedFeatures(mergePrints(enrolled).minutiae, enrolled.length, settings));
      return prints.slice(4).map((print) => {
        const minutiae = mostTrusted(mergePrints([print]).minutiae, settings);
        return Math.exp(-work * baseChance([openingChances(minutiae, locked, settings, secret - 1, 2000, stream)], secret));
      });
    });
    const { pairs, chance, accepted } = impostors(fingers, settings);
    const frr = percent(missed.reduce((sum, miss) => sum + miss, 0) / missed.length);
    console.log(
      JSON.stringify({
        bench: "vault curve",
        set,
        secret,
        keyFRR: frr,
        bits: bits(chance),
        pairs,
        expectedFalseAccepts: accepted,
      }),
    );
  }
}

function oneFinger(set, fingers) {
  const settings = vaultSettings(1);
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
  const { accepted, pairs, chance, interval } = impostors(fingers, settings);
  console.log(
    JSON.stringify({
      bench: "vault one finger",
      set,
      fingers: fingers.length,
      keyFRR: rate(single),
      keyFRRthree: rate(thrice),
      pairs,
      expectedFalseAccepts: accepted,
      bits: bits(chance),
      bitsInterval: interval,
      work: Math.log2(settings.frames * settings.bases * TESTERS),
      seconds: { lock: quantiles(times.lock), open: quantiles(times.open), refuse: quantiles(times.refuse) },
      record,
    }),
  );
}

/** Neighbours in the list make one person; each has prints of both fingers. */
function twoFingers(set, fingers) {
  const settings = vaultSettings(2);
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
  const mean = meanChances(chancesOfPairs(fingers, settings, Math.ceil((settings.secret - 1) / 2)).flat());
  const chance = baseChance([mean, mean], settings.secret);
  console.log(
    JSON.stringify({
      bench: "vault two fingers",
      set,
      people: refused.length,
      keyFRR: rate(refused),
      bits: bits(chance),
      work: Math.log2(settings.frames * settings.bases * TESTERS),
      seconds: { open: quantiles(times.open), refuse: quantiles(times.refuse) },
      record,
    }),
  );
}

/** Chances of every print against every enrolment of another finger, by the enrolled finger. */
function chancesOfPairs(fingers, settings, size) {
  const trusted = fingers.map((prints) => prints.map((print) => mostTrusted(mergePrints([print]).minutiae, settings)));
  return fingers.map((prints, i) =>
    ENROLMENTS.flatMap((places) => {
      const enrolled = places.map((p) => prints[p]);
      const locked = new Set(lockedFeatures(mergePrints(enrolled).minutiae, enrolled.length, settings));
      return trusted.flatMap((others, j) =>
        i === j ? [] : others.map((minutiae) => openingChances(minutiae, locked, settings, size, FRAMES, stream)),
      );
    }),
  );
}

function impostors(fingers, settings) {
  const chances = chancesOfPairs(fingers, settings, settings.secret - 1).map((pairs) =>
    pairs.map((one) => baseChance([one], settings.secret)),
  );
  const all = chances.flat();
  const work = settings.frames * settings.bases * TESTERS;
  const mean = (some) => some.reduce((sum, chance) => sum + chance, 0) / some.length;
  const { low, high } = bootstrapByFinger(chances, mean, createStream(2, "bench/vault"), 500);
  const accepted = all.reduce((sum, chance) => sum - Math.expm1(-work * chance), 0);
  return { pairs: all.length, chance: mean(all), interval: [bits(high), bits(low)], accepted: Number(accepted.toFixed(2)) };
}

function meanChances(all) {
  const mean = new Float64Array(all[0].length);
  for (const one of all) for (let w = 0; w < mean.length; w++) mean[w] += one[w] / all.length;
  return mean;
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
  if (kept && existsSync(kept)) return JSON.parse(readFileSync(kept, "utf8")).slice(0, Number(values.fingers));
  const fingers = set === "synthetic" ? synthetic() : await realFingers(join(DATA, set));
  if (kept && fingers) writeFileSync(kept, JSON.stringify(fingers));
  return fingers;
}

function synthetic() {
  return Array.from({ length: Number(values.fingers) }, (_, f) => {
    const finger = createFinger("vault", f);
    return Array.from({ length: 8 }, (_, i) => vaultPrint(createImpression(finger, i).image));
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
