import { ELEMENT_TYPES, type OnnxConstant, type OnnxGraph } from "../onnxModel.js";
import { addConvolution, adder, addFilterGradient, addPixels, addPrints, type GraphParts, type LayerSize } from "./graphs.js";
import { inputPixels, outputPixels, quarters } from "./tiles.js";
import { PRODUCTS } from "./transforms.js";

/** A convolution with its bias, its ReLU and, with `pool`, the 2 × 2 maximum of stride 2 after them. One graph leads forward and one back. */
export interface ReluLayer extends LayerSize {
  readonly pool: boolean;
}

/** Where none of a window's corners is above zero. */
const NO_CORNER = 4;

/**
 * From `x` (prints × height · width × inputs), `filter` and `bias` the layer's result `y` (prints × pixels × outputs), and what its gradients are made of: the
 * input `transformed` (36 × tiles · prints · inputs), and with `pool` in `corner` which corner of its window each value stands in, the first of the greatest, or 4
 * where none is above zero: whole numbers in a byte, 1 × pixels × prints · outputs.
 */
export function forwardGraph({ pool, ...layer }: ReluLayer): OnnxGraph {
  const graph: GraphParts = { nodes: [], constants: [] };
  const { add, shape } = adder(graph, "forward");
  addPixels(graph, "x", "pixels", layer);
  const names = { name: "relu", input: "pixels", filter: "filter", bias: "bias", transformed: "transformed" };
  addConvolution(graph, { ...layer, ...names, relu: true, byCorner: pool });
  if (!pool) {
    addPrints(graph, "relu", "y");
    return { inputs: named("x", "filter", "bias"), outputs: named("y", "transformed"), ...graph };
  }
  const windows = windowCount(layer);
  const corners = add("Reshape", ["relu", shape("corners", [4, windows, -1])]);
  const greatest = add("ReduceMax", [corners], { axes: [0], keepdims: 1 });
  addPrints(graph, add("Reshape", [greatest, shape("prints", [windows, -1, layer.outputs])]), "y");
  const first = add("Cast", [add("ArgMax", [corners], { axis: 0, keepdims: 1 })], { to: ELEMENT_TYPES.uint8 });
  const none = constant(graph, "none", Uint8Array.of(NO_CORNER));
  const above = add("Greater", [greatest, constant(graph, "zero", Float32Array.of(0))]);
  graph.nodes.push({ op: "Where", inputs: [above, first, none], outputs: ["corner"] });
  return {
    inputs: named("x", "filter", "bias"),
    outputs: [...named("y", "transformed"), { name: "corner", type: "uint8" }],
    ...graph,
  };
}

/**
 * From `transformed`, `filter`, the gradient `dy` of the layer's result and what tells where it goes, `y` or with `pool` `corner`, the gradients of the filter,
 * `filterBack` (9 × inputs · outputs), of the bias, `biasBack`, summed in float64, and with `toInput` of `x`, `xBack`. Terms of `dy` are multiplied by 0 or 1.
 */
export function backGraph({ pool, ...layer }: ReluLayer, toInput: boolean): OnnxGraph {
  const { inputs, outputs, height, width } = layer;
  const graph: GraphParts = { nodes: [], constants: [] };
  const { add, shape } = adder(graph, "back");
  const dy = add("Transpose", ["dy"], { perm: [1, 0, 2] });
  let passed: string;
  let slopes: string;
  const rows = shape("rows", [pool ? 4 * windowCount(layer) : height * width, -1]);
  if (pool) {
    const flat = add("Reshape", [dy, shape("windows", [1, windowCount(layer), -1])]);
    const at = add("Equal", ["corner", constant(graph, "corners", Uint8Array.of(0, 1, 2, 3), [4, 1, 1])]);
    slopes = add("Mul", [add("Cast", [at], { to: ELEMENT_TYPES.float32 }), flat]);
    const above = add("Less", ["corner", constant(graph, "none", Uint8Array.of(NO_CORNER))]);
    passed = add("Mul", [add("Cast", [above], { to: ELEMENT_TYPES.float32 }), flat]);
  } else {
    const kept = add("Greater", [add("Transpose", ["y"], { perm: [1, 0, 2] }), constant(graph, "zero", Float32Array.of(0))]);
    passed = add("Mul", [add("Cast", [kept], { to: ELEMENT_TYPES.float32 }), dy]);
    slopes = passed;
  }
  const input = { input: add("Pad", [add("Reshape", [slopes, rows]), shape("row", [0, 0, 1, 0])]), padded: true };
  const double = add("Cast", [add("Reshape", [passed, shape("channels", [-1, outputs])])], { to: ELEMENT_TYPES.float64 });
  graph.nodes.push({ op: "ReduceSum", inputs: [double, shape("sum", [0])], outputs: ["biasBack"], attributes: { keepdims: 0 } });

  const values = add("Reshape", ["transformed", shape("values", [PRODUCTS, -1, inputs])]);
  const kept = keptPixels({ ...layer, pool });
  addFilterGradient(graph, { values, slopes: input, pixels: rowsOf(kept, outputPixels(layer)), outputs, to: "filterBack" });
  if (toInput) {
    const turned = { inputs: outputs, outputs: inputs, height, width, filter: "filter", turned: true };
    addConvolution(graph, { ...turned, ...input, name: "sum", gathered: rowsOf(kept, inputPixels(layer)) });
    addPrints(graph, "sum", "xBack");
  }
  return {
    inputs: [
      ...named("transformed", "dy"),
      pool ? { name: "corner", type: "uint8" } : { name: "y" },
      ...(toInput ? named("filter") : []),
    ],
    outputs: [{ name: "filterBack" }, { name: "biasBack", type: "float64" }, ...(toInput ? named("xBack") : [])],
    ...graph,
  };
}

/** Pixels before the maximum, in the order in which the graph has them. */
function keptPixels(layer: ReluLayer): number[] {
  return layer.pool ? quarters(layer).flat() : Array.from({ length: layer.height * layer.width }, (_, pixel) => pixel);
}

/** Windows of the maximum. */
export function windowCount({ height, width }: LayerSize): number {
  return (height >> 1) * (width >> 1);
}

/** Where each of the pixels lies among those that are kept; what is not, as the padding, in the row of zeros after them. */
function rowsOf(kept: readonly number[], pixels: readonly number[]): number[] {
  const rows = new Map(kept.map((pixel, row) => [pixel, row]));
  return pixels.map((pixel) => rows.get(pixel) ?? kept.length);
}

function constant(graph: GraphParts, name: string, values: OnnxConstant["values"], shape: number[] = [values.length]): string {
  graph.constants.push({ name, shape, values });
  return name;
}

function named(...names: string[]): { name: string }[] {
  return names.map((name) => ({ name }));
}
