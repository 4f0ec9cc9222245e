import type { OnnxConstant, OnnxGraph, OnnxNode } from "../engine/onnxModel.js";
import { convolutionsUntil } from "../vgg16.js";
import type { VggWeights } from "../weights/vggWeights.js";
import { channelsFirst } from "./channelsFirst.js";

/**
 * Where the frozen part of the network ends: the paper's training keeps all up to block5_conv1, its feature extraction all
 * (Algorithm 1).
 */
export type TrunkLayer = "block5_conv1" | "block5_conv3";

/**
 * VGG16 from `images` (n × 3 × size × size) to `features`, the ReLU's output of the last layer, as n × height × width × channels.
 * Inside it is channels-first, which ONNX Runtime's convolutions want; only the end is turned into Keras's order.
 * @param until name of the last convolution
 * @param size pixels of the input's side
 */
export function trunkGraph(weights: VggWeights, until: string, size: number): OnnxGraph {
  const nodes: OnnxNode[] = [];
  const constants: OnnxConstant[] = [];
  const convolutions = convolutionsUntil(until);
  let last = "images";
  const add = (op: string, name: string, inputs: string[], attributes?: OnnxNode["attributes"]): void => {
    nodes.push({ op, inputs: [last, ...inputs], outputs: [name], attributes });
    last = name;
  };

  let block = 1;
  for (const { name, block: next, inputs, outputs } of convolutions) {
    if (next > block) add("MaxPool", `block${block}_pool`, [], { kernel_shape: [2, 2], strides: [2, 2] });
    block = next;
    const { kernel, bias } = weights.layers[name];
    constants.push({ name: `${name}/kernel`, shape: [outputs, inputs, 3, 3], values: channelsFirst(kernel, inputs, outputs) });
    constants.push({ name: `${name}/bias`, shape: [outputs], values: bias });
    add("Conv", name, [`${name}/kernel`, `${name}/bias`], { kernel_shape: [3, 3], pads: [1, 1, 1, 1] });
    add("Relu", `${name}/relu`, []);
  }
  add("Transpose", "features", [], { perm: [0, 2, 3, 1] });
  return {
    inputs: [{ name: "images", shape: ["n", 3, size, size] }],
    outputs: [{ name: "features", shape: ["n", ...trunkShape(until, size)] }],
    nodes,
    constants,
  };
}

/** Height, width and channels of a trunk's output. */
export function trunkShape(until: string, size: number): readonly [number, number, number] {
  const { block, outputs } = convolutionsUntil(until).at(-1)!;
  const side = size >> (block - 1);
  return [side, side, outputs];
}
