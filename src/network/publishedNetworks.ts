import { createRequire } from "node:module";
import type * as layers from "@tensorflow/tfjs-layers";
import type { ParameterCounts } from "./parameterCounts.js";
import type { Pooling } from "./tailOptions.js";
import { VGG16_CONVOLUTIONS } from "./vgg16.js";

/** Loaded when first counted: the tables that count are built only where something has changed. */
function tfjs(): typeof layers {
  return createRequire(import.meta.url)("@tensorflow/tfjs-layers") as typeof layers;
}

/** Layers that paper A trains. */
const TRAINED: readonly string[] = ["block5_conv2", "block5_conv3"];

/** Paper A's tuned VGG16 (Table 2) as tfjs layers, all weights zero: for counting and drawing, not for running. */
export function tunedVgg16(classes: number, pooling: Pooling): layers.LayersModel {
  const tf = tfjs();
  const { input, output } = convolutions((name) => TRAINED.includes(name));
  const pooled =
    pooling === "average"
      ? tf.layers.globalAveragePooling2d({ dataFormat: "channelsLast" }).apply(output)
      : tf.layers.globalMaxPooling2d({ dataFormat: "channelsLast" }).apply(output);
  const head = tf.layers
    .dense({ units: classes, activation: "softmax", kernelInitializer: "zeros" })
    .apply(tf.layers.batchNormalization().apply(pooled));
  return tf.model({ inputs: input, outputs: head as layers.SymbolicTensor });
}

/** Paper A's feature model (Table 5): VGG16 without its top. */
export function featureModel(): layers.LayersModel {
  const tf = tfjs();
  const { input, output } = convolutions(() => true);
  return tf.model({ inputs: input, outputs: output });
}

/** Counts a model's parameters layer by layer. */
export function countParameters(model: layers.LayersModel): ParameterCounts {
  const size = (weights: readonly { shape: readonly (number | null)[] }[]): number =>
    weights.reduce((sum, { shape }) => sum + shape.reduce<number>((product, n) => product * (n ?? 1), 1), 0);
  const trainable = size(model.trainableWeights);
  const frozen = size(model.nonTrainableWeights);
  return { total: trainable + frozen, trainable, frozen };
}

function convolutions(trained: (name: string) => boolean): { input: layers.SymbolicTensor; output: layers.SymbolicTensor } {
  const tf = tfjs();
  const input = tf.input({ shape: [224, 224, 3] });
  let at = input;
  VGG16_CONVOLUTIONS.forEach(({ name, block, outputs }, i) => {
    const layer = tf.layers.conv2d({
      name,
      filters: outputs,
      kernelSize: 3,
      padding: "same",
      activation: "relu",
      kernelInitializer: "zeros",
    });
    layer.trainable = trained(name);
    at = layer.apply(at) as layers.SymbolicTensor;
    if (VGG16_CONVOLUTIONS[i + 1]?.block !== block) {
      at = tf.layers.maxPooling2d({ name: `block${block}_pool`, poolSize: 2, strides: 2 }).apply(at) as layers.SymbolicTensor;
    }
  });
  return { input, output: at };
}
