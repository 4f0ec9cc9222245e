import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { isDeepStrictEqual } from "node:util";
import { recordFiles, writeRecord } from "../../dist/src/commands/keys/keyRecords.js";
import { ageRecipient } from "../../dist/src/keys/ageIdentity.js";
import { readStore, writeStore } from "../../dist/src/keys/store.js";
import { newestRun } from "../../dist/src/lab/run.js";
import { StageCache } from "../../dist/src/lab/stageCache.js";
import { readSafetensors } from "../../dist/src/network/weights/readSafetensors.js";
import { openShippedWeights } from "../../dist/src/network/weights/shippedWeights.js";
import { count, inFolder } from "./folders.js";
import { ridgelab } from "./ridgelab.js";

const WEIGHTS = fileURLToPath(new URL("../../data/weights/fingerprints.safetensors", import.meta.url));

/** Bytes changed and ends cut off, in shipped weights and in a stage's result. */
export async function* damage(rounds) {
  const { wanted } = await openShippedWeights(WEIGHTS).then(({ digest }) => ({ wanted: digest }));
  yield inFolder((folder) => {
    const file = `${folder}/weights.safetensors`;
    const whole = readFileSync(WEIGHTS);
    const header = 8 + Number(whole.readBigUInt64LE());
    // Half of them in the header, where they change what the rest means.
    const cases = Array.from({ length: 4 * rounds }, (_, i) => async () => {
      const at =
        i % 2 ? Math.floor((header * i) / (4 * rounds)) : header + Math.floor(((whole.length - header) * i) / (4 * rounds));
      writeFileSync(file, changed(whole, at, i));
      return readSafetensors(file).then(
        ({ digest }) => (digest === wanted && at >= header ? `byte ${at}: unnoticed` : undefined),
        ({ message }) => (message.startsWith(file) && !message.includes("\n") ? undefined : `byte ${at}: ${message}`),
      );
    });
    return count("shipped weights", cases);
  });
  yield inFolder((folder) => {
    const cache = new StageCache(folder);
    cache.store("ab12", new Float32Array(1000).map(Math.sin));
    const [name] = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((file) => file.endsWith(".bin"));
    const whole = readFileSync(`${folder}/${name}`);
    const cases = Array.from({ length: 50 * rounds }, (_, i) => async () => {
      writeFileSync(`${folder}/${name}`, changed(whole, Math.floor((whole.length * i) / (50 * rounds)), i));
      return cache.load("ab12") ? `case ${i}: unnoticed` : undefined;
    });
    return count("a stage's result", cases);
  });
  yield* runs(rounds);
  yield* keyFiles(rounds);
}

/** The files of a run, of which `run` and `report` must notice every change. */
async function* runs(rounds) {
  yield inFolder(async (folder) => {
    await ridgelab(folder, ["run", "normal-law", "--profile", "smoke", "--set", "draws=5000", "--set", "testSizes=1000", "-q"]);
    const parent = `${folder}/results/normal-law`;
    const run = `${parent}/${readdirSync(parent)[0]}`;
    const files = readdirSync(run, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
    const before = newestRun(`${folder}/results`, "normal-law", () => {});
    // A damaged name of the digest leaves all else as it was.
    const isSame = ({ manifest, ...rest }) =>
      isDeepStrictEqual({ ...before, ...rest }, { ...before }) &&
      Object.keys(before.manifest).every((key) => isDeepStrictEqual(manifest[key], before.manifest[key]));
    const cases = Array.from({ length: 50 * rounds }, (_, i) => async () => {
      const { parentPath, name } = files[i % files.length];
      const path = `${parentPath}/${name}`;
      const whole = readFileSync(path);
      const at = Math.floor((whole.length * i) / (50 * rounds));
      writeFileSync(path, changed(whole, at, i));
      const lines = [];
      try {
        const now = newestRun(`${folder}/results`, "normal-law", (line) => lines.push(line));
        if (!now)
          return lines.length > 0 || name === "manifest.json" ? undefined : `${name}, byte ${at}: left out without a word`;
        return isSame(now) && name === "manifest.json" ? undefined : `${name}, byte ${at}: unnoticed`;
      } catch (error) {
        return `${name}, byte ${at}: ${error.name}: ${error.message}`;
      } finally {
        writeFileSync(path, whole);
      }
    });
    return count("files of a run", cases);
  });
}

/** Records, store and documents of keys: each change is refused in one line, and no other key comes out. */
async function* keyFiles(rounds) {
  yield inFolder(async (folder) => {
    const path = `${folder}/store.age`;
    await writeStore(path, { value: { fingers: [1, 2] }, arrays: { seed: new Float32Array(500).map(Math.sin) } }, "faults", 4);
    const whole = readFileSync(path);
    const cases = Array.from({ length: 20 * rounds }, (_, i) => async () => {
      const at = Math.floor((whole.length * i) / (20 * rounds));
      writeFileSync(path, changed(whole, at, i));
      return readStore(path, "faults").then(
        () => `byte ${at}: unnoticed`,
        ({ message }) => (message.startsWith(path) && !message.includes("\n") ? undefined : `byte ${at}: ${message}`),
      );
    });
    return count("a store of fingers", cases);
  });
  yield inFolder(async (folder) => {
    const recipient = await ageRecipient(new Uint8Array(32).fill(7));
    await writeRecord(folder, { version: 1, name: "anna", scheme: "paper", recipient, prints: 4, weights: "ab12" });
    const [{ path, record }] = recordFiles(folder);
    const before = JSON.stringify(record);
    const whole = readFileSync(path);
    const cases = Array.from({ length: 50 * rounds }, (_, i) => async () => {
      writeFileSync(path, changed(whole, Math.floor((whole.length * i) / (50 * rounds)), i));
      const [now] = recordFiles(folder);
      // A blank may have become another.
      return !now.record || JSON.stringify(now.record) === before ? undefined : `case ${i}: unnoticed`;
    });
    return count("a finger's record", cases);
  });
}

/** One bit turned at a place, or, every fifth time, all from there on cut off. */
function changed(whole, at, i) {
  if (i % 5 === 4) return whole.subarray(0, at);
  const bytes = Buffer.from(whole);
  bytes[at] ^= 1 << (i % 8);
  return bytes;
}
