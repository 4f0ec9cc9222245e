import { VGG16_CONVOLUTIONS } from "../../../src/network/vgg16.js";
import { type VggWeights, vggWeights } from "../../../src/network/weights/vggWeights.js";

/** Weights of which no two neighbours are alike, so that a wrong order shows. */
export function counting(): VggWeights {
  const layers = VGG16_CONVOLUTIONS.map(({ name, inputs, outputs }) => {
    const kernel = new Float32Array(9 * inputs * outputs);
    for (let i = 0; i < kernel.length; i++) kernel[i] = (i % 1009) / 1009 - 0.5;
    return [name, { kernel, bias: Float32Array.from({ length: outputs }, (_, i) => i / 512) }] as const;
  });
  return vggWeights("counting", "bgr-mean", Object.fromEntries(layers));
}
