import { UsageError } from "../../../src/lab/errors.js";
import { expectedBackend } from "../../../src/network/engine/expectedBackend.js";
import { ortVersion } from "../../../src/network/engine/ort.js";
import { findWeights } from "../../../src/network/weights/findWeights.js";
import { COMPUTED_WEIGHTS, SHIPPED_WEIGHTS } from "../../../src/network/weights/listWeights.js";
import { shippedRecord } from "../../../src/network/weights/shippedWeights.js";
import { threads as threadsOf } from "../../../src/threads.js";

/**
 * What a network's results depend on beside configuration, data and code, and whether the weights have seen prints of the data's kind.
 * @param kind of the data set
 */
export async function networkEnvironment(weights: string, kind: string): Promise<Record<string, string>> {
  const { name, version, threads } = expectedBackend();
  return {
    backend: `${name} (${version}, ${threads} threads)`,
    trunk: `onnxruntime-node ${ortVersion}, ${threadsOf()} threads`,
    weights: await weightsIdentity(weights),
    ...(kind === "synthetic" && FITTED_WEIGHTS.includes(weights) ? { generator: SAME_GENERATOR } : {}),
  };
}

/** Weights that were made with prints of the lab's own generator. */
const FITTED_WEIGHTS: readonly string[] = [SHIPPED_WEIGHTS, "data-dependent"];
const SAME_GENERATOR = "The prints come from the same generator as those that the weights were made with.";

/** The name, with the digest of those that come from a file. Throws a UsageError where there are none of that name. */
async function weightsIdentity(name: string): Promise<string> {
  if (COMPUTED_WEIGHTS.includes(name)) return `${name} (seed 1)`;
  if (name === SHIPPED_WEIGHTS) {
    const { source, digest } = await shippedRecord();
    return `${name} (${source}, digest ${digest.slice(0, 12)})`;
  }
  const { source, digest } = await findWeights(name, "data/weights").catch((cause: Error) => {
    throw cause instanceof RangeError ? new UsageError(`weights: ${cause.message}`, { cause }) : cause;
  });
  return `${name} (${source}, digest ${digest.slice(0, 12)})`;
}
