import { type Tensor, tensor } from "@tensorflow/tfjs-core";
import * as tf from "@tensorflow/tfjs-layers";
import type { Stream } from "../random/stream.js";
import { ReluConvolution } from "./reluConvolution.js";
import { tailInput } from "./tailInput.js";
import type { Pooling, TailOptions } from "./tailOptions.js";
import { StreamDropout } from "./train/streamDropout.js";
import type { VggWeights } from "./weights/vggWeights.js";

/** The trained part of paper A's tuned VGG16, on the features of block5_conv1. */
export interface Tail {
  readonly model: tf.LayersModel;
  /** From the input to the pooled features: 512 values a print. It shares the model's layers. */
  readonly pooled: tf.LayersModel;
  /** Height and width of what it takes. */
  readonly side: number;
  /** Where the head drops features, if it does. */
  readonly dropout?: StreamDropout;
}

/**
 * The layers that paper A trains ("the last three layers": block5_conv2, block5_conv3, block5_pool), with its head: pooling, BatchNorm(512)
 * with momentum 0.99 unless told otherwise, dropout if asked for, Dense(classes) softmax. 4,730,900 trainable parameters for 20 classes (Table 2).
 *
 * @param stream draws the dense layer's weights (Glorot uniform)
 * @throws RangeError for fewer than two classes
 */
export function createTail(
  weights: VggWeights,
  classes: number,
  pooling: Pooling,
  stream: Stream,
  { trained = "block5_conv2 and block5_conv3", normMomentum = 0.99, dropout = 0, side = 14 }: TailOptions = {},
): Tail {
  if (!Number.isInteger(classes) || classes < 2) throw new RangeError(`a classifier needs at least 2 classes; given ${classes}`);
  const input = tf.input({ shape: tailInput(side) });
  const conv2 = new ReluConvolution(512, { name: "block5_conv2", toInput: false });
  const conv3 = new ReluConvolution(512, { name: "block5_conv3", pool: true, toInput: trained.includes("block5_conv2") });
  const gather =
    pooling === "average"
      ? tf.layers.globalAveragePooling2d({ name: "pooling", dataFormat: "channelsLast" })
      : tf.layers.globalMaxPooling2d({ name: "pooling", dataFormat: "channelsLast" });
  const norm = tf.layers.batchNormalization({ name: "norm", momentum: normMomentum, epsilon: 1e-3 });
  const dense = tf.layers.dense({ name: "classes", units: classes, activation: "softmax", kernelInitializer: "zeros" });

  const features = gather.apply(conv3.apply(conv2.apply(input))) as tf.SymbolicTensor;
  const drop = dropout > 0 ? new StreamDropout(dropout) : undefined;
  const normed = norm.apply(features) as tf.SymbolicTensor;
  const output = dense.apply(drop ? drop.apply(normed) : normed) as tf.SymbolicTensor;
  const model = tf.model({ inputs: input, outputs: output });
  const tail = { model, pooled: tf.model({ inputs: input, outputs: features }), side, dropout: drop };

  for (const layer of [conv2, conv3]) {
    const { kernel, bias } = weights.layers[layer.name]!;
    setWeights(layer, [tensor(kernel, [3, 3, 512, 512]), tensor(bias)]);
    layer.trainable = trained.includes(layer.name);
  }
  const limit = Math.sqrt(6 / (512 + classes));
  const drawn = Float32Array.from({ length: 512 * classes }, () => limit * (2 * stream.uniform() - 1));
  setWeights(dense, [tensor(drawn, [512, classes]), tensor(new Float32Array(classes))]);
  return tail;
}

function setWeights(layer: tf.layers.Layer, values: Tensor[]): void {
  layer.setWeights(values);
  for (const value of values) value.dispose();
}
