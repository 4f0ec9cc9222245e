import { add, conv2d, type Tensor, type Tensor4D, tensor4d, tidy } from "@tensorflow/tfjs-core";
import { model, type SymbolicTensor } from "@tensorflow/tfjs-layers";
import { createStream } from "../../random/createStream.js";
import { createTail } from "../tail.js";
import { TAIL_INPUT, VECTOR_LENGTH } from "../tailInput.js";
import type { Pooling } from "../tailOptions.js";
import { setWeightsOf } from "../train/trainTail.js";
import { fromFloat16, toFloat16 } from "../trunk/float16.js";
import type { VggWeights } from "../weights/vggWeights.js";

/** Prints that are computed at once. */
const BATCH = 16;

/**
 * Paper A's feature vectors: what block5_conv3 puts out, 100,352 values a print in half precision, print after print.
 *
 * @param features of block5_conv1, n × 14 × 14 × 512 in half precision
 * @param trained all weights of a trained tail; undefined for the network before tuning
 * @param linear what block5_conv3 puts out before its ReLU
 */
export function tailVectors(
  weights: VggWeights,
  features: Uint16Array,
  {
    pooling,
    classes,
    trained,
    linear = false,
  }: { pooling: Pooling; classes: number; trained: readonly Float32Array[] | undefined; linear?: boolean },
  progress: (done: number, total: number) => void = () => {},
): Uint16Array {
  const tail = createTail(weights, classes, pooling, createStream(0, "overwritten"));
  if (trained) setWeightsOf(tail.model, trained);
  const last = tail.model.getLayer("block5_conv3");
  const [kernel, bias] = last.getWeights();
  const until = linear ? tail.model.getLayer("block5_conv2") : last;
  const convolutions = model({ inputs: tail.model.inputs, outputs: until.output as SymbolicTensor });
  const run = (x: Tensor4D): Tensor => {
    const y = convolutions.predict(x) as Tensor4D;
    return linear ? add(conv2d(y, kernel as Tensor4D, 1, "same"), bias) : y;
  };
  const vectors = new Uint16Array(features.length);
  const n = features.length / VECTOR_LENGTH;
  for (let from = 0; from < n; from += BATCH) {
    const some = fromFloat16(features.subarray(from * VECTOR_LENGTH, (from + BATCH) * VECTOR_LENGTH));
    const x = tensor4d(some, [some.length / VECTOR_LENGTH, ...TAIL_INPUT]);
    const y = tidy(() => run(x));
    vectors.set(toFloat16(y.dataSync<"float32">()), from * VECTOR_LENGTH);
    x.dispose();
    y.dispose();
    progress(Math.min(n, from + BATCH), n);
  }
  tail.model.dispose();
  return vectors;
}
