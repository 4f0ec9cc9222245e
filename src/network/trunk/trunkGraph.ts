import type { OnnxGraph, OnnxNode } from "../engine/onnxModel.js";
import { addConvolution, type GraphParts, paddingBias } from "../engine/winograd/graphs.js";
import { convolutionsUntil } from "../vgg16.js";
import type { VggWeights } from "../weights/vggWeights.js";
import { channelsFirst } from "./channelsFirst.js";

/**
 * Where the frozen part of the network ends: the paper's training keeps all up to block5_conv1, its feature extraction all
 * (Algorithm 1).
 */
export type TrunkLayer = "block5_conv1" | "block5_conv3";

const POOL = { kernel_shape: [2, 2], strides: [2, 2] };

/** From here on Winograd's method is the faster one, and the data lie as it wants them (measured on batches of 8). */
const WINOGRAD_BLOCK = 2;

/**
 * VGG16 from `images` (n × 3 × size × size) to `features`, the ReLU's output of the last layer, as n × height × width × channels.
 * The large pictures of the first block are convolved channels-first by ONNX Runtime's own operators, those of the others by Winograd's method.
 * @param until name of the last convolution
 * @param size pixels of the input's side
 */
export function trunkGraph(weights: VggWeights, until: string, size: number): OnnxGraph {
  const graph: GraphParts = { nodes: [], constants: [] };
  const layers = convolutionsUntil(until);
  let last = "images";
  const add = (op: string, name: string, inputs: string[], attributes?: OnnxNode["attributes"]): void => {
    graph.nodes.push({ op, inputs: [last, ...inputs], outputs: [name], attributes });
    last = name;
  };
  const constant = (name: string, shape: number[], values: Float32Array | BigInt64Array): string => {
    graph.constants.push({ name, shape, values });
    return name;
  };

  layers.forEach(({ name, block, inputs, outputs }, i) => {
    const { kernel, bias } = weights.layers[name];
    const starts = i > 0 && layers[i - 1].block < block;
    const side = size >> (block - 1);
    if (block < WINOGRAD_BLOCK) {
      if (starts) add("MaxPool", `block${block - 1}_pool`, [], POOL);
      const filter = constant(`${name}/kernel`, [outputs, inputs, 3, 3], channelsFirst(kernel, inputs, outputs));
      add("Conv", name, [filter, constant(`${name}/bias`, [outputs], bias)], { kernel_shape: [3, 3], pads: [1, 1, 1, 1] });
      add("Relu", `${name}/relu`, []);
      return;
    }
    const first = starts && block === WINOGRAD_BLOCK;
    if (first) {
      // In two steps: the first is one that ONNX Runtime does on the way out of its own order.
      add("MaxPool", `block${block - 1}_pool`, [], POOL);
      add("Transpose", "pictures", [], { perm: [0, 2, 3, 1] });
      add("Reshape", "pixels", [constant("pixels/shape", [3], BigInt64Array.of(-1n, BigInt(side * side), BigInt(inputs)))]);
      add("Transpose", "turned", [], { perm: [1, 0, 2] });
    }
    const ends = i + 1 === layers.length;
    const pool = !ends && layers[i + 1].block > block;
    const pixels = side ** 2 / (pool ? 4 : 1);
    const rows = BigInt64Array.of(BigInt(first ? side ** 2 : side ** 2 + 1), -1n);
    add("Reshape", `${name}/input`, [constant(`${name}/rows`, [2], rows)]);
    addConvolution(graph, {
      name,
      input: last,
      padded: !first,
      filter: constant(`${name}/kernel`, [3, 3, inputs, outputs], kernel),
      bias: ends
        ? constant(`${name}/bias`, [outputs], bias)
        : constant(`${name}/bias`, [pixels + 1, 1, outputs], paddingBias(bias, pixels)),
      inputs,
      outputs,
      height: side,
      width: side,
      relu: true,
      pads: !ends,
      pool,
    });
    last = name;
  });

  const shape = trunkShape(until, size);
  if (layers.at(-1)!.block < WINOGRAD_BLOCK) add("Transpose", "features", [], { perm: [0, 2, 3, 1] });
  else {
    add("Transpose", "prints", [], { perm: [1, 0, 2] });
    add("Reshape", "features", [constant("features/shape", [4], BigInt64Array.from([-1, ...shape], BigInt))]);
  }
  return {
    inputs: [{ name: "images", shape: ["n", 3, size, size] }],
    outputs: [{ name: "features", shape: ["n", ...shape] }],
    ...graph,
  };
}

/** Height, width and channels of a trunk's output. */
export function trunkShape(until: string, size: number): readonly [number, number, number] {
  const { block, outputs } = convolutionsUntil(until).at(-1)!;
  const side = size >> (block - 1);
  return [side, side, outputs];
}
