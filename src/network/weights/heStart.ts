import type { Stream } from "../../random/stream.js";
import { kernelLength, VGG16_CONVOLUTIONS } from "../vgg16.js";
import { type VggWeights, vggWeights } from "./vggWeights.js";

/**
 * Untrained weights: normal with variance 2 / (9 · inputs), which keeps the scale of what passes through ReLUs, and no bias
 * (He et al. 2015, equation 10). A pure function of the stream's name and seed, whatever was drawn from it before.
 * @param name for captions; says the seed
 */
export function heStart(stream: Stream, name = "untrained (He)"): VggWeights {
  const layers = VGG16_CONVOLUTIONS.map((convolution) => {
    const drawn = new Float64Array(kernelLength(convolution));
    stream.substream(convolution.name).fillNormal(drawn);
    const deviation = Math.sqrt(2 / (9 * convolution.inputs));
    const kernel = new Float32Array(drawn.length);
    for (let i = 0; i < kernel.length; i++) kernel[i] = drawn[i] * deviation;
    return [convolution.name, { kernel, bias: new Float32Array(convolution.outputs) }] as const;
  });
  return vggWeights(name, "unit", Object.fromEntries(layers));
}
