import type { TensorInfo } from "@tensorflow/tfjs-core";
import { activate, isSimpleActivation } from "../activate.js";
import { type KernelCall, valuesOf } from "../kernel.js";
import { type MatMulAttributes, matMul } from "../matMul.js";

/** tfjs's _FusedMatMul: matrix product, bias for each column, activation. */
export function fusedMatMul({
  inputs: { a, b, bias },
  attrs,
  backend,
}: KernelCall<{ a: TensorInfo; b: TensorInfo; bias?: TensorInfo }, MatMulAttributes & { activation?: string }>):
  | TensorInfo
  | undefined {
  const biases = bias && valuesOf(backend, bias);
  const columns = b.shape.at(attrs.transposeB ? -2 : -1);
  if (!isSimpleActivation(attrs.activation) || (biases && biases.length !== columns)) return undefined;
  const product = matMul(backend, a, b, attrs, biases);
  return product && activate(backend, product, attrs.activation);
}
