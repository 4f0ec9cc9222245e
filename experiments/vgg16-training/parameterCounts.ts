import { startBackend } from "../../src/network/engine/startBackend.js";
import type { ParameterCounts } from "../../src/network/parameterCounts.js";
import { countParameters, featureModel, tunedVgg16 } from "../../src/network/publishedNetworks.js";
import type { Pooling } from "../../src/network/tailOptions.js";
import { pick, type Received, stage } from "../define.js";
import { PAPER_CLASSES } from "../shared/network/tables.js";

/** Parameters of the two networks of paper A, at its number of classes. */
export interface NetworkCounts {
  readonly tuned: ParameterCounts;
  readonly feature: ParameterCounts;
}

/** Both networks are built, and counted layer by layer. */
export const parameterCounts = stage(
  import.meta.url,
  { config: pick("pooling") },
  async ({ config: { pooling } }: Received<{ pooling: Pooling }>): Promise<NetworkCounts> => {
    await startBackend();
    return { tuned: countParameters(tunedVgg16(PAPER_CLASSES, pooling)), feature: countParameters(featureModel()) };
  },
);
