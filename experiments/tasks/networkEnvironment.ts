import { ortVersion } from "../../src/network/engine/ort.js";
import { selectBackend } from "../../src/network/engine/selectBackend.js";
import { COMPUTED_WEIGHTS, listWeights } from "../../src/network/weights/listWeights.js";
import { threads as threadsOf } from "../../src/threads.js";

/** What a network's results depend on beside configuration, data and code. Selects the backend. */
export async function networkEnvironment(weights: string): Promise<Record<string, string>> {
  const { name, version, threads } = await selectBackend();
  return {
    backend: `${name} (${version}, ${threads} threads)`,
    trunk: `onnxruntime-node ${ortVersion}, ${threadsOf()} threads`,
    weights: await weightsIdentity(weights),
  };
}

/** The name, with the digest of those that come from a file. Throws a RangeError where there are none of that name. */
async function weightsIdentity(name: string): Promise<string> {
  if (COMPUTED_WEIGHTS.includes(name)) return `${name} (seed 1)`;
  const added = await listWeights("data/weights");
  const found = added.find((record) => record.name === name);
  if (found) return `${name} (${found.source}, digest ${found.digest.slice(0, 12)})`;
  const known = [...COMPUTED_WEIGHTS, ...added.map((record) => record.name)].join(", ");
  throw new RangeError(`no weights are called ${name}; there are ${known}; "ridgelab weights add FILE.h5" adds more`);
}
