import { copyFile, mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { equalErrorRate } from "../../src/metrics/equalErrorRate.js";
import { errorCurve } from "../../src/metrics/errorCurve.js";
import { allPairs } from "../../src/metrics/pairs.js";
import { scoreSet } from "../../src/metrics/scoreSet.js";
import { extractMinutiae } from "../../src/minutiae/extractMinutiae.js";
import { type CodedTemplate, codeTemplate } from "../../src/minutiae/match/codeTemplate.js";
import { compareMinutiae } from "../../src/minutiae/match/compareMinutiae.js";
import { type DataSet, openDataSet } from "../../src/prints/openDataSet.js";
import { writeImage } from "../../src/prints/writeImage.js";
import { synthesizeFinger } from "../../src/synth/synthesizeFinger.js";
import { syntheticPrints } from "../../src/synth/syntheticPrints.js";

const FINGERS = [0, 1, 2, 3];
const IMPRESSIONS = [0, 1];

/** Paths of finger f's impression i under each layout, and what its `dataset.json` must say. */
const LAYOUTS: Record<string, { path: (f: number, i: number) => string; settings?: object }> = {
  fvc: { path: (f, i) => `${101 + f}_${i + 1}.png` },
  "person, finger, impression": { path: (f, i) => `${"ab"[f >> 1]}_${["thumb", "ring"][f % 2]}_${i + 1}.png` },
  "a folder a finger": { path: (f, i) => `finger ${f}/scan ${i}.png` },
  "person, then finger": { path: (f, i) => `p${f >> 1}/f${f % 2}/${i}.png` },
  "a folder a person": { path: (f, i) => `${["anna", "boris"][f >> 1]}/${["left_index", "right_thumb"][f % 2]}_${i + 1}.png` },
  databases: { path: (f, i) => `DB${1 + (f >> 1)}_B/${101 + (f % 2)}_${i + 1}.png`, settings: { layout: "folders-and-names" } },
  "train and test": { path: (f, i) => `${["train", "test"][i]}/${101 + f}_${i + 1}.png`, settings: { layout: "fvc" } },
  SOCOFing: {
    path: (f, i) => {
      const name = `${1 + (f >> 1)}__M_${["Left_index", "Right_thumb"][f % 2]}_finger`;
      return i === 0 ? `Real/${name}.png` : `Altered/Altered-Easy/${name}_CR.png`;
    },
  },
  "NIST SD 4": { path: (f, i) => `figs_0/${"fs"[i]}000${1 + f}_0${1 + f}.png` },
  "NIST SD 300": { path: (f, i) => `0000100${f >> 1}_${["roll_500", "plain_500"][i]}_${f % 2 ? "02" : ["01", "11"][i]}.png` },
  "NIST SD 302": { path: (f, i) => `0000230${f >> 1}_${"AB"[i]}_roll_0${1 + (f % 2)}.png` },
  "CASIA-FingerprintV5": { path: (f, i) => `00${f >> 1}/${"LR"[f % 2]}/00${f >> 1}_${"LR"[f % 2]}0_${i}.png` },
  "PolyU HRF": { path: (f, i) => `${1 + f}_${1 + i}_1.png`, settings: { layout: "polyu" } },
  "a pattern": {
    path: (f, i) => `scans/s${i}-${"xy"[f >> 1]}.${f % 2}.png`,
    settings: { pattern: "s(?<impression>\\d)-(?<person>\\w)\\.(?<finger>\\d)" },
  },
};

let root = "";
const templates = new Map<string, CodedTemplate>();
const source = (f: number, i: number) => join(root, "made", `${f}-${i}.png`);

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), "ridgelab-twins-"));
  await mkdir(join(root, "made"));
  const described = syntheticPrints({
    fingers: FINGERS.length,
    impressions: IMPRESSIONS.length,
    quality: "easy",
    width: 300,
    height: 300,
  });
  for (const f of FINGERS) {
    for (const [i, { image }] of synthesizeFinger(described, f).impressions().entries()) await writeImage(source(f, i), image);
  }
}, 60_000);
afterAll(() => rm(root, { recursive: true }));

async function build(name: string): Promise<{ set: DataSet; path: (f: number, i: number) => string }> {
  const { path, settings } = LAYOUTS[name];
  const folder = join(root, name);
  for (const f of FINGERS) {
    for (const i of IMPRESSIONS) {
      await mkdir(dirname(join(folder, path(f, i))), { recursive: true });
      await copyFile(source(f, i), join(folder, path(f, i)));
    }
  }
  if (settings) await writeFile(join(folder, "dataset.json"), JSON.stringify(settings));
  return { set: await openDataSet(folder), path };
}

/** EER of the minutiae matcher over all pairs; a picture is looked at once, wherever it lies. */
async function minutiaeEer({ prints, read }: DataSet): Promise<number> {
  for (const print of prints) {
    if (!templates.has(print.digest)) templates.set(print.digest, codeTemplate(extractMinutiae(await read(print))));
  }
  const coded = prints.map(({ digest }) => templates.get(digest)!);
  const pairs = allPairs(prints);
  const scores = pairs.map(({ probe, gallery }) => compareMinutiae(coded[probe], coded[gallery]));
  return equalErrorRate(
    errorCurve(
      scoreSet(
        pairs,
        scores,
        prints.map((print) => ({ ...print, name: print.file })),
      ),
    ),
  );
}

test.each(Object.keys(LAYOUTS))("%s: the fingers, impressions and minutiae EER of its FVC twin", async (name) => {
  const { set, path } = await build(name);
  expect(set.prints.map(({ file }) => file).sort()).toEqual(FINGERS.flatMap((f) => IMPRESSIONS.map((i) => path(f, i))).sort());
  const fingerOf = new Map(set.prints.map(({ file, finger }) => [file, finger]));
  const labels = FINGERS.map((f) => new Set(IMPRESSIONS.map((i) => fingerOf.get(path(f, i)))));
  expect(labels.map(({ size }) => size)).toEqual(FINGERS.map(() => 1));
  expect(set.fingers).toHaveLength(FINGERS.length);
  expect(await minutiaeEer(set)).toBe(0);
});
