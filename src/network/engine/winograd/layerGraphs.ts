import { ELEMENT_TYPES, type OnnxConstant, type OnnxGraph } from "../onnxModel.js";
import { adder, type GraphParts, type LayerSize, matrix } from "./graphs.js";
import { lineParts } from "./lines.js";
import { FILTER, transposed } from "./transforms.js";

/**
 * A convolution with its bias, its ReLU and, with `pool`, the 2 × 2 maximum of stride 2 after them. One graph leads forward and one back.
 *
 * Lines of pixels are transformed as wholes (`lineParts`), rows by one matrix and columns by another: with x̂ = (B ⊗ B) x and f̂ = (G ⊗ G) f the convolution is
 * y = (A ⊗ A) x̂f̂, and what leads back are the same matrices transposed. From ŷ′ = (A ⊗ A)ᵀ y′ come the gradients of the filter, (G ⊗ G)ᵀ x̂ᵀŷ′, and of the input,
 * (B ⊗ B)ᵀ ŷ′f̂ᵀ.
 */
export interface ReluLayer extends LayerSize {
  readonly pool: boolean;
}

/** The pairs of a row's and a column's points that are of as many tiles: a batch of matrix products. */
export interface ProductBatch {
  /** names what belongs to it */
  readonly id: string;
  /** tiles of a print */
  readonly tiles: number;
  /** pairs × 9: a filter to what the tiles are multiplied by */
  readonly filter: readonly (readonly number[])[];
}

/** Where none of a window's corners is above zero. */
const NO_CORNER = 4;

/** Those of sizes that were asked for. */
const batchesOf = new Map<string, ProductBatch[]>();

/** The products of a layer, in the order in which their factors lie. */
export function productBatches({ height, width }: LayerSize): readonly ProductBatch[] {
  const size = `${height} ${width}`;
  const batches = batchesOf.get(size) ?? newBatches(height, width);
  batchesOf.set(size, batches);
  return batches;
}

function newBatches(height: number, width: number): ProductBatch[] {
  return lineParts(height).flatMap((row, r) =>
    lineParts(width).map((column, c) => ({
      id: `${r}${c}`,
      tiles: row.tiles * column.tiles,
      filter: row.points.flatMap((p) => column.points.map((q) => FILTER[p].flatMap((a) => FILTER[q].map((b) => a * b)))),
    })),
  );
}

/** Windows of the maximum. */
export function windowCount({ height, width }: LayerSize): number {
  return (height >> 1) * (width >> 1);
}

/** From `filter` (9 × inputs · outputs) the `factors` of all products (pairs × inputs · outputs), or with `back` from the gradient of these that of the filter. */
export function factorsGraph(layer: LayerSize, back: boolean): OnnxGraph {
  const graph: GraphParts = { nodes: [], constants: [] };
  const rows = productBatches(layer).flatMap(({ filter }) => filter);
  const [from, to] = back ? ["factors", "filter"] : ["filter", "factors"];
  graph.nodes.push({ op: "MatMul", inputs: [matrix(graph, back ? transposed(rows) : rows), from], outputs: [to] });
  return { inputs: named(from), outputs: named(to), ...graph };
}

/**
 * From `x` (prints × height × width · inputs), the `factors ID` of each batch of products (pairs × inputs × outputs) and `bias` the layer's result `y` (prints ×
 * pixels × outputs), and what its gradients are made of: the `values ID` that are multiplied (pairs × tiles · prints × inputs), and with `pool` in `corner` which corner
 * of its window each value stands in, the first of the greatest, or 4 where none is above zero: whole numbers in a byte, 1 × prints · pixels · outputs.
 */
export function forwardGraph({ pool, ...layer }: ReluLayer): OnnxGraph {
  const graph: GraphParts = { nodes: [], constants: [] };
  const { add, shape } = adder(graph, "forward");
  const { height, width, inputs, outputs } = layer;
  addLinesIn(graph, inputLines(layer), add("Reshape", ["x", shape("x", [1, -1, height, width * inputs])]), inputs, "values");
  for (const { id } of productBatches(layer))
    graph.nodes.push({ op: "MatMul", inputs: [`values ${id}`, `factors ${id}`], outputs: [`products ${id}`] });
  const sum = addLinesOut(graph, outputLines(layer, pool), "products", outputs);
  const corners = pool ? add("Reshape", [sum, shape("corners", [4, -1])]) : undefined;
  const greatest = corners ? add("ReduceMax", [corners], { axes: [0], keepdims: 1 }) : sum;
  const pixels = pool ? windowCount(layer) : height * width;
  const biased = add("Add", [add("Reshape", [greatest, shape("pixels", [-1, pixels, outputs])]), "bias"]);
  graph.nodes.push({ op: "Relu", inputs: [biased], outputs: ["y"] });
  if (corners) {
    const first = add("Cast", [add("ArgMax", [corners], { axis: 0, keepdims: 1 })], { to: ELEMENT_TYPES.uint8 });
    const row = add("Reshape", [biased, shape("row", [1, -1])]);
    const above = add("Greater", [row, constant(graph, "zero", Float32Array.of(0))]);
    const none = constant(graph, "none", Uint8Array.of(NO_CORNER));
    graph.nodes.push({ op: "Where", inputs: [above, first, none], outputs: ["corner"] });
  }
  return {
    inputs: named("x", "bias", ...idsOf("factors", layer)),
    outputs: [...named("y", ...idsOf("values", layer)), ...(pool ? [{ name: "corner", type: "uint8" } as const] : [])],
    ...graph,
  };
}

/**
 * From the `values ID`, the gradient `dy` of the layer's result and what tells where it goes, `y` or with `pool` `corner`, the gradients of the factors,
 * `factorsBack ID` (pairs × inputs × outputs), of the bias, `biasBack`, summed in float64, and with `toInput` from the `factors ID` that of `x`, `xBack`. Terms of `dy`
 * are multiplied by 0 or 1.
 */
export function backGraph({ pool, ...layer }: ReluLayer, toInput: boolean): OnnxGraph {
  const { inputs, outputs } = layer;
  const graph: GraphParts = { nodes: [], constants: [] };
  const { add, shape } = adder(graph, "back");
  const passed = pool ? addPooledSlopes(graph, layer) : addSlopes(graph, layer);
  const double = add("Cast", [add("Reshape", [passed, shape("channels", [-1, outputs])])], { to: ELEMENT_TYPES.float64 });
  graph.nodes.push({ op: "ReduceSum", inputs: [double, shape("sum", [0])], outputs: ["biasBack"], attributes: { keepdims: 0 } });

  addLinesIn(graph, turned(outputLines(layer, pool)), "slopes", outputs, "slopes");
  for (const { id } of productBatches(layer)) {
    product(`values ${id}`, `slopes ${id}`, { transA: 1 }, `factorsBack ${id}`);
    if (toInput) product(`slopes ${id}`, `factors ${id}`, { transB: 1 }, `products ${id}`);
  }
  if (toInput) {
    const sum = addLinesOut(graph, turned(inputLines(layer)), "products", inputs);
    graph.nodes.push({ op: "Reshape", inputs: [sum, shape("x", [-1, layer.height * layer.width, inputs])], outputs: ["xBack"] });
  }
  return {
    inputs: [
      ...named("dy", ...idsOf("values", layer), ...(toInput ? idsOf("factors", layer) : [])),
      pool ? { name: "corner", type: "uint8" } : { name: "y" },
    ],
    outputs: [{ name: "biasBack", type: "float64" }, ...named(...idsOf("factorsBack", layer), ...(toInput ? ["xBack"] : []))],
    ...graph,
  };

  function product(a: string, b: string, attributes: Record<string, number>, to: string) {
    graph.nodes.push({ op: "FusedMatMul", inputs: [a, b], outputs: [to], attributes, domain: "com.microsoft" });
  }
}

/** Adds `slopes`, 1 × prints × height × width · outputs: `dy` where the result is above zero. Returns its terms. */
function addSlopes(graph: GraphParts, { height, width, outputs }: LayerSize): string {
  const { add, shape } = adder(graph, "slopes");
  const above = add("Greater", ["y", constant(graph, "zero", Float32Array.of(0))]);
  const passed = add("Mul", [add("Cast", [above], { to: ELEMENT_TYPES.float32 }), "dy"]);
  graph.nodes.push({ op: "Reshape", inputs: [passed, shape("lines", [1, -1, height, width * outputs])], outputs: ["slopes"] });
  return passed;
}

/** Adds `slopes`, 2 × prints × 2 · rows × columns · outputs, as `outputLines` has them: `dy` at the corner that was the greatest. Returns all that is passed. */
function addPooledSlopes(graph: GraphParts, { height, width, outputs }: LayerSize): string {
  const { add, shape } = adder(graph, "slopes");
  const rows = height >> 1;
  const windows = shape("windows", [1, -1, 1, rows, (width >> 1) * outputs]);
  const corner = add("Reshape", ["corner", windows]);
  const dy = add("Reshape", ["dy", windows]);
  const corners = constant(graph, "corners", Uint8Array.of(0, 2, 1, 3), [2, 1, 2, 1, 1]);
  const at = add("Mul", [add("Cast", [add("Equal", [corner, corners])], { to: ELEMENT_TYPES.float32 }), dy]);
  graph.nodes.push({
    op: "Reshape",
    inputs: [at, shape("lines", [2, -1, 2 * rows, (width >> 1) * outputs])],
    outputs: ["slopes"],
  });
  const above = add("Less", [corner, constant(graph, "none", Uint8Array.of(NO_CORNER))]);
  return add("Mul", [add("Cast", [above], { to: ELEMENT_TYPES.float32 }), dy]);
}

/** What leads from a line of pixels to the tiles of points, or back. */
interface LineMatrix {
  readonly points: number;
  readonly tiles: number;
  /** points · tiles × pixels; back, the other way round */
  readonly matrix: readonly (readonly number[])[];
}

/** For rows and columns, a part of the points each. */
interface Lines {
  readonly rows: readonly LineMatrix[];
  readonly columns: readonly LineMatrix[];
  /** 2 where even and odd pixels are apart, as the corners of a maximum want it; else 1 */
  readonly sides: number;
}

/** Of a layer's input. */
function inputLines({ height, width }: LayerSize): Lines {
  const of = (length: number) => lineParts(length).map((part) => ({ ...part, points: part.points.length, matrix: part.input }));
  return { rows: of(height), columns: of(width), sides: 1 };
}

/** Of its result before the maximum: with one even pixels come first, then the odd ones, and an odd edge is left out, as pooling does. */
function outputLines({ height, width }: LayerSize, pool: boolean): Lines {
  const of = (length: number) => {
    const even = Array.from({ length: length >> 1 }, (_, i) => 2 * i);
    const sides = [...even, ...even.map((i) => i + 1)];
    return lineParts(length).map(({ points, tiles, output }) => ({
      points: points.length,
      tiles,
      matrix: pool ? sides.map((i) => output[i]) : output,
    }));
  };
  return { rows: of(height), columns: of(width), sides: pool ? 2 : 1 };
}

/** The matrices of the way back. */
function turned({ rows, columns, sides }: Lines): Lines {
  const all = (parts: readonly LineMatrix[]) => parts.map((part) => ({ ...part, matrix: transposed(part.matrix) }));
  return { rows: all(rows), columns: all(columns), sides };
}

/** From pixels, sides × prints × rows × columns · channels, to points: `TO ID`, pairs × tiles · prints × channels. The data are turned round between rows and columns. */
function addLinesIn(graph: GraphParts, { rows, columns, sides }: Lines, from: string, channels: number, to: string): void {
  const { add, shape } = adder(graph, to);
  rows.forEach(({ points, tiles, matrix: ofRows }, r) => {
    const lines = add("MatMul", [matrix(graph, ofRows), from]);
    const across = columns[0].matrix[0].length / sides;
    const apart = add("Reshape", [lines, shape(`${r} apart`, [sides, -1, points, tiles, across, channels])]);
    const turnedRound = add("Transpose", [apart], { perm: [2, 0, 4, 3, 1, 5] });
    const pixels = add("Reshape", [turnedRound, shape(`${r} pixels`, [points, sides * across, -1])]);
    columns.forEach((column, c) => {
      const values = add("MatMul", [matrix(graph, column.matrix), pixels]);
      const pairs = shape(`${r}${c} pairs`, [points * column.points, -1, channels]);
      graph.nodes.push({ op: "Reshape", inputs: [values, pairs], outputs: [`${to} ${r}${c}`] });
    });
  });
}

/** From points, `FROM ID`, to pixels, the other way: sides · sides · prints × rows × columns · channels, by row's side and column's. */
function addLinesOut(graph: GraphParts, { rows, columns, sides }: Lines, from: string, channels: number): string {
  const { add, shape } = adder(graph, from);
  const ofParts = rows.map(({ points, tiles, matrix: ofRows }, r) => {
    const pixels = columns.map((column, c) => {
      const lines = shape(`${r}${c} lines`, [points, column.points * column.tiles, -1]);
      return add("MatMul", [matrix(graph, column.matrix), add("Reshape", [`${from} ${r}${c}`, lines])]);
    });
    const across = columns[0].matrix.length / sides;
    const apart = add("Reshape", [add("Sum", pixels), shape(`${r} apart`, [points, sides, across, tiles, -1, channels])]);
    const turnedRound = add("Transpose", [apart], { perm: [1, 4, 0, 3, 2, 5] });
    const lines = add("Reshape", [turnedRound, shape(`${r} lines`, [sides, -1, points * tiles, across * channels])]);
    return add("MatMul", [matrix(graph, ofRows, [sides, 1, 1, ofRows.length / sides]), lines]);
  });
  return add("Sum", ofParts);
}

function idsOf(name: string, layer: LayerSize): string[] {
  return productBatches(layer).map(({ id }) => `${name} ${id}`);
}

function constant(graph: GraphParts, name: string, values: OnnxConstant["values"], shape: number[] = [values.length]): string {
  graph.constants.push({ name, shape, values });
  return name;
}

function named(...names: string[]): { name: string }[] {
  return names.map((name) => ({ name }));
}
