import { existsSync, mkdirSync, renameSync, rmSync } from "node:fs";
import { dirname } from "node:path";
import { sweepOnce, temporaryName } from "../temporaries.js";
import { fingerLabel } from "./fingerLabel.js";
import { type SyntheticFinger, synthesizeFinger } from "./synthesizeFinger.js";
import type { SyntheticPrints } from "./syntheticPrints.js";
import { writePrint } from "./writePrint.js";

/** Impressions of a finger, from number `from` (from 0) up to and without `to`, and the folder that they are to lie in. */
export interface FingerPart {
  readonly folder: string;
  readonly from: number;
  readonly to: number;
}

/**
 * Makes finger number `finger` (from 0) of a set and writes its impressions into `folder`, FVC-named: `101_1.png`, …, and under
 * `truth/` for each what is known of it (`101_1.json`), its clean ridges (`101_1-ridges.png`) and the contact region (`101_1-mask.png`).
 */
export async function writeFingerFiles(
  prints: SyntheticPrints,
  finger: number,
  folder: string,
  format: "png" | "tif",
): Promise<void> {
  await writePart(synthesizeFinger(prints, finger), finger, { folder, from: 0, to: prints.impressions }, format);
}

/** Makes parts of a finger, each into a folder of its own, which appears when it is complete; one that is there already is left alone. */
export async function writeFinger(prints: SyntheticPrints, finger: number, parts: readonly FingerPart[]): Promise<void> {
  let made: SyntheticFinger | undefined;
  for (const part of parts) {
    const { folder } = part;
    if (existsSync(folder)) continue;
    mkdirSync(dirname(folder), { recursive: true });
    sweepOnce(dirname(folder));
    const temporary = temporaryName(folder);
    try {
      made ??= synthesizeFinger(prints, finger);
      await writePart(made, finger, { ...part, folder: temporary }, "png");
      renameSync(temporary, folder);
    } catch (error) {
      // Another process may have been first; its prints are the same.
      if (!existsSync(folder)) throw error;
    } finally {
      rmSync(temporary, { recursive: true, force: true });
    }
  }
}

async function writePart(
  made: SyntheticFinger,
  finger: number,
  { folder, from, to }: FingerPart,
  format: "png" | "tif",
): Promise<void> {
  for (const [index, impression] of made.impressions(from, to).entries()) {
    await writePrint(impression, folder, `${fingerLabel(finger)}_${from + index + 1}`, format);
  }
}
