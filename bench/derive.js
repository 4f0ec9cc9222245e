// What deriving a key from a stored enrolment and a new print takes beyond the trunk's forward pass and, for paper A's scheme, the opening of
// the store (scrypt): `node bench/derive.js` after `npm run build`. Eight synthetic fingers of four enrolled prints, then the fifth print of
// each, weights and background read anew for every one as a command does. Wall clock, medians; the goal is 1.0 s.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { eachFeatures } from "../dist/experiments/tasks/eachFeatures.js";
import { networkInputs } from "../dist/experiments/tasks/networkInputs.js";
import { deriveCommitted, enrolCommitted } from "../dist/src/commands/keys/commitmentKeys.js";
import { derivePaper, enrolPaper } from "../dist/src/commands/keys/paperKeys.js";
import { KEY_WEIGHTS, openVectors, PREPARATION } from "../dist/src/commands/keys/printVectors.js";
import { readStore } from "../dist/src/keys/store.js";
import { RunError } from "../dist/src/lab/errors.js";
import { silent } from "../dist/src/lab/progress.js";
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
  const forward = await median(async (file) => {
    const [picture] = networkInputs(await readImage(file), { ...PREPARATION.shape, copies: 0, augment: {} }, [0, "keys"], "0");
    return seconds(() => eachFeatures(weights, "block5_conv3", [picture], () => 0));
  });
  const opening = await median(() => seconds(() => readStore(join(folder, "fingers.age"), PASSPHRASE)));
  const paper = await median((file) =>
    seconds(async () => derivePaper(store, file, await openVectors(folder, KEY_WEIGHTS, silent))),
  );
  const committed = await median((file) =>
    seconds(async () => deriveCommitted(folder, file, await openVectors(folder, KEY_WEIGHTS, silent))),
  );
  report("paper", paper, { forward, opening, beyond: paper - forward - opening });
  report("commitment", committed, { forward, beyond: committed - forward });

  /** Over the fingers whose key comes out: a refused one spares work. */
  async function median(of) {
    const times = [];
    for (const files of prints) times.push(...(await of(files[ENROLLED]).then((time) => [time], refused)));
    if (times.length < FINGERS) console.log(JSON.stringify({ bench: "derive", refused: FINGERS - times.length, of: FINGERS }));
    return times.sort((a, b) => a - b)[times.length >> 1];
  }

  function refused(error) {
    if (error instanceof RunError) return [];
    throw error;
  }
} finally {
  rmSync(folder, { recursive: true });
}

async function printsOf(finger) {
  const made = createFinger("bench/derive", finger);
  const files = Array.from({ length: ENROLLED + 1 }, (_, i) => join(folder, `${finger}_${i}.png`));
  for (const [i, file] of files.entries()) await writeImage(file, createImpression(made, i).image);
  return files;
}

async function seconds(run) {
  const began = performance.now();
  await run();
  return (performance.now() - began) / 1e3;
}

function report(scheme, whole, parts) {
  const rounded = (_, value) => (typeof value === "number" ? Number(value.toFixed(3)) : value);
  console.log(JSON.stringify({ bench: "derive", scheme, goal: 1, whole, ...parts }, rounded));
}
