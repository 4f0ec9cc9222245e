import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { allInOrder } from "../../allInOrder.js";
import type { KernelOrder } from "./kernelOrder.js";

/** Name of the weights that come with the lab: trained to tell synthetic fingers apart (data/weights/README.md). */
export const SHIPPED_WEIGHTS = "fingerprints";

/** Names of the weights that are computed rather than read from a file. */
export const COMPUTED_WEIGHTS: readonly string[] = ["data-dependent", "untrained"];

/** Names that nothing else may have. */
export const OWN_WEIGHTS: readonly string[] = [SHIPPED_WEIGHTS, ...COMPUTED_WEIGHTS];

/** What is written beside a file of weights, as NAME.json. */
export interface WeightsRecord {
  readonly name: string;
  /** the weights' digest (see VggWeights), not the file's */
  readonly digest: string;
  /** name of the file that was added, or what they were trained on */
  readonly source: string;
  /** how the file's kernels are meant, where it does not say so itself */
  readonly kernels?: KernelOrder;
}

/**
 * The weights that were added to a folder, by name; none where there is no folder.
 * @throws Error of one line where a record cannot be read.
 */
export async function listWeights(folder: string): Promise<WeightsRecord[]> {
  const files = await readdir(folder).catch(() => []);
  const records = files.filter((file) => file.endsWith(".json") && file !== `${SHIPPED_WEIGHTS}.json`).sort();
  return allInOrder(records.map((file) => readRecord(join(folder, file))));
}

/**
 * A record, from its file.
 * @throws Error of one line where it cannot be read.
 */
export async function readRecord(path: string): Promise<WeightsRecord> {
  try {
    const { name, digest, source, kernels } = JSON.parse(await readFile(path, "utf8")) as Record<string, unknown>;
    if (typeof name === "string" && typeof digest === "string" && typeof source === "string") {
      return { name, digest, source, ...((kernels === "theano" || kernels === "tensorflow") && { kernels }) };
    }
  } catch {
    // Said below.
  }
  throw new Error(`${path}: is no record of added weights; delete it and add the weights again`);
}
