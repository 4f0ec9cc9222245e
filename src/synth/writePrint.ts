import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { TRUTH_FOLDER } from "../prints/scanFolder.js";
import { writeImage } from "../prints/writeImage.js";
import type { Impression } from "./createImpression.js";

/**
 * Writes an impression into `folder`: the print itself, and under `truth/` what is known of it (`NAME.json`, with `more` before it), its clean
 * ridges (`NAME-ridges.png`) and the contact region (`NAME-mask.png`).
 */
export async function writePrint(
  { image, truth }: Impression,
  folder: string,
  name: string,
  format: "png" | "tif",
  more: Readonly<Record<string, string>> = {},
): Promise<void> {
  const { ridges, mask, ...plain } = truth;
  const contact = { ...ridges, data: Float32Array.from(mask.data, (inside) => 255 * inside) };
  const truths = join(folder, TRUTH_FOLDER);
  mkdirSync(truths, { recursive: true });
  await writeImage(join(folder, `${name}.${format}`), image);
  await writeImage(join(truths, `${name}-ridges.png`), ridges);
  await writeImage(join(truths, `${name}-mask.png`), contact);
  writeFileSync(join(truths, `${name}.json`), `${JSON.stringify({ ...more, ...plain })}\n`);
}
