// Makes the prints that the shipped weights are trained on: synthetic fingers, prepared as the lab prepares a network's input.
//   node tools/pretraining/makePrints.js [--fingers 2000] [--impressions 3] [--from 0] [--out build/pretraining]
// Writes prints-FROM.npy, unsigned bytes of fingers × impressions × 256 × 256. Finger k depends on k alone, so parts can be made apart.
import { mkdir, open, rename } from "node:fs/promises";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { Tinypool } from "tinypool";
import { SIDE } from "./fingerPrints.js";

const { values } = parseArgs({
  options: {
    fingers: { type: "string", default: "2000" },
    impressions: { type: "string", default: "3" },
    from: { type: "string", default: "0" },
    out: { type: "string", default: "build/pretraining" },
  },
});
const [fingers, impressions, from] = [values.fingers, values.impressions, values.from].map(Number);
const bytes = impressions * SIDE * SIDE;

await mkdir(values.out, { recursive: true });
const name = join(values.out, `prints-${from}.npy`);
const file = await open(`${name}.part`, "w");
const header = npyHeader([fingers, impressions, SIDE, SIDE]);
await file.write(header, 0, header.length, 0);

const workers = availableParallelism();
const pool = new Tinypool({
  filename: new URL("./fingerPrints.js", import.meta.url).href,
  minThreads: workers,
  maxThreads: workers,
});
let next = 0;
let done = 0;
const start = Date.now();
async function lane() {
  while (next < fingers) {
    const finger = next++;
    const prints = await pool.run({ finger: from + finger, impressions });
    await file.write(prints, 0, bytes, header.length + finger * bytes);
    if (++done % 50 === 0 || done === fingers) {
      const left = (((Date.now() - start) / done) * (fingers - done)) / 60_000;
      console.log(`${done} of ${fingers} fingers, ${left.toFixed(0)} min left`);
    }
  }
}
await Promise.all(Array.from({ length: 2 * workers }, lane));
await file.sync();
await file.close();
await rename(`${name}.part`, name);
await pool.destroy();

/** NumPy's format, version 1.0: unsigned bytes, row by row. */
function npyHeader(shape) {
  const text = `{'descr': '|u1', 'fortran_order': False, 'shape': (${shape.join(", ")}), }`;
  const length = Math.ceil((10 + text.length + 1) / 64) * 64 - 10;
  const header = Buffer.alloc(10 + length, " ");
  header.write("\x93NUMPY\x01\x00", 0, "latin1");
  header.writeUInt16LE(length, 8);
  header.write(text, 10, "latin1");
  header[header.length - 1] = 0x0a;
  return header;
}
