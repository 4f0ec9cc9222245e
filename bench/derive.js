// What deriving a key from a stored enrolment and a new print takes beyond the trunk's forward pass and, for paper A's scheme, the opening of
// the store (scrypt): `node bench/derive.js` after `npm run build`. Eight synthetic fingers of four enrolled prints, then the fifth print of
// each, weights and background read anew for every one as a command does. A refused print counts: against commitments it takes longest, since
// every enrolled finger is tried. Wall clock, medians; the goal is 1.0 s.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { deriveCommitted, enrolCommitted } from "../dist/src/commands/keys/commitmentKeys.js";
import { derivePaper, enrolPaper } from "../dist/src/commands/keys/paperKeys.js";
import { KEY_WEIGHTS, openVectors, PREPARATION } from "../dist/src/commands/keys/printVectors.js";
import { readStore } from "../dist/src/keys/store.js";
import { RunError } from "../dist/src/lab/errors.js";
import { silent } from "../dist/src/lab/progress.js";
import { eachFeatures } from "../dist/src/network/features/eachFeatures.js";
import { networkInputs } from "../dist/src/network/inputs/networkInputs.js";
import { readImage } from "../dist/src/prints/readImage.js";
import { writeImage } from "../dist/src/prints/writeImage.js";
import { createFinger } from "../dist/src/synth/createFinger.js";
import { createImpression } from "../dist/src/synth/createImpression.js";

const FINGERS = 8;
const ENROLLED = 4;
const PASSPHRASE = "for the bench only";
const folder = mkdtempSync(join(tmpdir(), "ridgelab-bench-"));
const store = { folder };
process.env.RIDGELAB_PASSPHRASE = PASSPHRASE;

try {
  const prints = await Promise.all(Array.from({ length: FINGERS }, (_, finger) => printsOf(finger)));
  const vectors = await openVectors(folder, KEY_WEIGHTS, silent);
  for (const [finger, files] of prints.entries()) {
    await enrolPaper(store, `finger-${finger}`, files.slice(0, ENROLLED), vectors);
    await enrolCommitted(folder, `finger-${finger}`, files.slice(0, ENROLLED), vectors);
  }
  const { weights } = vectors;
  const later = prints.map((files) => files[ENROLLED]);
  const shape = { ...PREPARATION.shape, copies: 0, augment: {} };
  const pictures = await Promise.all(later.map(async (file) => networkInputs(await readImage(file), shape, [0, "keys"], "0")));
  const forward = median(await times(pictures, async (picture) => eachFeatures(weights, "block5_conv3", picture, () => 0)));
  const opening = median(await times(later, () => readStore(join(folder, "fingers.age"), PASSPHRASE)));
  const paper = await times(later, async (file) => derivePaper(store, file, await openVectors(folder, KEY_WEIGHTS, silent)));
  const committed = await times(later, async (file) =>
    deriveCommitted(folder, file, await openVectors(folder, KEY_WEIGHTS, silent)),
  );
  report("paper", paper, { forward, opening }, forward + opening);
  report("commitment", committed, { forward }, forward);
} finally {
  rmSync(folder, { recursive: true });
}

async function printsOf(finger) {
  const made = createFinger("bench/derive", finger);
  const files = Array.from({ length: ENROLLED + 1 }, (_, i) => join(folder, `${finger}_${i}.png`));
  for (const [i, file] of files.entries()) await writeImage(file, createImpression(made, i).image);
  return files;
}

/** Seconds for each of the items, and how many were refused. */
async function times(items, run) {
  const seconds = [];
  let refusals = 0;
  for (const item of items) {
    const began = performance.now();
    await run(item).catch((error) => {
      if (!(error instanceof RunError)) throw error;
      refusals++;
    });
    seconds.push((performance.now() - began) / 1e3);
  }
  return { seconds, refusals };
}

function median({ seconds }) {
  return seconds.toSorted((a, b) => a - b)[seconds.length >> 1];
}

function report(scheme, measured, parts, without) {
  const rounded = (_, value) => (typeof value === "number" ? Number(value.toFixed(3)) : value);
  const [whole, most] = [median(measured), Math.max(...measured.seconds)];
  const { refusals } = measured;
  const figures = { whole, ...parts, beyond: whole - without, most: most - without, refusals, of: FINGERS };
  console.log(JSON.stringify({ bench: "derive", scheme, goal: 1, ...figures }, rounded));
}
