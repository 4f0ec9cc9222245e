import type { TensorInfo } from "@tensorflow/tfjs-core";
import type { KernelCall } from "../kernel.js";
import { type ReduceAttributes, reduceSum } from "../reduceSum.js";

/** tfjs's Mean. */
export function mean(call: KernelCall<{ x: TensorInfo }, ReduceAttributes>): TensorInfo | undefined {
  return reduceSum(call, true);
}
