import { listWeights, OWN_WEIGHTS, type WeightsRecord } from "./listWeights.js";

/**
 * The record of weights that were added to a folder.
 * @throws RangeError in one line where there are none of that name, with those that there are.
 */
export async function findWeights(name: string, folder: string): Promise<WeightsRecord> {
  const added = await listWeights(folder);
  const found = added.find((record) => record.name === name);
  if (found) return found;
  const known = [...OWN_WEIGHTS, ...added.map((record) => record.name)].join(", ");
  throw new RangeError(`no weights are called ${name}; there are ${known}; "ridgelab weights add FILE" adds more`);
}
