import { createHash } from "node:crypto";
import { kernelLength, VGG16_CONVOLUTIONS } from "../vgg16.js";

/**
 * What a print is made into before the first convolution: `bgr-mean`, Keras's preprocessing for the ImageNet weights (0–255, less
 * the mean of ImageNet's blue, green and red); `unit`, zero mean and unit variance a print.
 */
export type InputScaling = "bgr-mean" | "unit";

/** Kernel and bias of one convolution. */
export interface ConvolutionWeights {
  /** 3 × 3 × inputs × outputs: height, width, in, out, which is Keras's order */
  readonly kernel: Float32Array;
  /** one value for each output */
  readonly bias: Float32Array;
}

/** Weights of all thirteen convolutions. A plain object, so that it crosses to a worker thread as it is. */
export interface VggWeights {
  /** for captions and tables, e.g. "untrained (He, seed 1)" */
  readonly name: string;
  /** SHA-256, in hexadecimal, of the scaling and of every layer's name, shape and values */
  readonly digest: string;
  readonly scaling: InputScaling;
  /** by the convolution's name */
  readonly layers: Readonly<Record<string, ConvolutionWeights>>;
}

/**
 * Weights with their digest.
 * @throws RangeError when a layer is missing or of another size than VGG16's.
 */
export function vggWeights(name: string, scaling: InputScaling, layers: Record<string, ConvolutionWeights>): VggWeights {
  const hash = createHash("sha256").update(`ridgelab vgg16 ${scaling}\n`);
  for (const convolution of VGG16_CONVOLUTIONS) {
    const { name: layer, inputs, outputs } = convolution;
    const { kernel, bias } = layers[layer] ?? {};
    if (kernel?.length !== kernelLength(convolution) || bias?.length !== outputs) {
      throw new RangeError(
        `${layer} has ${kernel?.length ?? "no"} weights and ${bias?.length ?? "no"} biases; ` +
          `VGG16's has 3 × 3 × ${inputs} × ${outputs} and ${outputs}`,
      );
    }
    hash.update(`${layer} 3 3 ${inputs} ${outputs}\n`).update(bytes(kernel)).update(bytes(bias));
  }
  return { name, digest: hash.digest("hex"), scaling, layers };
}

function bytes(values: Float32Array): Uint8Array {
  return new Uint8Array(values.buffer, values.byteOffset, values.byteLength);
}
