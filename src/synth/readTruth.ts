import { existsSync } from "node:fs";
import { join } from "node:path";
import type { GrayImage } from "../prints/grayImage.js";
import { readImage } from "../prints/readImage.js";
import { TRUTH_FOLDER } from "../prints/scanFolder.js";

/** What is known of a synthetic print and needed to score what filters make of it. */
export interface PrintTruth {
  /** Clean ridges: dark (below 127.5) on ridges, light on valleys. */
  readonly ridges: GrayImage;
  /** 255 in the contact region, 0 elsewhere. */
  readonly contact: GrayImage;
}

/** Whether a folder holds the truth of its prints. */
export function hasTruth(folder: string): boolean {
  return existsSync(join(folder, TRUTH_FOLDER));
}

/** Reads the truth of `FINGER_IMPRESSION` in a folder that `writeFingerFiles` wrote. */
export async function readTruth(folder: string, finger: string, impression: string): Promise<PrintTruth> {
  const stem = join(folder, TRUTH_FOLDER, `${finger}_${impression}`);
  return { ridges: await readImage(`${stem}-ridges.png`), contact: await readImage(`${stem}-mask.png`) };
}
