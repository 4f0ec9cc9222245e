import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { TRUTH_FOLDER } from "../prints/scanFolder.js";
import { writeImage } from "../prints/writeImage.js";
import { createFinger } from "./createFinger.js";
import type { Fault } from "./faults.js";
import { faultyImpression } from "./faultyImpression.js";
import { fingerLabel } from "./fingerLabel.js";
import type { SyntheticPrints } from "./syntheticPrints.js";

/** As `writeFingerFiles`, every impression with one fault, which its truth names. */
export async function writeFaultyFinger(
  prints: SyntheticPrints,
  finger: number,
  folder: string,
  format: "png" | "tif",
  fault: Fault,
): Promise<void> {
  const truths = join(folder, TRUTH_FOLDER);
  mkdirSync(truths, { recursive: true });
  const master = createFinger(prints.seed, finger, prints.finger);
  for (let k = 0; k < prints.impressions; k++) {
    const { image, truth } = faultyImpression(master, k, fault, prints.impression);
    const { ridges, mask, ...plain } = truth;
    const name = `${fingerLabel(finger)}_${k + 1}`;
    const contact = { ...ridges, data: Float32Array.from(mask.data, (inside) => 255 * inside) };
    await writeImage(join(folder, `${name}.${format}`), image);
    await writeImage(join(truths, `${name}-ridges.png`), ridges);
    await writeImage(join(truths, `${name}-mask.png`), contact);
    writeFileSync(join(truths, `${name}.json`), `${JSON.stringify({ fault, ...plain })}\n`);
  }
}
