import type { TrainedNetwork } from "../../../src/network/train/trainBySplit.js";
import { type VggWeights, vggWeights } from "../../../src/network/weights/vggWeights.js";

/** All thirteen convolutions of a tuned network: the frozen ones as they come, and the two that were trained. */
export function tunedWeights(start: VggWeights, trained: Pick<TrainedNetwork, "weights"> | undefined): VggWeights {
  if (!trained) return start;
  const [kernel2, bias2, kernel3, bias3] = trained.weights;
  return vggWeights(`${start.name}, tuned`, start.scaling, {
    ...start.layers,
    block5_conv2: { kernel: kernel2, bias: bias2 },
    block5_conv3: { kernel: kernel3, bias: bias3 },
  });
}
