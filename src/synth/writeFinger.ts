import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { TRUTH_FOLDER } from "../prints/scanFolder.js";
import { writeImage } from "../prints/writeImage.js";
import { sweepOnce, temporaryName } from "../temporaries.js";
import { fingerLabel } from "./fingerLabel.js";
import { synthesizeFinger } from "./synthesizeFinger.js";
import type { SyntheticPrints } from "./syntheticPrints.js";

/**
 * Makes finger number `finger` (from 0) of a set and writes its impressions into `folder`, FVC-named: `101_1.png`, …, and under
 * `truth/` for each what is known of it (`101_1.json`), its clean ridges (`101_1-ridges.png`) and the contact region (`101_1-mask.png`).
 */
export async function writeFingerFiles(
  prints: SyntheticPrints,
  finger: number,
  folder: string,
  format: "png" | "tif",
  from = 0,
  to = prints.impressions,
): Promise<void> {
  const truths = join(folder, TRUTH_FOLDER);
  mkdirSync(truths, { recursive: true });
  for (const [index, { image, truth }] of synthesizeFinger(prints, finger, from, to).impressions.entries()) {
    const name = `${fingerLabel(finger)}_${from + index + 1}`;
    const { ridges, mask, ...plain } = truth;
    await writeImage(join(folder, `${name}.${format}`), image);
    await writeImage(join(truths, `${name}-ridges.png`), ridges);
    await writeImage(join(truths, `${name}-mask.png`), {
      ...ridges,
      data: Float32Array.from(mask.data, (inside) => 255 * inside),
    });
    writeFileSync(join(truths, `${name}.json`), `${JSON.stringify(plain)}\n`);
  }
}

/** Makes impressions of a finger into a folder of their own, which appears when it is complete; one that is there already is left alone. */
export async function writeFinger(
  prints: SyntheticPrints,
  finger: number,
  folder: string,
  from: number,
  to: number,
): Promise<void> {
  if (existsSync(folder)) return;
  mkdirSync(dirname(folder), { recursive: true });
  sweepOnce(dirname(folder));
  const temporary = temporaryName(folder);
  try {
    await writeFingerFiles(prints, finger, temporary, "png", from, to);
    renameSync(temporary, folder);
  } catch (error) {
    // Another process may have been first; its prints are the same.
    if (!existsSync(folder)) throw error;
  } finally {
    rmSync(temporary, { recursive: true, force: true });
  }
}
