import { openWeights } from "../../src/network/weights/openWeights.js";
import type { VggWeights } from "../../src/network/weights/vggWeights.js";
import type { Picture } from "./picture.js";

/** Synthetic prints that data-dependent weights are fitted to. */
export const FITTED_TO = 16;

/** The weights of a name; `data-dependent` ones are fitted to the pictures that `prints` makes. */
export function loadWeights(name: string, prints: () => Promise<Picture[]>): Promise<VggWeights> {
  return openWeights(name, {
    seed: 1,
    prints: async () => (await prints()).map((p) => ({ ...p, data: Float32Array.from(p.data), dpi: 500 })),
  });
}
