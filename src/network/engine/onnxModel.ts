/** The element types that the engine's graphs use, with their numbers in ONNX's TensorProto.DataType. */
export const ELEMENT_TYPES = { float32: 1, uint8: 2, int64: 7, float64: 11, bfloat16: 16 } as const;

/** Numbers in AttributeProto.AttributeType. */
const ATTRIBUTE_TYPES = { FLOAT: 1, INT: 2, STRING: 3, INTS: 7 } as const;

export type ElementType = keyof typeof ELEMENT_TYPES;

/** A graph's input or output. */
export interface OnnxValueInfo {
  name: string;
  /** a string names a size that is known only when the graph runs; default any rank and size */
  shape?: readonly (number | string)[];
  /** default "float32" */
  type?: ElementType;
}

/** One operator. An integer attribute is written as INT, any other number as FLOAT; wrap a whole float as `{ float: 1 }`. */
export interface OnnxNode {
  op: string;
  inputs: readonly string[];
  outputs: readonly string[];
  attributes?: Readonly<Record<string, number | string | readonly number[] | { float: number }>>;
  /** default ONNX's own operators */
  domain?: string;
}

export interface OnnxConstant {
  name: string;
  shape: readonly number[];
  values: Float32Array | BigInt64Array | Uint8Array;
}

export interface OnnxGraph {
  inputs: readonly OnnxValueInfo[];
  outputs: readonly OnnxValueInfo[];
  /** in an order in which every node follows those that it reads */
  nodes: readonly OnnxNode[];
  /** default none */
  constants?: readonly OnnxConstant[];
}

/**
 * Bytes of an ONNX model (IR version 8, operator set 17) that holds the graph; little-endian like the machines that it runs on.
 * Field numbers from onnx.proto3, wire format from protobuf.dev/programming-guides/encoding.
 * @throws RangeError when a constant's values do not fill its shape.
 */
export function onnxModel(graph: OnnxGraph): Uint8Array {
  const domains = new Set(["", ...graph.nodes.map((node) => node.domain ?? "")]);
  const parts: Part[] = [
    ...integer(1, 8),
    ...text(2, "ridgelab"),
    ...message(7, [
      ...graph.nodes.flatMap((node) => message(1, encodeNode(node))),
      ...text(2, "graph"),
      ...(graph.constants ?? []).flatMap((constant) => message(5, encodeConstant(constant))),
      ...graph.inputs.flatMap((info) => message(11, encodeValueInfo(info))),
      ...graph.outputs.flatMap((info) => message(12, encodeValueInfo(info))),
    ]),
    ...[...domains].flatMap((domain) => message(8, [...text(1, domain), ...integer(2, domain === "" ? 17 : 1)])),
  ];
  const bytes = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}

/** A message is kept as the list of its pieces, so that weights are copied once, at the end. */
type Part = Uint8Array | number[];

function encodeNode({ op, inputs, outputs, attributes = {}, domain }: OnnxNode): Part[] {
  return [
    ...inputs.flatMap((name) => text(1, name)),
    ...outputs.flatMap((name) => text(2, name)),
    ...text(4, op),
    ...Object.entries(attributes).flatMap(([name, value]) => message(5, [...text(1, name), ...encodeAttribute(value)])),
    ...(domain ? text(7, domain) : []),
  ];
}

function encodeAttribute(value: number | string | readonly number[] | { float: number }): Part[] {
  if (typeof value === "string") return [...text(4, value), ...integer(20, ATTRIBUTE_TYPES.STRING)];
  if (typeof value === "object" && "float" in value) return [...float(2, value.float), ...integer(20, ATTRIBUTE_TYPES.FLOAT)];
  if (typeof value === "object") return [...value.flatMap((v) => integer(8, v)), ...integer(20, ATTRIBUTE_TYPES.INTS)];
  if (Number.isInteger(value)) return [...integer(3, value), ...integer(20, ATTRIBUTE_TYPES.INT)];
  return [...float(2, value), ...integer(20, ATTRIBUTE_TYPES.FLOAT)];
}

function encodeConstant({ name, shape, values }: OnnxConstant): Part[] {
  const size = shape.reduce((product, n) => product * n, 1);
  if (size !== values.length)
    throw new RangeError(`constant ${name} has ${values.length} values; its shape [${shape}] takes ${size}`);
  return [
    ...shape.flatMap((n) => integer(1, n)),
    ...integer(2, ELEMENT_TYPES[typeOf(values)]),
    ...text(8, name),
    ...message(9, [new Uint8Array(values.buffer, values.byteOffset, values.byteLength)]),
  ];
}

function typeOf(values: OnnxConstant["values"]): ElementType {
  if (values instanceof Float32Array) return "float32";
  return values instanceof Uint8Array ? "uint8" : "int64";
}

function encodeValueInfo({ name, shape, type = "float32" }: OnnxValueInfo): Part[] {
  const dimensions = shape?.flatMap((n) => message(1, typeof n === "number" ? integer(1, n) : text(2, n)));
  const tensor = [...integer(1, ELEMENT_TYPES[type]), ...(dimensions ? message(2, dimensions) : [])];
  return [...text(1, name), ...message(2, message(1, tensor))];
}

function message(field: number, parts: Part[]): Part[] {
  const length = parts.reduce((sum, part) => sum + part.length, 0);
  return [[...varint((field << 3) | 2), ...varint(length)], ...parts];
}

function text(field: number, value: string): Part[] {
  return message(field, [new TextEncoder().encode(value)]);
}

function integer(field: number, value: number): Part[] {
  return [[...varint(field << 3), ...varint(value)]];
}

function float(field: number, value: number): Part[] {
  return [[...varint((field << 3) | 5)], new Uint8Array(new Float32Array([value]).buffer)];
}

/** Base 128, low groups first; negative numbers as 64-bit two's complement, as protobuf's int64 has them. */
function varint(value: number): number[] {
  let rest = BigInt.asUintN(64, BigInt(value));
  const bytes: number[] = [];
  for (; rest > 0x7fn; rest >>= 7n) bytes.push(Number(rest & 0x7fn) | 0x80);
  bytes.push(Number(rest));
  return bytes;
}
