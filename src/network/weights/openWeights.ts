import { existsSync } from "node:fs";
import { join } from "node:path";
import type { GrayImage } from "../../prints/grayImage.js";
import { createStream } from "../../random/createStream.js";
import { dataDependentStart } from "./dataDependentStart.js";
import { findWeights } from "./findWeights.js";
import { heStart } from "./heStart.js";
import { SHIPPED_WEIGHTS } from "./listWeights.js";
import { readKerasWeights } from "./readKerasWeights.js";
import { openShippedWeights } from "./shippedWeights.js";
import type { VggWeights } from "./vggWeights.js";

export interface WeightsContext {
  /** master seed of weights that are computed */
  readonly seed: number;
  /** where `ridgelab weights add` puts files; default "data/weights" */
  readonly folder?: string;
  /**
   *  prints of 224 × 224 that `data-dependent` is fitted to, best none of the data set that is then worked on; called only for
   * that
   */
  readonly prints: () => readonly GrayImage[] | Promise<readonly GrayImage[]>;
}

/**
 * The weights of a name: `fingerprints`, which come with the lab, `data-dependent`, `untrained` (He), or what was added to the folder under it.
 * @throws RangeError in one line where there are none of that name, with those that there are.
 * @throws Error in one line where the file is no longer what was added, or cannot be read.
 */
export async function openWeights(name: string, { seed, folder = "data/weights", prints }: WeightsContext): Promise<VggWeights> {
  if (name === SHIPPED_WEIGHTS) return openShippedWeights();
  const stream = createStream(seed, "network/weights");
  if (name === "untrained") return heStart(stream, `untrained (He, seed ${seed})`);
  if (name === "data-dependent") {
    const images = await prints();
    const count = images.length === 1 ? "1 print" : `${images.length} prints`;
    return dataDependentStart(images, stream, { name: `data-dependent (${count}, seed ${seed})` });
  }
  const found = await findWeights(name, folder);
  const archive = join(folder, `${name}.keras`);
  const file = existsSync(archive) ? archive : join(folder, `${name}.h5`);
  const weights = await readKerasWeights(file, { name, kernels: found.kernels });
  if (weights.digest !== found.digest) throw new Error(`${file}: has changed since it was added; add it again`);
  return weights;
}
