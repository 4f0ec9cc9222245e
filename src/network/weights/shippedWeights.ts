import { join } from "node:path";
import { packageRoot } from "../../packageRoot.js";
import { readRecord, SHIPPED_WEIGHTS, type WeightsRecord } from "./listWeights.js";
import { readSafetensors } from "./readSafetensors.js";
import type { VggWeights } from "./vggWeights.js";

/**
 * What is recorded of the weights that come with the lab.
 * @throws Error of one line where the record is missing or damaged.
 */
export function shippedRecord(): Promise<WeightsRecord> {
  const path = pathOf("json");
  return readRecord(path).catch((cause) => {
    throw new Error(`${path}: is missing or damaged; it comes with the lab, get it again`, { cause });
  });
}

/**
 * The weights that come with the lab.
 * @param file default: where they are shipped
 * @throws Error of one line where the file is missing, damaged or not the one that is recorded.
 */
export async function openShippedWeights(file = pathOf("safetensors")): Promise<VggWeights> {
  const { digest } = await shippedRecord();
  const weights = await readSafetensors(file, `${SHIPPED_WEIGHTS} (${digest.slice(0, 12)})`);
  if (weights.digest !== digest) throw new Error(`${file}: is damaged; it comes with the lab, get it again`);
  return weights;
}

function pathOf(ending: string): string {
  return join(packageRoot(), "data", "weights", `${SHIPPED_WEIGHTS}.${ending}`);
}
