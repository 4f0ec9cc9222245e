import { ELEMENT_TYPES, type OnnxGraph } from "./onnxModel.js";

/** The output that ends a run. */
export const END = "end of the run";

/** What ONNX Runtime's binding says of it. */
export const END_MESSAGE = `Tensor type (${ELEMENT_TYPES.bfloat16}) is not supported.`;

/**
 * The graph with a further output, before all others, of a type that JavaScript has not. When a graph has run, the binding of ONNX Runtime 1.30 makes a
 * new array of every output and copies it there, also of those that it was given arrays for and that are filled by then; that takes longer than many a
 * matrix product. It goes through them in the model's order, and stops at the first that it cannot make an array of: `createSession` takes its
 * exception for the end of the run. A binding that copies nothing, as later ones do, has no need of it, and one that knew the type would be as slow as without.
 */
export function uncopied(graph: OnnxGraph): OnnxGraph {
  return {
    ...graph,
    outputs: [{ name: END, shape: [1], type: "bfloat16" }, ...graph.outputs],
    nodes: [{ op: "Cast", inputs: [`${END}/value`], outputs: [END], attributes: { to: ELEMENT_TYPES.bfloat16 } }, ...graph.nodes],
    constants: [{ name: `${END}/value`, shape: [1], values: Float32Array.of(0) }, ...(graph.constants ?? [])],
  };
}
