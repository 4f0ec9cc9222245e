import type { TensorInfo } from "@tensorflow/tfjs-core";
import type { KernelCall } from "../kernel.js";
import { type ReduceAttributes, reduceSum } from "../reduceSum.js";

/** tfjs's Sum. */
export function sum(call: KernelCall<{ x: TensorInfo }, ReduceAttributes>): TensorInfo | undefined {
  return reduceSum(call, false);
}
