import type { TensorInfo } from "@tensorflow/tfjs-core";
import type { KernelCall } from "../kernel.js";
import { type MatMulAttributes, matMul } from "../matMul.js";

/** tfjs's BatchMatMul. */
export function batchMatMul({
  inputs: { a, b },
  attrs,
  backend,
}: KernelCall<{ a: TensorInfo; b: TensorInfo }, MatMulAttributes>): TensorInfo | undefined {
  return matMul(backend, a, b, attrs);
}
