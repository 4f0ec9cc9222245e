import type { OnnxConstant, OnnxGraph, OnnxNode } from "../onnxModel.js";
import { inputPixels, outputPixels, type PictureSize, placesOfPixels, quarters, tileCount } from "./tiles.js";
import {
  filterTransform,
  flat,
  inputTransform,
  OUTPUTS,
  outputTransform,
  PRODUCTS,
  transposed,
  turnedFilterTransform,
} from "./transforms.js";

/**
 * Pieces of ONNX graphs that convolve by Winograd's method with a 3 × 3 filter, stride 1 and a padding of 1. Data lie pixel by pixel, then
 * print by print, then channel by channel (height · width × prints · channels), so that a tile is gathered in long runs whatever the batch.
 */
export interface GraphParts {
  readonly nodes: OnnxNode[];
  readonly constants: OnnxConstant[];
}

/** A convolution's place in a graph. Its parts are named after it. */
export interface WinogradLayer extends PictureSize {
  readonly name: string;
  /** height · width × prints · inputs, and with `padded` a row of zeros after them */
  readonly input: string;
  readonly padded?: boolean;
  /** 9 × inputs × outputs in any shape; constants are transformed when the graph is loaded */
  readonly filter: string;
  /** outputs; with `pads` what `paddingBias` makes of them */
  readonly bias?: string;
  readonly inputs: number;
  readonly outputs: number;
  readonly relu?: boolean;
  /** the result ends with a row of zeros, so that the next convolution need not add it; takes a bias and a ReLU */
  readonly pads?: boolean;
  /** ends with the 2 × 2 maximum of stride 2 */
  readonly pool?: boolean;
  /** the filter turned by 180° and from its outputs to its inputs, as the gradient of the input wants it: 9 × outputs × inputs */
  readonly turned?: boolean;
}

/** A picture, and the channels that a convolution leads from and to. */
export interface LayerSize extends PictureSize {
  readonly inputs: number;
  readonly outputs: number;
}

type Input = Pick<WinogradLayer, "input" | "padded">;

/** Adds the convolution to the graph; its result, height · width × prints × outputs, bears the layer's name. */
export function addConvolution(graph: GraphParts, layer: WinogradLayer): void {
  const { name, filter, bias, inputs, outputs, relu, pads, pool, turned } = layer;
  const { add, shape } = adder(graph, name);
  const values = addTransformedInput(graph, name, layer, inputPixels(layer), inputs);
  const row = add("Reshape", [filter, shape("taps", [9, inputs * outputs])]);
  const factors = add("MatMul", [matrix(graph, turned ? turnedFilterTransform : filterTransform), row]);
  const sizes = turned ? [PRODUCTS, outputs, inputs] : [PRODUCTS, inputs, outputs];
  const filters = add("Reshape", [factors, shape("factors", sizes)]);
  const products = turned
    ? add("FusedMatMul", [values, filters], { transB: 1 }, "com.microsoft")
    : add("MatMul", [values, filters]);
  const tiles = add("MatMul", [matrix(graph, outputTransform), add("Reshape", [products, shape("columns", [PRODUCTS, -1])])]);
  const places = add("Reshape", [tiles, shape("places", [OUTPUTS * OUTPUTS * tileCount(layer), -1])]);
  const at = placesOfPixels(layer);
  const corners = pool ? quarters(layer).map((corner) => corner.map((pixel) => at[pixel])) : [at];
  const order = corners.flatMap((of) => (pads ? [...of, 0] : of));
  const rows = order.length / (pool ? 4 : 1);
  let last = add("Gather", [places, shape("order", order)], { axis: 0 });
  if (pool) last = add("ReduceMax", [add("Reshape", [last, shape("corners", [4, rows, -1])])], { axes: [0], keepdims: 0 });
  last = add("Reshape", [last, shape("prints", [rows, -1, outputs])]);
  if (bias) last = add("Add", [last, bias]);
  graph.nodes.push({ op: relu ? "Relu" : "Identity", inputs: [last], outputs: [name] });
}

/** A bias that leaves nothing above zero in the row after the last of `pixels`: pixels + 1 × 1 × outputs. */
export function paddingBias(bias: Float32Array, pixels: number): Float32Array {
  const rows = new Float32Array((pixels + 1) * bias.length);
  for (let pixel = 0; pixel < pixels; pixel++) rows.set(bias, pixel * bias.length);
  return rows.fill(Number.NEGATIVE_INFINITY, pixels * bias.length);
}

/** A graph that convolves `x` (prints × height · width × inputs) with `filter`, and adds `bias`, into `y` (prints × height · width × outputs). */
export function convolutionGraph(layer: Omit<WinogradLayer, "name" | "input" | "filter">): OnnxGraph {
  const { bias } = layer;
  const graph: GraphParts = { nodes: [], constants: [] };
  addPixels(graph, "x", "pixels", layer);
  addConvolution(graph, { ...layer, name: "sum", input: "pixels", filter: "filter" });
  addPrints(graph, "sum", "y");
  const names = ["x", "filter", ...(bias ? [bias] : [])];
  return { inputs: names.map((name) => ({ name })), outputs: [{ name: "y" }], ...graph };
}

/** A graph that gives the gradient of the filter (9 × inputs · outputs), `y`, from `x` and the gradient `dy` of what it convolves to. */
export function filterGradientGraph({ inputs, outputs, ...size }: LayerSize): OnnxGraph {
  const graph: GraphParts = { nodes: [], constants: [] };
  addPixels(graph, "x", "x pixels", size);
  addPixels(graph, "dy", "dy pixels", size);
  const { add, shape } = adder(graph, "y");
  const values = addTransformedInput(graph, "x", { input: "x pixels" }, inputPixels(size), inputs);
  const tiles = addTiles(graph, "dy", { input: "dy pixels" }, outputPixels(size), OUTPUTS * OUTPUTS);
  const columns = add("MatMul", [matrix(graph, transposed(outputTransform)), tiles]);
  const factors = add("Reshape", [columns, shape("slopes", [PRODUCTS, -1, outputs])]);
  const products = add("FusedMatMul", [values, factors], { transA: 1 }, "com.microsoft");
  const flatProducts = add("Reshape", [products, shape("products", [PRODUCTS, -1])]);
  graph.nodes.push({ op: "MatMul", inputs: [matrix(graph, transposed(filterTransform)), flatProducts], outputs: ["y"] });
  return { inputs: [{ name: "x" }, { name: "dy" }], outputs: [{ name: "y" }], ...graph };
}

/** Pictures, print by print (prints × pixels × channels), pixel by pixel: pixels × prints · channels. */
function addPixels(graph: GraphParts, from: string, to: string, { height, width }: PictureSize): void {
  const { add, shape } = adder(graph, to);
  const turned = add("Transpose", [from], { perm: [1, 0, 2] });
  graph.nodes.push({ op: "Reshape", inputs: [turned, shape("joined", [height * width, -1])], outputs: [to] });
}

/** What lies pixel by pixel (pixels × prints × channels), print by print. */
function addPrints(graph: GraphParts, from: string, to: string): void {
  graph.nodes.push({ op: "Transpose", inputs: [from], outputs: [to], attributes: { perm: [1, 0, 2] } });
}

/** 36 × tiles · prints × channels: what is multiplied with the filter's factors. */
function addTransformedInput(graph: GraphParts, name: string, input: Input, pixels: readonly number[], channels: number): string {
  const { add, shape } = adder(graph, `${name}/in`);
  const tiles = addTiles(graph, `${name}/in`, input, pixels, PRODUCTS);
  const transformed = add("MatMul", [matrix(graph, inputTransform), tiles]);
  return add("Reshape", [transformed, shape("values", [PRODUCTS, -1, channels])]);
}

/** Gathers tiles of `places` pixels each: places × tiles · prints · channels. A row of zeros stands for the padding. */
function addTiles(graph: GraphParts, name: string, { input, padded }: Input, pixels: readonly number[], places: number): string {
  const { add, shape } = adder(graph, `${name}/tiles`);
  const all = padded ? input : add("Pad", [input, shape("row", [0, 0, 1, 0])]);
  const gathered = add("Gather", [all, shape("pixels", pixels)], { axis: 0 });
  return add("Reshape", [gathered, shape("columns", [places, -1])]);
}

/** Adds nodes with one output each, and integer constants, under names of their own. */
export function adder(graph: GraphParts, prefix: string) {
  return {
    add(op: string, inputs: string[], attributes?: OnnxNode["attributes"], domain?: string): string {
      const name = `${prefix}/${op}${graph.nodes.length}`;
      graph.nodes.push({ op, inputs, outputs: [name], attributes, domain });
      return name;
    },
    shape(of: string, values: readonly number[]): string {
      const name = `${prefix}/${of}`;
      graph.constants.push({ name, shape: [values.length], values: BigInt64Array.from(values, BigInt) });
      return name;
    },
  };
}

/** Adds a constant matrix. @param leading its sizes but for the last; default its rows */
export function matrix(
  graph: GraphParts,
  rows: readonly (readonly number[])[],
  leading: readonly number[] = [rows.length],
): string {
  const name = `matrix ${graph.constants.length}`;
  graph.constants.push({ name, shape: [...leading, rows[0].length], values: flat(rows) });
  return name;
}
