import type { GrayImage } from "../../prints/grayImage.js";
import { onnxModel } from "../engine/onnxModel.js";
import { createSession, ortTensor } from "../engine/ort.js";
import { uncopied } from "../engine/uncopied.js";
import type { VggWeights } from "../weights/vggWeights.js";
import { prepareInput } from "./prepareInput.js";
import { type TrunkLayer, trunkGraph, trunkShape } from "./trunkGraph.js";

/** Prints that are computed at once: more do not go faster, and take 50 MiB each. */
const BATCH = 8;

/** The frozen layers of VGG16, ready to run. */
export interface Trunk {
  /**
   *  height, width and channels of a print's features: 14 × 14 × 512, which flatten in this order to the 100,352 of Algorithm 1
   */
  readonly shape: readonly [height: number, width: number, channels: number];
  /**
   * Features of prints: what the last layer's ReLU puts out, print after print. Blocks the thread; takes no memory beyond its
   * result that grows with the number of prints. A print's values depend on those beside it in the last bits of float32 only (10⁻⁵ of
   * the largest at most), since a matrix product's sums are ordered by its size.
   * @param images size × size, intensities 0–255
   * @param onDone called after each batch with the number of prints that are done
   * @throws RangeError for a print of another size.
   */
  run(images: readonly GrayImage[], onDone?: (done: number) => void): Float32Array;
  /** Gives the memory back; it cannot run any more. */
  dispose(): void;
}

/**
 * Compiles the layers up to and with `until` into one graph on ONNX Runtime, whatever backend tfjs uses.
 * @param size pixels of the input's side; default 224
 */
export function createTrunk(weights: VggWeights, until: TrunkLayer, size = 224): Trunk {
  const session = createSession(onnxModel(uncopied(trunkGraph(weights, until, size))));
  const shape = trunkShape(until, size);
  const length = shape[0] * shape[1] * shape[2];
  const inputLength = 3 * size * size;
  let input = new Float32Array(0);

  function run(images: readonly GrayImage[], onDone?: (done: number) => void): Float32Array {
    const wrong = images.find(({ width, height }) => width !== size || height !== size);
    if (wrong)
      throw new RangeError(`the trunk takes prints of ${size}×${size} pixels; given one of ${wrong.width}×${wrong.height}`);
    const features = new Float32Array(images.length * length);
    if (input.length < Math.min(BATCH, images.length) * inputLength)
      input = new Float32Array(Math.min(BATCH, images.length) * inputLength);
    for (let done = 0; done < images.length; ) {
      const batch = images.slice(done, done + BATCH);
      for (const [i, image] of batch.entries()) {
        prepareInput(image, weights.scaling, input.subarray(i * inputLength, (i + 1) * inputLength));
      }
      session.run(
        { images: ortTensor(input.subarray(0, batch.length * inputLength), [batch.length, 3, size, size]) },
        { features: ortTensor(features.subarray(done * length, (done + batch.length) * length), [batch.length, ...shape]) },
      );
      done += batch.length;
      onDone?.(done);
    }
    return features;
  }

  return { shape, run, dispose: () => session.dispose() };
}
