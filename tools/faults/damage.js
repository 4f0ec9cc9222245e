import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { StageCache } from "../../dist/src/lab/stageCache.js";
import { readSafetensors } from "../../dist/src/network/weights/readSafetensors.js";
import { openShippedWeights } from "../../dist/src/network/weights/shippedWeights.js";
import { count, inFolder } from "./folders.js";

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
}

/** One bit turned at a place, or, every fifth time, all from there on cut off. */
function changed(whole, at, i) {
  if (i % 5 === 4) return whole.subarray(0, at);
  const bytes = Buffer.from(whole);
  bytes[at] ^= 1 << (i % 8);
  return bytes;
}
