// Puts trained weights where the lab looks for them, with the record of their digest:
//   node tools/pretraining/ship.js [build/pretraining/run/weights.safetensors]   after `npm run build`
// Their card, data/weights/README.md, is written by hand.
import { copyFile, mkdir, writeFile } from "node:fs/promises";
import { SHIPPED_WEIGHTS } from "../../dist/src/network/weights/listWeights.js";
import { readSafetensors } from "../../dist/src/network/weights/readSafetensors.js";

const file = process.argv[2] ?? "build/pretraining/run/weights.safetensors";
const folder = new URL("../../data/weights/", import.meta.url);
const { digest } = await readSafetensors(file);
await mkdir(folder, { recursive: true });
await copyFile(file, new URL(`${SHIPPED_WEIGHTS}.safetensors`, folder));
const record = { name: SHIPPED_WEIGHTS, digest, source: "trained on the lab's synthetic prints" };
await writeFile(new URL(`${SHIPPED_WEIGHTS}.json`, folder), `${JSON.stringify(record, null, 2)}\n`);
console.log(digest);
