import { fused, type Tensor, type Tensor4D, tensor4d, tidy } from "@tensorflow/tfjs-core";
import { model, type SymbolicTensor } from "@tensorflow/tfjs-layers";
import { createStream } from "../../random/createStream.js";
import { createTail } from "../tail.js";
import { tailInput, tailSide } from "../tailInput.js";
import type { Pooling } from "../tailOptions.js";
import { setWeightsOf } from "../train/trainTail.js";
import { toFloat16 } from "../trunk/float16.js";
import type { VggWeights } from "../weights/vggWeights.js";
import { type HalfRows, takeHalfRows } from "./halfRows.js";

/** Prints that are computed at once. */
const BATCH = 16;

/**
 * Paper A's feature vectors: what block5_conv3 puts out, 100,352 values of a picture of 224 × 224, in half precision, a row a print.
 *
 * @param features of block5_conv1, height × width × 512 in a row
 * @param trained all weights of a trained tail; undefined for the network before tuning
 * @param linear what block5_conv3 puts out before its ReLU
 */
export function tailVectors(
  weights: VggWeights,
  features: HalfRows,
  {
    pooling,
    classes,
    trained,
    linear = false,
  }: { pooling: Pooling; classes: number; trained: readonly Float32Array[] | undefined; linear?: boolean },
  progress: (done: number, total: number) => void = () => {},
): HalfRows {
  const { rows: n, columns } = features;
  const side = tailSide(columns);
  const tail = createTail(weights, classes, pooling, createStream(0, "overwritten"), { side });
  if (trained) setWeightsOf(tail.model, trained);
  const [kernel, bias] = tail.model.getLayer("block5_conv3").getWeights();
  const until = tail.model.getLayer("block5_conv2").output as SymbolicTensor;
  const before = model({ inputs: tail.model.inputs, outputs: until });
  const run = (x: Tensor4D): Tensor =>
    fused.conv2d({
      x: before.predict(x) as Tensor4D,
      filter: kernel as Tensor4D,
      strides: 1,
      pad: "same",
      bias,
      activation: linear ? "linear" : "relu",
    });
  const data = new Uint16Array(n * columns);
  for (let from = 0; from < n; from += BATCH) {
    const some = Array.from({ length: Math.min(BATCH, n - from) }, (_, i) => from + i);
    const x = tensor4d(takeHalfRows(features, some), [some.length, ...tailInput(side)]);
    const y = tidy(() => run(x));
    data.set(toFloat16(y.dataSync<"float32">()), from * columns);
    x.dispose();
    y.dispose();
    progress(Math.min(n, from + BATCH), n);
  }
  tail.model.dispose();
  return { rows: n, columns, data };
}
