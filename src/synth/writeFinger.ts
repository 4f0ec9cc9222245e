import { existsSync, mkdirSync, renameSync, rmSync } from "node:fs";
import { dirname } from "node:path";
import { sweepOnce, temporaryName } from "../temporaries.js";
import { fingerLabel } from "./fingerLabel.js";
import { synthesizeFinger } from "./synthesizeFinger.js";
import type { SyntheticPrints } from "./syntheticPrints.js";
import { writePrint } from "./writePrint.js";

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
  const { impressions } = synthesizeFinger(prints, finger, from, to);
  for (const [index, impression] of impressions.entries()) {
    await writePrint(impression, folder, `${fingerLabel(finger)}_${from + index + 1}`, format);
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
